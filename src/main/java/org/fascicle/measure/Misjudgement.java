package org.fascicle.measure;

import org.fascicle.segment.classes.TissueKind;
import org.fascicle.segment.classes.TissueModel;

/**
 * How often a taught classifier may err on squares of strokes that it has not seen: upper ends of 95 % intervals.
 *
 * <p>Neighbouring squares share their context, so that four of them are counted for one. Where strokes could not be left out
 * nothing is known, and everything may be wrong.
 *
 * @param missed necrotic squares that were called something else, 0 to 1
 * @param mistaken viable squares that were called necrotic, 0 to 1
 */
public record Misjudgement(double missed, double mistaken) {

    private static final int SQUARES_FOR_ONE = 4;

    public Misjudgement {
        if (!(missed >= 0 && missed <= 1 && mistaken >= 0 && mistaken <= 1)) {
            throw new IllegalArgumentException(
                    "Shares of misjudged squares lie between 0 and 1, not " + missed + " and " + mistaken + ".");
        }
    }

    /** By the model's own test; what was called unsure is no error. */
    public static Misjudgement of(TissueModel model) {
        int dead = 0;
        int missed = 0;
        int viable = 0;
        int mistaken = 0;
        for (int k = 0; k < model.classes().size(); k++) {
            TissueModel.ClassScore score = model.scores().get(k);
            int called = score.tested() - score.unsure();
            TissueKind kind = model.classes().get(k).kind();
            if (kind == TissueKind.NECROSIS) {
                dead += called;
                missed += called - score.necrotic();
            } else if (kind == TissueKind.TUMOUR || !model.tellsTumour()) {
                viable += called;
                mistaken += score.necrotic();
            }
        }
        return new Misjudgement(atMost(missed, dead), atMost(mistaken, viable));
    }

    private static double atMost(int wrong, int called) {
        return called < SQUARES_FOR_ONE
                ? 1
                : new Proportion(wrong / SQUARES_FOR_ONE, called / SQUARES_FOR_ONE)
                        .interval()
                        .upper();
    }
}
