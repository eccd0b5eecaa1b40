package org.fascicle.segment.classes;

import java.util.List;

/**
 * A square that a person's stroke lies on.
 *
 * @param taught what the person called it
 * @param slide which slide it lies on
 * @param stroke which stroke of that slide
 * @param variants its features with context, as it is first, then as if it were stained more weakly and more strongly
 */
public record TaughtSquare(TaughtClass taught, String slide, int stroke, List<double[]> variants) {

    /** Strengths of stain that variants stand for: sections of one archive differ by about so much. */
    public static final double[] STRENGTHS = {1, 0.8, 1.25};

    public TaughtSquare {
        variants = List.copyOf(variants);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("A square needs features to teach anything.");
        }
    }

    /** Squares that must not be on both sides when a classifier is tested. */
    String group() {
        return slide + " " + stroke;
    }
}
