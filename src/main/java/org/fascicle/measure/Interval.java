package org.fascicle.measure;

/**
 * Bounds that hold the true value with a stated confidence.
 *
 * @param lower lower bound
 * @param upper upper bound, at least {@code lower}
 * @param confidence for instance 0.95
 * @param method how it was computed, for the report
 */
public record Interval(double lower, double upper, double confidence, String method) {

    /** The level that pathology papers state. */
    public static final double USUAL_CONFIDENCE = 0.95;

    public Interval {
        if (!(lower <= upper) || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "Not an interval: " + lower + " to " + upper + " at " + confidence + ".");
        }
    }

    public boolean contains(double value) {
        return value >= lower && value <= upper;
    }

    public Interval times(double factor) {
        return new Interval(lower * factor, upper * factor, confidence, method);
    }
}
