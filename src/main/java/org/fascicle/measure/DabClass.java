package org.fascicle.measure;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How brown a nucleus is, in the four steps that pathologists score.
 *
 * <p>Relative to the slide: DAB does not follow Beer and Lambert, and a step says nothing of how much antigen there is.
 */
public enum DabClass {
    NEGATIVE("negative", 0),
    WEAK("weak", 1),
    MODERATE("moderate", 2),
    STRONG("strong", 3);

    private final String label;
    private final int score;

    DabClass(String label, int score) {
        this.label = label;
        this.score = score;
    }

    /** Class of a nucleus of this mean DAB density. */
    public static DabClass of(double meanOd, IntensityCuts cuts) {
        if (meanOd >= cuts.strong()) {
            return STRONG;
        }
        if (meanOd >= cuts.moderate()) {
            return MODERATE;
        }
        return meanOd >= cuts.weak() ? WEAK : NEGATIVE;
    }

    /** The class of a {@link #label}. */
    public static Optional<DabClass> labelled(String label) {
        return Stream.of(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    public String label() {
        return label;
    }

    /** 0 to 3, the H-score's weight. */
    public int score() {
        return score;
    }

    public boolean isPositive() {
        return this != NEGATIVE;
    }
}
