package org.fascicle.detect;

import java.util.Optional;

/**
 * Which dark bodies become candidates and which candidates count.
 *
 * @param minimumScore candidates below it are left out
 * @param countedScore candidates from here on count as mitoses until a person says otherwise
 * @param mergeUm candidates closer than this are one figure, such as the two plates of an anaphase
 * @param fitted the laboratory's fit that the counted score comes from, where it does
 */
public record MitosisOptions(double minimumScore, double countedScore, double mergeUm, Optional<LaboratoryCut> fitted) {

    /** Leaves out what hardly looks like a figure: see docs/models/mitoses.md for how many figures and others that keeps. */
    public static final double DEFAULT_MINIMUM_SCORE = 0.02;

    /** Scores are scaled so that one half is the cut that was chosen for each scorer on slides of its own; see docs/models/mitoses.md. */
    public static final double DEFAULT_COUNTED_SCORE = 0.5;

    /** The plates of a late anaphase; two figures so close are rare, one in forty on the training images. */
    public static final double DEFAULT_MERGE_UM = 10;

    public MitosisOptions {
        if (!(minimumScore >= 0 && minimumScore <= countedScore && countedScore <= 1) || !(mergeUm >= 0)) {
            throw new IllegalArgumentException(
                    "Mitosis options need 0 <= minimum score <= counted score <= 1 and a merging distance of 0 um or more, not "
                            + minimumScore + ", " + countedScore + ", " + mergeUm + ".");
        }
    }

    public MitosisOptions(double minimumScore, double countedScore, double mergeUm) {
        this(minimumScore, countedScore, mergeUm, Optional.empty());
    }

    public static MitosisOptions defaults() {
        return new MitosisOptions(DEFAULT_MINIMUM_SCORE, DEFAULT_COUNTED_SCORE, DEFAULT_MERGE_UM);
    }

    /** The same candidates, of which those from this score on count. */
    public MitosisOptions counting(double score) {
        return new MitosisOptions(Math.min(minimumScore, score), score, mergeUm);
    }

    /** The same candidates, of which those count that a laboratory's fit counts. */
    public MitosisOptions counting(LaboratoryCut cut) {
        return new MitosisOptions(Math.min(minimumScore, cut.score()), cut.score(), mergeUm, Optional.of(cut));
    }
}
