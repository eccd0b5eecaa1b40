package org.fascicle.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

class DrawnAreaTest {

    private static final double[] SQUARE_2_TO_8 = {2, 2, 8, 2, 8, 8, 2, 8};
    private static final double[] SQUARE_4_TO_6 = {4, 4, 6, 4, 6, 6, 4, 6};

    @Test
    void fillsThePixelsWhoseCentresLieInside() {
        BinaryMask mask = new DrawnArea(List.of(SQUARE_2_TO_8)).on(Region.ofSize(10, 10), 1);
        // columns and rows 2..7
        assertThat(mask.count()).isEqualTo(36);
        assertThat(mask.get(2, 2)).isTrue();
        assertThat(mask.get(8, 7)).isFalse();
    }

    @Test
    void aRingInsideARingIsAHole() {
        assertThat(new DrawnArea(List.of(SQUARE_2_TO_8, SQUARE_4_TO_6))
                        .on(Region.ofSize(10, 10), 1)
                        .count())
                .isEqualTo(36 - 4);
    }

    /** Twice around the same square, as a hand does that does not know where to stop. */
    @Test
    void aRingTracedTwiceEnclosesWhatItRunsAround() {
        double[] twice = {2, 2, 8, 2, 8, 8, 2, 8, 2, 2, 8, 2, 8, 8, 2, 8};
        DrawnArea area = new DrawnArea(List.of(twice, SQUARE_4_TO_6));
        assertThat(area.on(Region.ofSize(10, 10), 1).count()).isEqualTo(36 - 4);
        assertThat(area.enclosesAnything()).isTrue();
    }

    @Test
    void aLineAndASquareUnderItsOwnHoleEncloseNothing() {
        assertThat(new DrawnArea(List.of(new double[] {1, 1, 5, 5, 9, 9})).enclosesAnything())
                .isFalse();
        assertThat(new DrawnArea(List.of(SQUARE_2_TO_8, SQUARE_2_TO_8)).enclosesAnything())
                .isFalse();
    }

    @Test
    void aPartEqualsTheCropOfTheWhole() {
        DrawnArea area = new DrawnArea(List.of(new double[] {1, 1, 17, 3, 9, 15}));
        Region part = new Region(3, 2, 5, 6);
        assertThat(area.on(part, 1).data())
                .isEqualTo(area.on(Region.ofSize(20, 20), 1).crop(part).data());
    }

    @Test
    void aCoarserGridHoldsTheSameAreaInFewerPixels() {
        assertThat(new DrawnArea(List.of(SQUARE_2_TO_8))
                        .on(Region.ofSize(5, 5), 2)
                        .count())
                .isEqualTo(9);
    }

    /** Columns 2..7 and 4..9 of six rows: 8 columns together, the shared ones once. */
    @Test
    void togetherAreasCoverWhatAnyOfThemCovers() {
        DrawnArea right = new DrawnArea(List.of(new double[] {4, 2, 10, 2, 10, 8, 4, 8}));
        assertThat(DrawnArea.together(List.of(new DrawnArea(List.of(SQUARE_2_TO_8)), right))
                        .on(Region.ofSize(12, 12), 1)
                        .count())
                .isEqualTo(48);
    }

    /** The diagonals of a square meet in its middle. */
    @Test
    void aFigureOfEightCrossesItself() {
        DrawnArea eight = new DrawnArea(List.of(new double[] {2, 2, 8, 8, 8, 2, 2, 8}));
        assertThat(eight.selfCrossing().orElseThrow()).containsExactly(new double[] {5, 5}, within(1e-9));
        DrawnArea acrossTheHole = new DrawnArea(List.of(SQUARE_2_TO_8, new double[] {4, 4, 12, 4, 4, 6}));
        assertThat(acrossTheHole.selfCrossing()).isPresent();
    }

    /** A hole, a hole that touches the rim in a corner, a closing corner said twice, a staircase: none crosses. */
    @Test
    void whatTouchesDoesNotCross() {
        assertThat(new DrawnArea(List.of(SQUARE_2_TO_8, SQUARE_4_TO_6)).selfCrossing())
                .isEmpty();
        assertThat(new DrawnArea(List.of(SQUARE_2_TO_8, new double[] {2, 5, 4, 4, 4, 6})).selfCrossing())
                .isEmpty();
        assertThat(new DrawnArea(List.of(new double[] {0, 0, 2, 0, 2, 1, 1, 1, 1, 2, 0, 2, 0, 0})).selfCrossing())
                .isEmpty();
    }

    @Test
    void refusesARingWithoutAnInside() {
        assertThatThrownBy(() -> new DrawnArea(List.of(new double[] {0, 0, 1, 1})))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
