package org.fascicle.segment.tissue;

/** What a place on a slide is, as far as the choice of what to measure goes. */
public enum TissueClass {
    /** Nothing on the glass. */
    GLASS("glass", false),
    /** Tissue that is measured. */
    TISSUE("tissue", true),
    /** Felt pen or marking ink. */
    PEN("pen or ink", false),
    /** Black or flat areas that a scanner or an editor put there. */
    PADDING("padding", false),
    /** An air bubble under the cover slip, with its rim, or a cover slip's edge. */
    BUBBLE("bubble or cover slip's edge", false),
    /** Tissue that lies double. */
    FOLD("fold", false),
    /** Shreds of one substance without a nucleus in them, such as flakes of keratin. */
    DEBRIS("debris or flakes", false),
    /** Black or flat places within the tissue: a tile or a stripe that the scanner lost. */
    NOT_SCANNED("tile or stripe not scanned", false),
    /** Tissue out of focus. */
    BLURRED("out of focus", false),
    /** Left out by a person or by a step of the analysis. */
    EXCLUDED("excluded", false);

    private final String label;
    private final boolean analysable;

    TissueClass(String label, boolean analysable) {
        this.label = label;
        this.analysable = analysable;
    }

    public String label() {
        return label;
    }

    /** How far beyond what was found places are left out too, in um: ink thins out at its rim. */
    public double marginUm() {
        return this == PEN ? PenFinder.MARGIN_UM : 0;
    }

    /** Whether measures are taken there. */
    public boolean isAnalysable() {
        return analysable;
    }

    /** Whether something lies there that is not measured. */
    public boolean isLeftOut() {
        return !analysable && this != GLASS;
    }
}
