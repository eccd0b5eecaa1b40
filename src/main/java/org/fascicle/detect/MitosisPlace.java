package org.fascicle.detect;

import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;

/**
 * A dark body's place in an image, and what its darkness is measured by.
 *
 * @param densities what its levels stand for
 * @param x column, pixel centres at integers
 * @param y row
 */
record MitosisPlace(RgbImage image, PixelSize pixelSize, NuclearDensities densities, double x, double y) {}
