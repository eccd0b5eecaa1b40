package org.fascicle.image;

import org.fascicle.space.Region;

/** The checks at the door that all images share. */
final class Dimensions {

    private Dimensions() {}

    static void require(int width, int height, int length, int perPixel) {
        if (arrayLength(width, height, perPixel) != length) {
            throw new IllegalArgumentException("An image of " + width + " x " + height + " pixels needs "
                    + (long) width * height * perPixel + " values, not " + length + ".");
        }
    }

    static int arrayLength(int width, int height, int perPixel) {
        long length = (long) width * height * perPixel;
        if (width <= 0 || height <= 0 || length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("An image in memory cannot have " + width + " x " + height
                    + " pixels; read a smaller region or a coarser level.");
        }
        return (int) length;
    }

    static void requireInside(Region region, int width, int height) {
        if (!Region.ofSize(width, height).contains(region)) {
            throw new IllegalArgumentException(
                    region + " does not lie inside an image of " + width + " x " + height + ".");
        }
    }

    static void requireSameSize(int width, int height, int otherWidth, int otherHeight) {
        if (width != otherWidth || height != otherHeight) {
            throw new IllegalArgumentException("Images of " + width + " x " + height + " and " + otherWidth + " x "
                    + otherHeight + " pixels do not fit on each other.");
        }
    }
}
