package org.fascicle.segment.positivity;

/** Where in a cell a marker's stain lies, which decides what may be scored. */
public enum Compartment {
    /** Nuclei are scored; stain that lies outside them refuses the scores. */
    NUCLEAR,
    /** Area is scored, nuclei never. */
    CYTOPLASMIC,
    /** Both are scored, nuclei where the stain lies in them. */
    ANY
}
