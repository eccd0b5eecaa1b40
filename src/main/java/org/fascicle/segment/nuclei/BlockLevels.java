package org.fascicle.segment.nuclei;

import org.fascicle.raster.ReadingOrder;

/**
 * The levels of background and nuclei of a whole block, by Ridler and Calvard's iteration: each is the mean of what lies on its side of
 * the threshold, and the threshold lies halfway between the two.
 *
 * <p>Units: those of the values.
 *
 * @param background mean of what is not above the threshold
 * @param span how far the mean of what is above lies over it; 0 where all values are alike
 * @see <a href="https://doi.org/10.1109/TSMC.1978.4310039">Ridler and Calvard 1978</a>
 */
record BlockLevels(double background, double span) {

    private static final int MOST_PASSES = 100;

    /** Levels of whole numbers, 0 or more. */
    static BlockLevels of(int[] values) {
        int highest = ReadingOrder.highest(values);
        long[] countUpTo = new long[highest + 1];
        long[] sumUpTo = new long[highest + 1];
        for (int value : values) {
            countUpTo[value]++;
        }
        for (int value = 1; value <= highest; value++) {
            sumUpTo[value] = sumUpTo[value - 1] + value * countUpTo[value];
            countUpTo[value] += countUpTo[value - 1];
        }
        return settle(countUpTo, sumUpTo);
    }

    /** Starts from the mean of all; counts and sums are of the values up to their index. */
    private static BlockLevels settle(long[] count, long[] sum) {
        int highest = count.length - 1;
        int threshold = (int) (sum[highest] / Math.max(1, count[highest]));
        for (int pass = 0; pass < MOST_PASSES && threshold < highest; pass++) {
            double below = (double) sum[threshold] / Math.max(1, count[threshold]);
            double above = (double) (sum[highest] - sum[threshold]) / (count[highest] - count[threshold]);
            int next = (int) ((below + above) / 2);
            if (next == threshold) {
                return new BlockLevels(below, above - below);
            }
            threshold = next;
        }
        return new BlockLevels((double) sum[highest] / Math.max(1, count[highest]), 0);
    }
}
