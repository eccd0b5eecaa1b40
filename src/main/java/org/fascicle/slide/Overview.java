package org.fascicle.slide;

import org.fascicle.image.RgbImage;

/**
 * A whole slide in one small image.
 *
 * @param image the slide on the grid of {@code downsample}
 * @param downsample full-resolution pixels along an edge of an overview pixel, at least 1
 */
public record Overview(RgbImage image, double downsample) {}
