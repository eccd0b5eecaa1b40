package org.fascicle.cells;

import java.util.Arrays;
import org.fascicle.learn.Example;

/**
 * A nucleus that a person's stroke lies on.
 *
 * @param taught what the person called it
 * @param slide which slide it lies on
 * @param stroke which stroke of that slide, or which place where a person set points
 * @param features in the order of {@link CellFeature}
 */
public record TaughtNucleus(CellClass taught, String slide, String stroke, double[] features) {

    /** @param label index of its class */
    Example example(int label) {
        return new Example(
                label,
                slide,
                stroke,
                Arrays.stream(Example.STRENGTHS)
                        .mapToObj(strength -> CellFeature.stained(features, strength))
                        .toList());
    }
}
