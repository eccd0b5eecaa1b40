package org.fascicle.image;

import java.io.Serializable;
import java.util.BitSet;
import org.fascicle.space.Region;

/**
 * Which pixels belong to something.
 *
 * <p>{@code width * height} values, row by row. Owns its array: {@link #data()} hands out the array itself, for speed.
 */
public final class BinaryMask implements Serializable {

    private static final long serialVersionUID = 1;

    private final int width;
    private final int height;
    private final boolean[] data;

    public BinaryMask(int width, int height, boolean[] data) {
        Dimensions.require(width, height, data.length, 1);
        this.width = width;
        this.height = height;
        this.data = data;
    }

    public static BinaryMask empty(int width, int height) {
        return new BinaryMask(width, height, new boolean[Dimensions.arrayLength(width, height, 1)]);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The values themselves, {@code y * width + x}. */
    public boolean[] data() {
        return data;
    }

    public boolean get(int x, int y) {
        return data[y * width + x];
    }

    /** A copy of the part inside {@code region}, which must lie within the image. */
    public BinaryMask crop(Region region) {
        Dimensions.requireInside(region, width, height);
        BinaryMask part = empty(region.width(), region.height());
        for (int row = 0; row < region.height(); row++) {
            System.arraycopy(
                    data, (region.y() + row) * width + region.x(), part.data, row * region.width(), region.width());
        }
        return part;
    }

    public static BinaryMask full(int width, int height) {
        BinaryMask mask = empty(width, height);
        java.util.Arrays.fill(mask.data, true);
        return mask;
    }

    /** Number of pixels set. */
    public long count() {
        long count = 0;
        for (boolean set : data) {
            count += set ? 1 : 0;
        }
        return count;
    }

    /** Pixels set here and in {@code other}, which has the same size. */
    public BinaryMask and(BinaryMask other) {
        return combine(other, true, true);
    }

    /** Pixels set here but not in {@code other}, which has the same size. */
    public BinaryMask andNot(BinaryMask other) {
        return combine(other, true, false);
    }

    /** Pixels set here or in {@code other}, which has the same size. */
    public BinaryMask or(BinaryMask other) {
        return combine(other, false, true);
    }

    public BinaryMask not() {
        return full(width, height).andNot(this);
    }

    private BinaryMask combine(BinaryMask other, boolean both, boolean otherSet) {
        Dimensions.requireSameSize(width, height, other.width, other.height);
        BinaryMask result = empty(width, height);
        for (int i = 0; i < data.length; i++) {
            result.data[i] = both ? data[i] && other.data[i] == otherSet : data[i] || other.data[i];
        }
        return result;
    }

    private Object writeReplace() {
        BitSet set = new BitSet(data.length);
        for (int i = 0; i < data.length; i++) {
            set.set(i, data[i]);
        }
        return new Bits(width, height, set.toLongArray());
    }

    /** A mask as it travels: a bit for a pixel. */
    private record Bits(int width, int height, long[] set) implements Serializable {

        private Object readResolve() {
            BinaryMask mask = empty(width, height);
            BitSet.valueOf(set).stream().forEach(i -> mask.data[i] = true);
            return mask;
        }
    }
}
