package org.fascicle.fnclcc;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.fascicle.measure.Interval;
import org.fascicle.measure.Proportion;

/**
 * What a detector's count says about the true number of mitoses.
 *
 * <p>true = detected x precision / recall. Its 95 % interval joins the exact Poisson interval of the detected number and
 * Wilson's intervals of precision and recall on a logarithmic scale (method of variance estimates recovery, Zou and Donner
 * 2008). It stands beside the raw count and never replaces it in a grade.
 *
 * <p>Limits: precision and recall are those of the validation set; on another scanner or stain they differ.
 *
 * @param detected what the detector counted
 * @param precision true among detected on the validation set, more than none
 * @param recall detected among true on the validation set, more than none
 * @see <a href="https://doi.org/10.1002/sim.3095">Zou and Donner 2008</a>
 */
public record DetectorCorrection(long detected, Proportion precision, Proportion recall) {

    public DetectorCorrection {
        if (detected < 0 || precision.part() == 0 || recall.part() == 0) {
            throw new IllegalArgumentException("A correction needs a count of 0 or more and a precision and recall above 0.");
        }
    }

    /** The number expected to be true. */
    public double corrected() {
        return detected * factor();
    }

    /** 95 % interval of the true mean that the detector's count speaks of. */
    public Interval interval() {
        double tail = (1 - Interval.USUAL_CONFIDENCE) / 2;
        double highest = ChiSquaredDistribution.of(2.0 * detected + 2).inverseSurvivalProbability(tail) / 2;
        if (detected == 0) {
            return interval(0, highest * factor());
        }
        double lowest = ChiSquaredDistribution.of(2.0 * detected).inverseCumulativeProbability(tail) / 2;
        double down = Math.hypot(ratio(detected, lowest), Math.hypot(below(precision), above(recall)));
        double up = Math.hypot(ratio(highest, detected), Math.hypot(above(precision), below(recall)));
        return interval(corrected() * Math.exp(-down), corrected() * Math.exp(up));
    }

    private double factor() {
        return precision.value() / recall.value();
    }

    private static double below(Proportion share) {
        return ratio(share.value(), share.interval().lower());
    }

    private static double above(Proportion share) {
        return ratio(share.interval().upper(), share.value());
    }

    private static double ratio(double larger, double smaller) {
        return Math.log(larger / smaller);
    }

    private static Interval interval(double lower, double upper) {
        return new Interval(lower, upper, Interval.USUAL_CONFIDENCE, "Poisson and Wilson, variance estimates recovery (Zou and Donner 2008)");
    }
}
