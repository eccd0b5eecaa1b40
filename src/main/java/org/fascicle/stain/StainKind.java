package org.fascicle.stain;

/** How a slide is stained; decides which measures make sense. */
public enum StainKind {
    /** Haematoxylin and eosin. */
    HE("H&E"),
    /** Immunohistochemistry: haematoxylin and diaminobenzidine. */
    HDAB("H-DAB");

    private final String label;

    StainKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
