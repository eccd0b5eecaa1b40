package org.fascicle.image;

import org.fascicle.space.Region;

/**
 * Objects as areas of equal numbers: 0 is background, each object has a number of its own above 0.
 *
 * <p>{@code width * height} values, row by row. Owns its array: {@link #data()} hands out the array itself, for speed.
 */
public final class LabelImage {

    private final int width;
    private final int height;
    private final int[] data;

    public LabelImage(int width, int height, int[] data) {
        Dimensions.require(width, height, data.length, 1);
        this.width = width;
        this.height = height;
        this.data = data;
    }

    public static LabelImage empty(int width, int height) {
        return new LabelImage(width, height, new int[Dimensions.arrayLength(width, height, 1)]);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The values themselves, {@code y * width + x}. */
    public int[] data() {
        return data;
    }

    public int get(int x, int y) {
        return data[y * width + x];
    }

    /** A copy of the part inside {@code region}, which must lie within the image. */
    public LabelImage crop(Region region) {
        Dimensions.requireInside(region, width, height);
        LabelImage part = empty(region.width(), region.height());
        for (int row = 0; row < region.height(); row++) {
            System.arraycopy(
                    data, (region.y() + row) * width + region.x(), part.data, row * region.width(), region.width());
        }
        return part;
    }

    /** The highest number in use; 0 if there is no object. */
    public int maxLabel() {
        int max = 0;
        for (int label : data) {
            max = Math.max(max, label);
        }
        return max;
    }

    /** Where there is any object. */
    public BinaryMask foreground() {
        BinaryMask mask = BinaryMask.empty(width, height);
        for (int i = 0; i < data.length; i++) {
            mask.data()[i] = data[i] != 0;
        }
        return mask;
    }
}
