package org.fascicle.segment.classes;

import java.util.List;
import org.fascicle.learn.Discriminant;

/** What probabilities and strangeness make of a square. */
final class Verdict {

    /** No class, because none is likely enough or the square is unlike all that was taught. */
    static final int UNSURE = Discriminant.UNSURE;

    /** Least probability of a class that is called. */
    private static final double LEAST_PROBABILITY = 0.5;
    /** How strange a square may be. Necrosis scores a point, so that it is called only where it was taught nearly so. */
    private static final double MOST_STRANGE = 1.3;

    private static final double MOST_STRANGE_NECROSIS = 0.8;

    private Verdict() {}

    /** The class of a square, or {@link #UNSURE}. */
    static int of(List<TaughtClass> classes, double[] probabilities, double strangeness) {
        int best = Discriminant.best(probabilities);
        boolean necrotic = classes.get(best).kind() == TissueKind.NECROSIS;
        boolean strange = strangeness > (necrotic ? MOST_STRANGE_NECROSIS : MOST_STRANGE);
        return strange || probabilities[best] < LEAST_PROBABILITY ? UNSURE : best;
    }
}
