package org.fascicle.measure;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * How a detector of mitotic figures errs on a slide that it has never seen.
 *
 * <p>It finds a share of the figures, its recall, and counts other things as well, so many per mm2 of tissue. A precision would not do
 * for the latter: it speaks of the tissue it was measured on, and where figures are ten times as rare it is far lower, while what is
 * wrongly counted lies about in the tissue whether there are figures or not. Slides differ in both: recall is drawn from a Beta and
 * the false density from a Gamma distribution, whose parameters read as a number of figures seen and an area looked at.
 *
 * @param found figures found, in effect
 * @param missed figures missed, in effect
 * @param falseCount other things counted, in effect
 * @param falseMm2 on so many mm2, in effect
 */
public record DetectorError(double found, double missed, double falseCount, double falseMm2) {

    public DetectorError {
        if (!(found > 0 && missed > 0 && falseCount > 0 && falseMm2 > 0)) {
            throw new IllegalArgumentException("A detector's error needs four numbers above 0, not " + found + ", "
                    + missed + ", " + falseCount + ", " + falseMm2 + ".");
        }
    }

    /**
     * The same on average, with slides so much farther apart, for tissue unlike any that the detector knows: as if it had been
     * measured on so many times fewer figures and so much less tissue.
     *
     * @param times 1 or more
     */
    public DetectorError widened(double times) {
        if (!(times >= 1)) {
            throw new IllegalArgumentException("An error is widened 1 time or more, not " + times + ".");
        }
        return new DetectorError(found / times, missed / times, falseCount / times, falseMm2 / times);
    }

    /** Share of the figures that it finds, on average over slides. */
    public double recall() {
        return found / (found + missed);
    }

    /** Other things that it counts per mm2, on average over slides. */
    public double falsePerMm2() {
        return falseCount / falseMm2;
    }

    /** Where 95 of 100 slides lie. */
    public Interval recallInterval() {
        return interval(BetaDistribution.of(found, missed)::inverseCumulativeProbability);
    }

    /** Where 95 of 100 slides lie. */
    public Interval falseIntervalPerMm2() {
        return interval(GammaDistribution.of(falseCount, 1 / falseMm2)::inverseCumulativeProbability);
    }

    /** Recalls of so many slides that stand for all, each for an equal share. */
    public double[] recalls(int slides) {
        return middles(BetaDistribution.of(found, missed)::inverseCumulativeProbability, slides);
    }

    /** False densities per mm2 of so many slides that stand for all. */
    public double[] falsesPerMm2(int slides) {
        return middles(GammaDistribution.of(falseCount, 1 / falseMm2)::inverseCumulativeProbability, slides);
    }

    private static double[] middles(DoubleUnaryOperator quantile, int slides) {
        double[] values = new double[slides];
        for (int i = 0; i < slides; i++) {
            values[i] = quantile.applyAsDouble((i + 0.5) / slides);
        }
        return values;
    }

    private static Interval interval(DoubleUnaryOperator quantile) {
        double tail = (1 - Interval.USUAL_CONFIDENCE) / 2;
        return new Interval(
                quantile.applyAsDouble(tail),
                quantile.applyAsDouble(1 - tail),
                Interval.USUAL_CONFIDENCE,
                "between slides");
    }

    /** For a method's line. */
    public String words() {
        Interval recall = recallInterval().times(100);
        Interval falses = falseIntervalPerMm2();
        return String.format(
                Locale.ROOT,
                "on sources left out of training the detector found %.0f %% of the figures (%.0f to %.0f %%) and counted %.1f other things per mm2"
                        + " (%.1f to %.1f)",
                100 * recall(),
                recall.lower(),
                recall.upper(),
                falsePerMm2(),
                falses.lower(),
                falses.upper());
    }
}
