package org.fascicle.measure;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far two readers' numbers lie apart: the mean difference (bias) and the limits between which 95 % of differences lie.
 *
 * <p>Limits are bias -+ 1.96 standard deviations; the error of the bias is s / sqrt(n), that of a limit sqrt(3 / n) s, both with Student's t.
 *
 * <p>Units: those of the numbers. Limits: takes the differences as alike over the range; counts differ more where they are high.
 *
 * @param bias mean of the second reader's number less the first's
 * @param deviation standard deviation of the differences
 * @param items 3 at least
 * @see <a href="https://doi.org/10.1016/S0140-6736(86)90837-8">Bland and Altman 1986</a>
 */
public record BlandAltman(double bias, double deviation, int items) {

    public static final int FEWEST = 3;

    static final double Z_95 = 1.96;

    /** @throws IllegalArgumentException where they are not as many, or fewer than three */
    public static BlandAltman of(List<Double> one, List<Double> other) {
        if (one.size() != other.size() || one.size() < FEWEST) {
            throw new IllegalArgumentException("Two readers are compared on the same items, three at least.");
        }
        int n = one.size();
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += (other.get(i) - one.get(i)) / n;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += Math.pow(other.get(i) - one.get(i) - mean, 2);
        }
        return new BlandAltman(mean, Math.sqrt(squares / (n - 1)), n);
    }

    public double lowerLimit() {
        return bias - Z_95 * deviation;
    }

    public double upperLimit() {
        return bias + Z_95 * deviation;
    }

    public Interval biasInterval() {
        return around(bias, deviation / Math.sqrt(items));
    }

    public Interval lowerLimitInterval() {
        return around(lowerLimit(), deviation * Math.sqrt(3.0 / items));
    }

    public Interval upperLimitInterval() {
        return around(upperLimit(), deviation * Math.sqrt(3.0 / items));
    }

    private Interval around(double value, double error) {
        double t = TDistribution.of(items - 1.0).inverseSurvivalProbability((1 - Interval.USUAL_CONFIDENCE) / 2);
        return new Interval(
                value - t * error, value + t * error, Interval.USUAL_CONFIDENCE, "Student's t (Bland and Altman 1986)");
    }
}
