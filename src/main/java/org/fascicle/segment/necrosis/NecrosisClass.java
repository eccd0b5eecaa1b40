package org.fascicle.segment.necrosis;

/** What a square of the necrosis grid holds. Only viable and necrotic tissue count. */
public enum NecrosisClass {
    /** No pixel that may be judged. */
    OUTSIDE("not analysed"),
    /** Tissue with nuclei. */
    VIABLE("viable"),
    /** Tissue that has lost its nuclei. */
    NECROTIC("necrotic"),
    /** Fibres or matrix that have few nuclei by nature: scar, bone, cartilage, hyaline, poorly cellular muscle. */
    STROMA("stroma or matrix"),
    /** Blood. */
    BLOOD("blood"),
    /** Too little stained tissue: glass, fat, oedema. */
    SPARSE("too little tissue"),
    /** Tissue that is unlike all that is known, or like several kinds. */
    UNSURE("unsure");

    private final String label;

    NecrosisClass(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether it is part of the denominator. */
    public boolean counts() {
        return this == VIABLE || this == NECROTIC;
    }
}
