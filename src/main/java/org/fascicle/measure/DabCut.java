package org.fascicle.measure;

import java.util.Optional;

/**
 * From which DAB density on a nucleus is positive.
 *
 * <p>What is asked of a nucleus is the mean of its browner half inside its rim ({@link NucleusMeasure#DAB_OD_UPPER}). Negative nuclei are not
 * free of DAB's colour: chromatin is dark, glass and stroma have a tinge, separation is never perfect. They make a narrow peak of their own, and what lies clearly above it is stained. The peak is the mode of the browner halves of all nuclei below
 * {@link #MOST_NEGATIVE_OD}; its spread is measured on the side that no weakly stained nucleus reaches, below the mode.
 *
 * <p>Limits: where fewer than {@link #LEAST_NUCLEI} nuclei are that pale, as where nearly all are stained, the slide cannot tell, and
 * {@link #USUAL_OD} is used. The lower bound was set on three fields of the DeepLIIF set and three H&E fields recoloured by known amounts, the
 * upper one on six of that set.
 *
 * @param od of the browner half of a nucleus's pixels; a multiple of {@link DabTally#STEP_OD}
 * @param method in words
 */
public record DabCut(double od, String method) {

    /** What brown neighbours and chromatin bring into a negative nucleus stays below; weak nuclei begin above. */
    public static final double LEAST_OD = 0.14;
    /** What a mean of 0.2, QuPath's usual cut, is of the browner half: 1.35 times as much on positive nuclei. */
    public static final double USUAL_OD = 0.27;
    /** How much the cut may be off, as a share of it. */
    public static final double UNSURE = 0.2;

    static final double MOST_NEGATIVE_OD = 0.25;
    static final int LEAST_NUCLEI = 20;
    private static final double SPREADS = 8;

    /** The cut that a slide's own nuclei set. */
    public static DabCut of(DabTally nuclei) {
        return nuclei.negatives()
                .map(peak -> new DabCut(
                        DabTally.onStep(Math.max(LEAST_OD, Math.min(USUAL_OD, peak.mode() + SPREADS * peak.spread()))),
                        "set by the slide's own negative nuclei"))
                .orElse(new DabCut(USUAL_OD, "the usual one, for too few nuclei are negative"));
    }

    /**
     * The cut that a negative control's nuclei set: the same, but higher where they ask for it, for none of them is stained.
     *
     * @return empty where fewer than {@link #LEAST_NUCLEI} nuclei are pale
     */
    public static Optional<Double> odOfControl(DabTally nuclei) {
        return nuclei.negatives()
                .map(peak -> DabTally.onStep(Math.max(LEAST_OD, peak.mode() + SPREADS * peak.spread())));
    }

    /** The cut that another says, brought to the nearest multiple of {@link DabTally#STEP_OD}. */
    public static DabCut given(double od, String by) {
        return new DabCut(DabTally.onStep(od), by);
    }

    /** This cut, a share lower (negative) or higher. */
    public DabCut moved(double share) {
        return new DabCut(DabTally.onStep(od * (1 + share)), method);
    }

    /**
     * Class of a nucleus: stained from this cut on; how strongly, by its mean.
     *
     * @param meanOd of all its pixels
     * @param upperOd of the browner half
     */
    public DabClass of(double meanOd, double upperOd) {
        if (DabTally.step(upperOd) < DabTally.step(od)) {
            return DabClass.NEGATIVE;
        }
        DabClass byMean = DabClass.of(meanOd, IntensityCuts.defaults());
        return byMean.isPositive() ? byMean : DabClass.WEAK;
    }
}
