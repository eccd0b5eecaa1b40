package org.fascicle.measure;

import java.io.Serializable;
import java.util.List;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.Region;

/**
 * Whether DAB lies in nuclei, as it does of a nuclear marker such as Ki-67, or beside them, as of actin.
 *
 * <p>An index of nuclei means something of a nuclear marker only. Where most of the DAB lies outside all nuclei it is none, and a segmenter
 * that looks for dark bodies takes some of it for nuclei.
 *
 * @param positivePx DAB-positive pixels of the analysable tissue
 * @param nuclearPx those of them that lie in a nucleus
 */
public record DabPlace(long positivePx, long nuclearPx) implements Serializable {

    public static final DabPlace NONE = new DabPlace(0, 0);

    /** Between 0.02 to 0.14 on six fields of Ki-67 and 0.52 to 0.99 on three of cytoplasmic stains, whichever segmenter looks. */
    private static final double MOST_OUTSIDE = 0.35;

    public DabPlace {
        if (nuclearPx < 0 || positivePx < nuclearPx) {
            throw new IllegalArgumentException(
                    "Positive pixels in nuclei are some of all: " + nuclearPx + " of " + positivePx + ".");
        }
    }

    /** Of one patch; nuclei that reach beyond it count as far as they lie in it. */
    public static DabPlace of(Region patch, BinaryMask positive, List<Nucleus> nuclei) {
        long inside = 0;
        for (Nucleus nucleus : nuclei) {
            inside += positiveIn(nucleus.mask(), patch, positive);
        }
        return new DabPlace(positive.count(), inside);
    }

    private static long positiveIn(ObjectMask mask, Region patch, BinaryMask positive) {
        Region shared = mask.bounds().intersection(patch);
        long count = 0;
        for (int y = shared.y(); y < shared.bottom(); y++) {
            for (int x = shared.x(); x < shared.right(); x++) {
                count += mask.contains(x, y) && positive.get(x - patch.x(), y - patch.y()) ? 1 : 0;
            }
        }
        return count;
    }

    public DabPlace plus(DabPlace other) {
        return new DabPlace(positivePx + other.positivePx, nuclearPx + other.nuclearPx);
    }

    /** Share of the DAB that lies outside nuclei; 0 where there is none. */
    public double outside() {
        return positivePx == 0 ? 0 : 1 - (double) nuclearPx / positivePx;
    }

    /** Whether scores of nuclei mean anything. */
    public boolean isNuclear() {
        return outside() <= MOST_OUTSIDE;
    }
}
