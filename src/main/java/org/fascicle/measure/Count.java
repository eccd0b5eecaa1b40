package org.fascicle.measure;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.fascicle.space.Area;

/**
 * Things counted on an area, as a Poisson count with its exact interval.
 *
 * <p>Bounds are quantiles of chi squared: lower = q(alpha / 2; 2 n) / 2, upper = q(1 - alpha / 2; 2 n + 2) / 2.
 *
 * @param count how many
 * @param area on how much analysable tissue, above none
 * @see <a href="https://doi.org/10.1093/biomet/28.3-4.437">Garwood 1936, Biometrika 28, 437-442</a>
 */
public record Count(long count, Area area) {

    public Count {
        if (count < 0 || area.um2() <= 0) {
            throw new IllegalArgumentException(
                    "A count needs 0 or more things on an area above 0, not " + count + " on " + area + ".");
        }
    }

    public double perMm2() {
        return count / area.mm2();
    }

    /** The rate on another area, for instance 1.734 mm2. */
    public double per(Area other) {
        return perMm2() * other.mm2();
    }

    /** Exact interval of the expected count on this area. */
    public Interval interval(double confidence) {
        double tail = (1 - confidence) / 2;
        double lower = count == 0 ? 0 : ChiSquaredDistribution.of(2.0 * count).inverseCumulativeProbability(tail) / 2;
        double upper = ChiSquaredDistribution.of(2.0 * count + 2).inverseSurvivalProbability(tail) / 2;
        return new Interval(lower, upper, confidence, "exact Poisson (Garwood 1936)");
    }

    /** The same per mm2. */
    public Interval intervalPerMm2(double confidence) {
        return interval(confidence).times(1 / area.mm2());
    }
}
