package org.fascicle.report;

import org.fascicle.space.PixelSize;

/**
 * The grid that was measured on.
 *
 * @param downsample full-resolution pixels along an edge of a grid pixel
 * @param width columns
 * @param height rows
 * @param pixelSize size of a grid pixel
 */
public record GridUsed(double downsample, int width, int height, PixelSize pixelSize) {}
