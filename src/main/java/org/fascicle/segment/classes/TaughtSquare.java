package org.fascicle.segment.classes;

import java.util.List;
import org.fascicle.learn.Example;

/**
 * A square that a person's stroke lies on.
 *
 * @param taught what the person called it
 * @param slide which slide it lies on
 * @param stroke which stroke of that slide
 * @param variants its features with context, as it is first, then as if it were stained more weakly and more strongly
 */
public record TaughtSquare(TaughtClass taught, String slide, int stroke, List<double[]> variants) {

    public TaughtSquare {
        variants = List.copyOf(variants);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("A square needs features to teach anything.");
        }
    }

    /** @param label index of its class */
    Example example(int label) {
        return new Example(label, slide, String.valueOf(stroke), variants);
    }
}
