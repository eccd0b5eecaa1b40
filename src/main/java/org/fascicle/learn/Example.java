package org.fascicle.learn;

import java.util.List;

/**
 * Something that a person named.
 *
 * @param label index of its class
 * @param slide which slide it lies on
 * @param stroke what of that slide must not be on both sides when a discriminant is tested
 * @param variants its features, as it is first, then as it might be too, for instance stained more weakly; as many for each example
 */
public record Example(int label, String slide, String stroke, List<double[]> variants) {

    /** Strengths of stain that variants stand for: sections of one archive differ by about so much. */
    public static final double[] STRENGTHS = {1, 0.8, 1.25};

    public Example {
        variants = List.copyOf(variants);
        if (label < 0 || variants.isEmpty()) {
            throw new IllegalArgumentException("An example needs a class and features to teach anything.");
        }
    }

    /** Examples that are left out together. */
    String group() {
        return slide + " " + stroke;
    }
}
