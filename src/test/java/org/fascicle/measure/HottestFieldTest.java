package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

class HottestFieldTest {

    private static final Optional<DabCut> CUT = Optional.of(new DabCut(0.2, "given"));
    private static final int PER_SQUARE = 10;
    private static final PixelSize PIXEL = PixelSize.square(1);

    /** One square of ten nuclei, nine of them brown, among squares of two brown in ten. */
    @Test
    void theFieldWithTheMostBrownNucleiIsFound() {
        DabSquares nuclei = new DabSquares(PIXEL);
        for (int row = 0; row < 12; row++) {
            for (int column = 0; column < 20; column++) {
                square(nuclei, column, row, row == 10 && column == 18 ? 9 : 2);
            }
        }
        HottestField field = HottestField.of(nuclei, CUT).orElseThrow();
        assertThat(field.index()).isEqualTo(new LabellingIndex(2 * 64 + 7, 8 * 64 - 7));
        assertThat(field.columnUm()).isBetween(11 * 64.0, 18 * 64.0);
        assertThat(field.rowUm()).isBetween(3 * 64.0, 10 * 64.0);
        assertThat(field.fields()).isEqualTo(5 * 13);
        assertThat(field.likely()).isEmpty();
    }

    @Test
    void aFieldOfFewNucleiIsPassedOver() {
        DabSquares nuclei = new DabSquares(PIXEL);
        square(nuclei, 0, 0, 10);
        assertThat(HottestField.of(nuclei, CUT)).isEmpty();
    }

    /** A person may give any cut: below all that a slide would set, and far above. */
    @Test
    void aGivenCutHoldsOutsideTheUsualOnes() {
        for (double od : new double[] {0.05, 0.06, 0.3, 0.5, 0.6, 2}) {
            Optional<DabCut> given = Optional.of(DabCut.given(od, "as given"));
            DabSquares nuclei = new DabSquares(PIXEL, given);
            square(nuclei, 0, 0, 4);
            assertThat(nuclei.squares(given))
                    .containsExactly(
                            new DabSquares.Square(0, 0, od <= 0.05 ? PER_SQUARE : od <= 0.5 ? 4 : 0, PER_SQUARE));
        }
    }

    @Test
    void halvesAddUp() {
        DabSquares left = new DabSquares(PIXEL);
        DabSquares right = new DabSquares(PIXEL);
        DabSquares whole = new DabSquares(PIXEL);
        for (int column = 0; column < 40; column++) {
            square(column < 13 ? left : right, column, column % 5, column % 10);
            square(whole, column, column % 5, column % 10);
        }
        right.merge(left);
        assertThat(right.squares(CUT)).isEqualTo(whole.squares(CUT));
        assertThat(right.squares(Optional.empty())).isEqualTo(whole.squares(Optional.empty()));
    }

    /** Evenly spread: what the hottest field has more than the others is chance, and nearly all of it is taken back. */
    @Test
    void theHottestOfAnEvenTumourIsPulledToItsMean() {
        HottestField field =
                HottestField.of(tumour(new Random(7), at -> 0.1), CUT).orElseThrow();
        assertThat(field.index().percent()).isGreaterThan(12.5);
        assertThat(field.likely().orElseThrow().percent()).isCloseTo(10, within(1.0));
    }

    /** Truth: the index that the field's place gives; a slope from 5 to 35 % over the tumour, drawn anew each time. */
    @Test
    void theIntervalHoldsTheFieldsTrueIndex() {
        int held = 0;
        for (int draw = 0; draw < 60; draw++) {
            DoubleUnaryOperator slope = at -> 0.05 + 0.3 * at;
            HottestField field =
                    HottestField.of(tumour(new Random(draw), slope), CUT).orElseThrow();
            double middle = (field.columnUm() + field.edgeUm() / 2) / (40 * 64);
            Interval interval = field.likely().orElseThrow().interval();
            double truth = 100 * slope.applyAsDouble(middle);
            held += interval.lower() <= truth && truth <= interval.upper() ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(51);
    }

    /** @param index by the place from left, 0, to right, 1 */
    private static DabSquares tumour(Random random, DoubleUnaryOperator index) {
        DabSquares nuclei = new DabSquares(PIXEL);
        for (int row = 0; row < 40; row++) {
            for (int column = 0; column < 40; column++) {
                int brown = 0;
                for (int i = 0; i < PER_SQUARE; i++) {
                    brown += random.nextDouble() < index.applyAsDouble((column + 0.5) / 40) ? 1 : 0;
                }
                square(nuclei, column, row, brown);
            }
        }
        return nuclei;
    }

    private static void square(DabSquares nuclei, int column, int row, int brown) {
        for (int i = 0; i < PER_SQUARE; i++) {
            nuclei.add(nucleus(64 * column + 3 + 5 * i, 64 * row + 30, i < brown ? 0.5 : 0.05));
        }
    }

    private static Nucleus nucleus(int x, int y, double od) {
        double[] values = new double[NucleusMeasure.values().length];
        values[NucleusMeasure.DAB_OD.ordinal()] = od;
        values[NucleusMeasure.DAB_OD_UPPER.ordinal()] = od;
        return new Nucleus(new ObjectMask(new Region(x, y, 1, 1), new boolean[] {true}), values);
    }
}
