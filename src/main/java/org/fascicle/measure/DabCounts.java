package org.fascicle.measure;

import java.io.Serializable;
import java.util.Optional;

/** How many nuclei are of each class; counts of parts of a slide add up in any order. */
public record DabCounts(long negative, long weak, long moderate, long strong) implements Serializable {

    public static final DabCounts NONE = new DabCounts(0, 0, 0, 0);

    public DabCounts {
        if (negative < 0 || weak < 0 || moderate < 0 || strong < 0) {
            throw new IllegalArgumentException("Nuclei cannot be fewer than none: " + negative + ", " + weak + ", "
                    + moderate + ", " + strong + ".");
        }
    }

    /** One nucleus more. */
    public DabCounts plus(DabClass nucleus) {
        return plus(nucleus, 1);
    }

    /** So many nuclei of a class more. */
    public DabCounts plus(DabClass kind, long nuclei) {
        return switch (kind) {
            case NEGATIVE -> new DabCounts(negative + nuclei, weak, moderate, strong);
            case WEAK -> new DabCounts(negative, weak + nuclei, moderate, strong);
            case MODERATE -> new DabCounts(negative, weak, moderate + nuclei, strong);
            case STRONG -> new DabCounts(negative, weak, moderate, strong + nuclei);
        };
    }

    public DabCounts plus(DabCounts other) {
        return new DabCounts(
                negative + other.negative, weak + other.weak, moderate + other.moderate, strong + other.strong);
    }

    public long positive() {
        return weak + moderate + strong;
    }

    public long all() {
        return negative + positive();
    }

    /** Positive among all nuclei, such as the Ki-67 index; empty without nuclei. */
    public Optional<LabellingIndex> labellingIndex() {
        return all() == 0 ? Optional.empty() : Optional.of(new LabellingIndex(positive(), negative));
    }

    public Optional<HScore> hScore() {
        return all() == 0 ? Optional.empty() : Optional.of(new HScore(this));
    }

    public Optional<Allred> allred() {
        return all() == 0 ? Optional.empty() : Optional.of(Allred.of(this));
    }
}
