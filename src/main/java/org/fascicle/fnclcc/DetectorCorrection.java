package org.fascicle.fnclcc;

import org.fascicle.measure.DetectorError;
import org.fascicle.measure.Interval;
import org.fascicle.space.Area;

/**
 * What a detector's unreviewed count says about the true number of mitoses.
 *
 * <p>On an area A a detector counts, on average, true x recall + false per mm2 x A. So the true number is about
 * (counted - false per mm2 x A) / recall, never below 0. How sure that is follows by Bayes' rule: every true mean from 0 up is weighed
 * by how often it makes the detector count what it counted (a Poisson number), over all recalls and false densities that slides show
 * ({@link DetectorError}); before the count, Jeffreys' prior as in {@link MitosisDoubt}. The number stated is the middle of what is
 * plausible (the median), the interval holds 95 % of it. Rogan and Gladen (1978) correct a prevalence in the same way.
 *
 * <p>Units: figures on the counted area. Limits: recall and false density are those of the validation slides; on another scanner,
 * stain or tumour they may lie beyond what those slides show.
 *
 * @see <a href="https://doi.org/10.1093/oxfordjournals.aje.a112510">Rogan and Gladen 1978</a>
 */
public final class DetectorCorrection {

    /** Slides that stand for all in recall. */
    private static final int RECALLS = 25;
    /** Slides that stand for all in false density, of which few are far denser than the rest. */
    private static final int FALSES = 40;

    private static final int MEANS = 300;
    /** Beyond so many standard deviations a mean explains nothing. */
    private static final double REACH = 8;

    private final long detected;
    private final double[] falses;
    private final double[] recalls;
    /** Root of the largest mean looked at; means are spread evenly in their root, which is Jeffreys' prior. */
    private final double mostRoot;
    /** Plausibility of all means up to step i of {@link #MEANS}. */
    private final double[] upTo = new double[MEANS + 1];

    public DetectorCorrection(long detected, Area area, DetectorError error) {
        if (detected < 0 || area.um2() <= 0) {
            throw new IllegalArgumentException(
                    "A detector counts 0 or more figures on an area above 0, not " + detected + " on " + area + ".");
        }
        this.detected = detected;
        this.recalls = error.recalls(RECALLS);
        this.falses = error.falsesPerMm2(FALSES);
        for (int i = 0; i < FALSES; i++) {
            falses[i] *= area.mm2();
        }
        this.mostRoot = Math.sqrt((detected + REACH * Math.sqrt(detected + 1)) / recalls[0]);
        for (int i = 0; i < MEANS; i++) {
            double root = (i + 0.5) / MEANS * mostRoot;
            upTo[i + 1] = upTo[i] + plausibility(root * root);
        }
    }

    private double plausibility(double mean) {
        double sum = 0;
        for (double recall : recalls) {
            for (double falseCount : falses) {
                double expected = mean * recall + falseCount;
                sum += Math.exp(
                        detected == 0 ? -expected : detected * Math.log(expected / detected) + detected - expected);
            }
        }
        return sum;
    }

    /** The number expected to be true. */
    public double corrected() {
        return quantile(0.5);
    }

    /** 95 % interval of the true mean that the detector's count speaks of. */
    public Interval interval() {
        double tail = (1 - Interval.USUAL_CONFIDENCE) / 2;
        return new Interval(
                quantile(tail),
                quantile(1 - tail),
                Interval.USUAL_CONFIDENCE,
                "Poisson count, recall and false density of held-out slides (Bayes)");
    }

    /** How plausible it is that the true mean lies below this. */
    public double below(double mean) {
        double step = Math.min(MEANS, Math.sqrt(mean) / mostRoot * MEANS);
        int whole = Math.min(MEANS - 1, (int) step);
        return (upTo[whole] + (step - whole) * (upTo[whole + 1] - upTo[whole])) / upTo[MEANS];
    }

    private double quantile(double share) {
        int step = 0;
        while (upTo[step + 1] < share * upTo[MEANS]) {
            step++;
        }
        double root = (step + (share * upTo[MEANS] - upTo[step]) / (upTo[step + 1] - upTo[step])) / MEANS * mostRoot;
        return root * root;
    }
}
