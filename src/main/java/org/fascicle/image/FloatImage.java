package org.fascicle.image;

import java.io.Serializable;
import org.fascicle.space.Region;

/**
 * An image of real numbers: optical densities, probabilities, distances.
 *
 * <p>{@code width * height} values, row by row. Owns its array: {@link #data()} hands out the array itself, for speed.
 */
public final class FloatImage implements Serializable {

    private static final long serialVersionUID = 1;

    private final int width;
    private final int height;
    private final float[] data;

    public FloatImage(int width, int height, float[] data) {
        Dimensions.require(width, height, data.length, 1);
        this.width = width;
        this.height = height;
        this.data = data;
    }

    public static FloatImage zeros(int width, int height) {
        return new FloatImage(width, height, new float[Dimensions.arrayLength(width, height, 1)]);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The values themselves, {@code y * width + x}. */
    public float[] data() {
        return data;
    }

    public float get(int x, int y) {
        return data[y * width + x];
    }

    /** A copy of the part inside {@code region}, which must lie within the image. */
    public FloatImage crop(Region region) {
        Dimensions.requireInside(region, width, height);
        FloatImage part = zeros(region.width(), region.height());
        for (int row = 0; row < region.height(); row++) {
            System.arraycopy(
                    data, (region.y() + row) * width + region.x(), part.data, row * region.width(), region.width());
        }
        return part;
    }
}
