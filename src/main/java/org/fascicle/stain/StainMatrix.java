package org.fascicle.stain;

/**
 * The two stains of a slide; what neither explains is the residual, orthogonal to both.
 *
 * @param first haematoxylin
 * @param second eosin or DAB
 */
public record StainMatrix(StainVector first, StainVector second) {

    /** Least angle at which two stains can be told apart; below it the inverse amplifies noise more than tenfold. */
    public static final double LEAST_DEGREES = 6;

    public StainMatrix {
        if (first.degreesTo(second) < LEAST_DEGREES) {
            throw new IllegalArgumentException("The stain vectors of " + first.name() + " and " + second.name()
                    + " are only " + Math.round(first.degreesTo(second)) + " degrees apart; they cannot be separated.");
        }
    }
}
