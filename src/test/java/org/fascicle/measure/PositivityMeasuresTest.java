package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.image.BinaryMask;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores of nuclei and areas against numbers computed by hand. */
class PositivityMeasuresTest {

    private static final PixelSize TWO_UM = PixelSize.square(2);

    @ParameterizedTest
    @CsvSource({"0.19, NEGATIVE", "0.2, WEAK", "0.39, WEAK", "0.4, MODERATE", "0.6, STRONG", "-0.1, NEGATIVE"})
    void aNucleusIsClassedByItsDensity(double od, DabClass expected) {
        assertThat(DabClass.of(od, IntensityCuts.defaults())).isEqualTo(expected);
    }

    /** 10 of 100: Wilson's interval is 5.52 to 17.44 %. */
    @Test
    void labellingIndexWithWilsonsInterval() {
        LabellingIndex index = new LabellingIndex(10, 90);
        assertThat(index.percent()).isCloseTo(10, within(1e-12));
        assertThat(index.intervalPercent().lower()).isCloseTo(5.52, within(0.01));
        assertThat(index.intervalPercent().upper()).isCloseTo(17.44, within(0.01));
    }

    /** (20 + 2 * 30 + 3 * 10) / 100 * 100 = 110. All strong is 300 with nothing left open. */
    @Test
    void hScoreWeighsTheClasses() {
        assertThat(new DabCounts(40, 20, 30, 10).hScore().orElseThrow().value()).isCloseTo(110, within(1e-9));
        HScore strong = new DabCounts(0, 0, 0, 50).hScore().orElseThrow();
        assertThat(strong.value()).isEqualTo(300);
        assertThat(strong.interval().lower()).isEqualTo(300);
    }

    /** Bounds of the proportion score: below 1 %, up to 10 %, up to a third, up to two thirds, above. */
    @ParameterizedTest
    @CsvSource({
        "300, 0, 0",
        "299, 1, 1",
        "297, 3, 2",
        "270, 30, 2",
        "269, 31, 3",
        "200, 100, 3",
        "199, 101, 4",
        "100, 200, 4",
        "99, 201, 5"
    })
    void allredScoresTheProportion(long negative, long weak, int proportion) {
        Allred score = new DabCounts(negative, weak, 0, 0).allred().orElseThrow();
        assertThat(score.proportion()).isEqualTo(proportion);
        assertThat(score.intensity()).isEqualTo(weak == 0 ? 0 : 1);
    }

    /** Positive nuclei 1, 1, 3, 3 have mean 2; with a third of all positive the total is 3 + 2. */
    @Test
    void allredAveragesTheIntensity() {
        assertThat(new DabCounts(8, 2, 0, 2).allred().orElseThrow().total()).isEqualTo(5);
    }

    @Test
    void countsAddUpInAnyOrderAndNoNucleiGiveNoScore() {
        DabCounts one = DabCounts.NONE.plus(DabClass.WEAK).plus(DabClass.NEGATIVE);
        DabCounts two = DabCounts.NONE.plus(DabClass.STRONG);
        assertThat(one.plus(two)).isEqualTo(two.plus(one)).isEqualTo(new DabCounts(1, 1, 0, 1));
        assertThat(DabCounts.NONE.labellingIndex()).isEmpty();
        assertThat(DabCounts.NONE.hScore()).isEmpty();
        assertThat(DabCounts.NONE.allred()).isEmpty();
    }

    /**
     * A checkerboard of 10 x 10 squares of 50 um (25 px of 2 um), every second one positive: half the area; each square's
     * share deviates by 1/2 from the mean of 1/2, so the coefficient of variation is sqrt(100/99), and every neighbour deviates
     * the other way, so Moran's I is -1.
     */
    @Test
    void aCheckerboardAlternates() {
        PositivitySquares squares = gathered((column, row) -> (column + row) % 2 == 0);
        Patchiness patchiness = Patchiness.of(squares, Patchiness.USUAL_CUT).orElseThrow();
        assertThat(PositiveArea.of(squares).orElseThrow().value()).isCloseTo(0.5, within(1e-12));
        assertThat(patchiness.shareAboveCut()).isEqualTo(0.5);
        assertThat(patchiness.coefficientOfVariation())
                .hasValueSatisfying(v -> assertThat(v).isCloseTo(Math.sqrt(100.0 / 99), within(1e-9)));
        assertThat(patchiness.moransI()).hasValueSatisfying(i -> assertThat(i).isCloseTo(-1, within(1e-9)));
    }

    /**
     * Left half positive: of the 180 pairs of neighbours the 10 across the middle disagree and 170 agree, so Moran's I is
     * (170 - 10) / 180.
     */
    @Test
    void twoHalvesLieTogether() {
        Patchiness patchiness = Patchiness.of(gathered((column, row) -> column < 5), Patchiness.USUAL_CUT)
                .orElseThrow();
        assertThat(patchiness.moransI()).hasValueSatisfying(i -> assertThat(i).isCloseTo(160.0 / 180, within(1e-9)));
    }

    /** 100 squares in ten columns: none, one column, two, eight. */
    @Test
    void aWordSaysHowWideAStainIsSpread() {
        assertThat(pattern(0)).isEqualTo(Patchiness.Pattern.NEGATIVE);
        assertThat(pattern(1)).isEqualTo(Patchiness.Pattern.FOCAL);
        assertThat(pattern(2)).isEqualTo(Patchiness.Pattern.PATCHY);
        assertThat(pattern(8)).isEqualTo(Patchiness.Pattern.DIFFUSE);
    }

    private static Patchiness.Pattern pattern(int columns) {
        return Patchiness.of(gathered((column, row) -> column < columns), Patchiness.USUAL_CUT)
                .orElseThrow()
                .pattern();
    }

    /**
     * Ratio over 100 squares of equal size, half of them all positive: error^2 = 100 / 99 * 100 * 0.25 / 100^2, error 0.0503;
     * Student's t at 99 degrees is 1.984.
     */
    @Test
    void theIntervalIsThatOfARatioOverSquares() {
        Interval interval = PositiveArea.of(gathered((column, row) -> column < 5))
                .orElseThrow()
                .interval()
                .orElseThrow();
        assertThat(interval.lower()).isCloseTo(0.5 - 1.984 * 0.05025, within(1e-3));
        assertThat(interval.upper()).isCloseTo(0.5 + 1.984 * 0.05025, within(1e-3));
    }

    @Test
    void blocksInAnyCutAndOrderGiveTheSame() {
        PositivitySquares whole = gathered((column, row) -> (3 * column + row) % 4 == 0);
        PositivitySquares parts = new PositivitySquares(TWO_UM, 50);
        PositivitySquares other = new PositivitySquares(TWO_UM, 50);
        BinaryMask positive = drawn((column, row) -> (3 * column + row) % 4 == 0);
        for (Region part :
                new Region[] {new Region(110, 0, 140, 250), new Region(0, 90, 110, 160), new Region(0, 0, 110, 90)}) {
            (part.x() == 0 ? parts : other)
                    .add(part, positive.crop(part), BinaryMask.full(part.width(), part.height()));
        }
        other.merge(parts);
        assertThat(other.squares()).isEqualTo(whole.squares());
    }

    @Test
    void withoutTissueThereIsNoFractionAndNoPatchiness() {
        PositivitySquares none = new PositivitySquares(TWO_UM, 50);
        none.add(Region.ofSize(50, 50), BinaryMask.full(50, 50), BinaryMask.empty(50, 50));
        assertThat(PositiveArea.of(none)).isEmpty();
        assertThat(Patchiness.of(none, 0.1)).isEmpty();
        assertThatThrownBy(() -> none.merge(new PositivitySquares(TWO_UM, 60)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private interface Pattern {
        boolean positive(int column, int row);
    }

    private static PositivitySquares gathered(Pattern pattern) {
        PositivitySquares squares = new PositivitySquares(TWO_UM, 50);
        squares.add(Region.ofSize(250, 250), drawn(pattern), BinaryMask.full(250, 250));
        return squares;
    }

    private static BinaryMask drawn(Pattern pattern) {
        BinaryMask mask = BinaryMask.empty(250, 250);
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = pattern.positive(i % 250 / 25, i / 250 / 25);
        }
        return mask;
    }
}
