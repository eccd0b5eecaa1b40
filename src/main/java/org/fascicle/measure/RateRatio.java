package org.fascicle.measure;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many times a second rate is the first, both counted on areas.
 *
 * <p>Given the sum of both counts, the second is binomial with p = r A2 / (A1 + r A2); Clopper and Pearson's exact interval
 * of p gives the interval of r (Przyborowski and Wilenski 1940). It holds at least the stated confidence.
 *
 * <p>Limits: chance of counting alone; two windows that were each chosen as hottest are both high by the choice.
 *
 * @param first the rate that is compared with
 * @param second the rate that is compared
 * @see <a href="https://doi.org/10.1093/biomet/31.3-4.313">Przyborowski and Wilenski 1940</a>
 */
public record RateRatio(Count first, Count second) {

    public RateRatio {
        if (first.count() + second.count() == 0) {
            throw new IllegalArgumentException("Two counts of 0 have no ratio.");
        }
    }

    /** Infinite where nothing was counted first. */
    public double value() {
        return second.perMm2() / first.perMm2();
    }

    /** Exact interval; its upper bound is infinite where nothing was counted first. */
    public Interval interval(double confidence) {
        double tail = (1 - confidence) / 2;
        double lower = second.count() == 0
                ? 0
                : BetaDistribution.of(second.count(), first.count() + 1.0).inverseCumulativeProbability(tail);
        double upper = first.count() == 0
                ? 1
                : BetaDistribution.of(second.count() + 1.0, first.count()).inverseSurvivalProbability(tail);
        return new Interval(
                ratio(lower), ratio(upper), confidence, "exact conditional binomial (Przyborowski and Wilenski 1940)");
    }

    private double ratio(double share) {
        return share / (1 - share) * first.area().um2() / second.area().um2();
    }
}
