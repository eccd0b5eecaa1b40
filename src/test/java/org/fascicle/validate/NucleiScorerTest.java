package org.fascicle.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.image.LabelImage;
import org.junit.jupiter.api.Test;

/** Cases small enough to count on paper; each row of text is a row of pixels, a dot is background. */
class NucleiScorerTest {

    private static final double EXACT = 1e-12;

    @Test
    void sameNucleiUnderOtherNumbersScoreOne() {
        NucleiScore score = NucleiScorer.score(labels("11.2", "11.2"), labels("77.3", "77.3"));
        assertThat(score).isEqualTo(new NucleiScore(2, 2, 1, 1, 1, 1));
    }

    @Test
    void nothingFoundScoresZeroAndNothingToFindScoresOne() {
        assertThat(NucleiScorer.score(labels("11.."), labels("...."))).isEqualTo(new NucleiScore(1, 0, 0, 0, 0, 0));
        assertThat(NucleiScorer.score(labels("...."), labels("...."))).isEqualTo(new NucleiScore(0, 0, 1, 1, 1, 1));
        assertThat(NucleiScorer.score(labels("...."), labels("11.."))).isEqualTo(new NucleiScore(0, 1, 0, 0, 0, 0));
    }

    /**
     * Truth 1 has 4 pixels, found 1 has 3 of them: IoU 3/4, a match. Truth 2 has 4, found 2 shares 2 and has 2 outside:
     * IoU 2/6, no match. Found 3 (1 pixel) lies on background. AJI = (3 + 2) / (4 + 6 + 1); TP 1, FP 2, FN 1:
     * F1 = 2 / (2 + 2 + 1) = 0.4; PQ = 0.75 / 2.5; Dice = 2 * 5 / (8 + 8).
     */
    @Test
    void mixedCaseIsAsCountedByHand() {
        NucleiScore score = NucleiScorer.score(labels("1111.2222...."), labels("111....2222.3"));
        assertThat(score.aji()).isCloseTo(5.0 / 11, within(EXACT));
        assertThat(score.f1()).isCloseTo(0.4, within(EXACT));
        assertThat(score.pq()).isCloseTo(0.3, within(EXACT));
        assertThat(score.dice()).isCloseTo(10.0 / 16, within(EXACT));
        assertThat(score.countRatio()).isEqualTo(1.5);
    }

    /** Two of two touching nuclei found as one of 6 pixels: each truth takes it, IoU 3/6 is not above 0.5. */
    @Test
    void mergedNucleiShareOneFoundObject() {
        NucleiScore score = NucleiScorer.score(labels("111222"), labels("111111"));
        assertThat(score.f1()).isZero();
        assertThat(score.aji()).isCloseTo(6.0 / 12, within(EXACT));
        assertThat(score.dice()).isEqualTo(1);
    }

    /**
     * Truth: a spindle of 8 x 2 pixels and a square of 2 x 2. The spindle is found in two halves of 4 x 2 (IoU exactly
     * 0.5, so no match), the square as it is. Elongated: 1 true, 2 found, no match; AJI = 8 / (16 + 8).
     */
    @Test
    void piecesOfABrokenSpindleCountAgainstTheElongatedScore() {
        LabelImage truth = labels("11111111..22", "11111111..22");
        LabelImage found = labels("11112222..33", "11112222..33");
        NucleiScore score = NucleiScorer.scoreElongated(truth, found);
        assertThat(score.truth()).isEqualTo(1);
        assertThat(score.found()).isEqualTo(2);
        assertThat(score.f1()).isZero();
        assertThat(score.aji()).isCloseTo(8.0 / 24, within(EXACT));
        assertThat(NucleiScorer.score(truth, found).f1()).isCloseTo(2.0 / 5, within(EXACT));
    }

    /** A round object on background is no spindle; a long one is a false alarm. */
    @Test
    void elongatedFalseAlarmsCountAndRoundOnesDoNot() {
        NucleiScore score = NucleiScorer.scoreElongated(
                labels("111111.......", ".............", "............."),
                labels("111111...22..", ".........22..", "333333......."));
        assertThat(score.truth()).isEqualTo(1);
        assertThat(score.found()).isEqualTo(2);
        assertThat(score.f1()).isCloseTo(2.0 / 3, within(EXACT));
    }

    /** A rectangle of a x b pixels has moment axes in the ratio a : b; 1/12 per pixel makes it exact. */
    @Test
    void aspectRatioOfARectangleIsItsSides() {
        assertThat(AspectRatios.of(labels("1111", "1111"), 1).of(1)).isCloseTo(2, within(1e-9));
        assertThat(AspectRatios.of(labels("11111"), 1).of(1)).isCloseTo(5, within(1e-9));
    }

    static LabelImage labels(String... rows) {
        LabelImage image = LabelImage.empty(rows[0].length(), rows.length);
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                image.data()[y * image.width() + x] = rows[y].charAt(x) == '.' ? 0 : rows[y].charAt(x) - '0';
            }
        }
        return image;
    }
}
