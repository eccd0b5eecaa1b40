package org.fascicle.measure;

import java.util.OptionalDouble;

/**
 * Where the values of a positive measure lie, gathered one by one in the memory of a few hundred counters.
 *
 * <p>Values are counted in bins of 5 % from 0.01 to 8000 ({@link LogBins}), so a quantile is true to within 5 %. Values below
 * count as 0.01, what is no number does not count.
 */
public final class ValueSpread {

    private static final LogBins BINS = new LogBins(0.01, 280);

    private final long[] counts = new long[BINS.bins()];
    private boolean any;

    public void add(double value) {
        if (Double.isFinite(value)) {
            counts[value <= BINS.least() ? 0 : BINS.of(value)]++;
            any = true;
        }
    }

    /** The value that a share of all, 0 to 1, stay below; none before the first value. */
    public OptionalDouble quantile(double share) {
        return any ? OptionalDouble.of(BINS.quantile(counts, share)) : OptionalDouble.empty();
    }
}
