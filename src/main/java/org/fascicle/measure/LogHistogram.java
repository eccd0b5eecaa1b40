package org.fascicle.measure;

/**
 * Distribution of a positive measure in bins of equal ratio (2 %), from which quantiles are read to within 1 %.
 *
 * <p>Fixed memory, whole numbers: the same whatever the order of adding. Values beyond the ends count in the end bins.
 */
final class LogHistogram {

    private static final double LOG_STEP = Math.log(1.02);

    private final double least;
    private final long[] counts;
    private long total;

    private LogHistogram(double least, double most) {
        this.least = least;
        this.counts = new long[bin(most, least) + 1];
    }

    /** From 1 to 10,000 um2. */
    static LogHistogram ofAreas() {
        return new LogHistogram(1, 1e4);
    }

    /** From 1 to 100. */
    static LogHistogram ofRatios() {
        return new LogHistogram(1, 100);
    }

    private static int bin(double value, double least) {
        return (int) Math.floor(Math.log(value / least) / LOG_STEP);
    }

    void add(double value) {
        counts[Math.max(0, Math.min(counts.length - 1, bin(value, least)))]++;
        total++;
    }

    void merge(LogHistogram other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    long total() {
        return total;
    }

    /** Value below which a share of all lies, the middle of its bin; there must be a value. */
    double quantile(double share) {
        double rank = share * total;
        long below = 0;
        for (int i = 0; i < counts.length; i++) {
            below += counts[i];
            if (below >= rank && below > 0) {
                return least * Math.exp((i + 0.5) * LOG_STEP);
            }
        }
        throw new IllegalStateException("No value was added.");
    }
}
