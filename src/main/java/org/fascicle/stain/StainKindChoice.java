package org.fascicle.stain;

/** What a user says of a slide's stains. */
public enum StainKindChoice {
    /** Measure it. */
    AUTO,
    HE,
    HDAB
}
