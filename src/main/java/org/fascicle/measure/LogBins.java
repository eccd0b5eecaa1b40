package org.fascicle.measure;

/**
 * Bins of equal ratio, {@value #RATIO} from edge to edge, of a positive measure; values beyond the ends go into the end bins.
 *
 * @param least lower edge of the first bin
 * @param bins how many there are
 */
record LogBins(double least, int bins) {

    /** A quantile read from such bins is true to within 5 %, and to within 1 % where the bin is evenly filled. */
    static final double RATIO = 1.05;

    /** From 4 to 2060 um2. */
    static final LogBins AREAS = new LogBins(4, 128);
    /** From 1 to 8.1. */
    static final LogBins ASPECTS = new LogBins(1, 43);

    private static final double STEP = Math.log(RATIO);

    int of(double value) {
        return Math.max(0, Math.min(bins - 1, (int) Math.floor(Math.log(value / least) / STEP)));
    }

    /** Value that a share of all stays below, values taken as evenly spread (on the logarithm) in their bin; there must be some. */
    double quantile(long[] counts, double share) {
        double rank = share * sum(counts);
        long below = 0;
        for (int i = 0; i < bins; i++) {
            if (counts[i] > 0 && below + counts[i] >= rank) {
                return least * Math.exp((i + (rank - below) / counts[i]) * STEP);
            }
            below += counts[i];
        }
        throw new IllegalArgumentException("No value was counted.");
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
