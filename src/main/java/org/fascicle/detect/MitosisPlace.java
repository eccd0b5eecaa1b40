package org.fascicle.detect;

import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.WhitePoint;

/**
 * A dark body's place in an image, and what its darkness is measured by.
 *
 * @param nucleusOd optical density of the slide's usual nucleus
 * @param x column, pixel centres at integers
 * @param y row
 */
record MitosisPlace(RgbImage image, PixelSize pixelSize, WhitePoint white, double nucleusOd, double x, double y) {}
