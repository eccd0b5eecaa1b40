package org.fascicle.detect;

/**
 * Which dark bodies become candidates and which candidates count.
 *
 * @param minimumScore candidates below it are left out
 * @param countedScore candidates from here on count as mitoses until a person says otherwise
 * @param mergeUm candidates closer than this are one figure, such as the two plates of an anaphase
 */
public record MitosisOptions(double minimumScore, double countedScore, double mergeUm) {

    /** Keeps 96 of 100 figures of held-out slides, beside some 320 others per mm2 of cellular tumour; see docs/methods/mitoses.md. */
    public static final double DEFAULT_MINIMUM_SCORE = 0.05;

    /**
     * Keeps half of the figures of held-out slides (208 of 408), beside up to 23 others per mm2 of tissue that was not chosen for its
     * mitoses. Where there are 10 figures per mm2, fewer than one in five counted would be one: a person must look. See
     * docs/methods/mitoses.md.
     */
    public static final double DEFAULT_COUNTED_SCORE = 0.97;

    /** The plates of a late anaphase; two figures so close are rare, one in forty on the training images. */
    public static final double DEFAULT_MERGE_UM = 10;

    public MitosisOptions {
        if (!(minimumScore >= 0 && minimumScore <= countedScore && countedScore <= 1) || !(mergeUm >= 0)) {
            throw new IllegalArgumentException("Mitosis options need 0 <= minimum score <= counted score <= 1 and a merging distance of 0 um or more, not "
                    + minimumScore + ", " + countedScore + ", " + mergeUm + ".");
        }
    }

    public static MitosisOptions defaults() {
        return new MitosisOptions(DEFAULT_MINIMUM_SCORE, DEFAULT_COUNTED_SCORE, DEFAULT_MERGE_UM);
    }

    /** The same candidates, of which those from this score on count. */
    public MitosisOptions counting(double score) {
        return new MitosisOptions(Math.min(minimumScore, score), score, mergeUm);
    }
}
