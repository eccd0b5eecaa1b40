package org.fascicle.measure;

import java.util.function.ToIntFunction;
import org.fascicle.segment.classes.TissueKind;
import org.fascicle.segment.classes.TissueModel;

/**
 * How often a taught classifier may err on squares of strokes that it has not seen: upper ends of 95 % intervals, and where several
 * slides were taught, each left out in its turn, no less than on the worst of them, since slides and patients differ by more than chance.
 *
 * <p>Neighbouring squares share their context, so that four of them are counted for one. Where strokes could not be left out
 * nothing is known, and everything may be wrong. Limits: of few slides the worst is not as bad as others may be.
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
        double worstMissed = 0;
        double worstMistaken = 0;
        for (int k = 0; k < model.classes().size(); k++) {
            TissueModel.ClassScore score = model.scores().get(k);
            int called = score.tested() - score.unsure();
            TissueKind kind = model.classes().get(k).kind();
            if (kind == TissueKind.NECROSIS) {
                dead += called;
                missed += called - score.necrotic();
                worstMissed = Math.max(
                        worstMissed, worst(score, slide -> slide.tested() - slide.unsure() - slide.necrotic()));
            } else if (kind == TissueKind.TUMOUR || !model.tellsTumour()) {
                viable += called;
                mistaken += score.necrotic();
                worstMistaken = Math.max(worstMistaken, worst(score, TissueModel.ClassScore.OfSlide::necrotic));
            }
        }
        return new Misjudgement(
                Math.max(worstMissed, atMost(missed, dead)), Math.max(worstMistaken, atMost(mistaken, viable)));
    }

    /** The greatest share of wrong squares on any slide that has some. */
    private static double worst(TissueModel.ClassScore score, ToIntFunction<TissueModel.ClassScore.OfSlide> wrong) {
        return score.bySlide().stream()
                .filter(slide -> slide.tested() - slide.unsure() >= SQUARES_FOR_ONE)
                .mapToDouble(slide -> (double) wrong.applyAsInt(slide) / (slide.tested() - slide.unsure()))
                .max()
                .orElse(0);
    }

    private static double atMost(int wrong, int called) {
        return called < SQUARES_FOR_ONE
                ? 1
                : new Proportion(wrong / SQUARES_FOR_ONE, called / SQUARES_FOR_ONE)
                        .interval()
                        .upper();
    }
}
