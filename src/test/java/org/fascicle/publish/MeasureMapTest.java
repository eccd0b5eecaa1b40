package org.fascicle.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.Optional;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.pipeline.AnalysisGrid;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

/** Means of nuclei by squares: at 1 um a pixel a cell is 64, a square 128 pixels. */
class MeasureMapTest {

    private static final AnalysisGrid GRID = new AnalysisGrid(1, 256, 128, PixelSize.square(1));

    /** A bar of 10 x 2 pixels that falls or rises by one row in its middle: nearly level, a little to either side of 0 degrees. */
    private static Nucleus bar(int x, int y, boolean falling) {
        boolean[] inside = new boolean[30];
        for (int column = 0; column < 10; column++) {
            int top = column < 5 == falling ? 0 : 1;
            inside[10 * top + column] = true;
            inside[10 * (top + 1) + column] = true;
        }
        return new NucleusMeasurer(PixelSize.square(1))
                .measure(
                        new ObjectMask(new Region(x, y, 10, 3), inside),
                        FloatImage.zeros(300, 300),
                        Optional.empty(),
                        0,
                        0);
    }

    /** Three bars a little above 0 degrees and three a little below 180 run along 0, not along 90. */
    @Test
    void directionsOnEitherSideOfTheHorizonMeanTheHorizon() {
        MeasureMap map = new MeasureMap(NucleusMeasure.ORIENTATION, GRID);
        for (int i = 0; i < 6; i++) {
            map.add(bar(10, 10 * i, i % 2 == 0));
        }
        double mean = map.means().get(0, 0);
        assertThat(Math.min(mean, 180 - mean)).isEqualTo(0, offset(0.01));
    }

    @Test
    void aMeanStandsWhereThereAreFiveNuclei() {
        MeasureMap map = new MeasureMap(NucleusMeasure.AREA, GRID);
        for (int i = 0; i < 5; i++) {
            map.add(bar(10, 10 * i, true));
        }
        Arrays.asList(1, 2, 3, 4).forEach(i -> map.add(bar(200, 10 * i, true)));
        assertThat(map.means().get(0, 0)).isEqualTo(20);
        assertThat(map.means().get(1, 0)).isNaN();
        assertThat(map.squareSize()).isEqualTo(PixelSize.square(128));
    }

    /** A steep bar of 2 x 10 pixels that leans to the right or to the left. */
    private static Nucleus steep(int x, int y, boolean right) {
        boolean[] inside = new boolean[60];
        for (int row = 0; row < 10; row++) {
            int left = right ? 4 - row / 2 : row / 2;
            inside[6 * row + left] = true;
            inside[6 * row + left + 1] = true;
        }
        return new NucleusMeasurer(PixelSize.square(1))
                .measure(
                        new ObjectMask(new Region(x, y, 6, 10), inside),
                        FloatImage.zeros(300, 300),
                        Optional.empty(),
                        0,
                        0);
    }

    @Test
    void alikeDirectionsMeanTheirOwn() {
        for (boolean right : new boolean[] {true, false}) {
            MeasureMap map = new MeasureMap(NucleusMeasure.ORIENTATION, GRID);
            for (int i = 0; i < 5; i++) {
                map.add(steep(20, 12 * i, right));
            }
            double own = steep(20, 0, right).value(NucleusMeasure.ORIENTATION);
            assertThat((double) map.means().get(0, 0)).isEqualTo(own, offset(0.01));
            assertThat(own).isBetween(right ? 45.0 : 90.0, right ? 90.0 : 135.0);
        }
    }

    /** Of 300 x 200 pixels the last column and row of squares are cut; a nucleus at (135, 130) lies in the second of both. */
    @Test
    void aNucleusLiesInTheSquareOfItsMiddle() {
        MeasureMap map = new MeasureMap(NucleusMeasure.AREA, new AnalysisGrid(1, 300, 200, PixelSize.square(1)));
        for (int i = 0; i < 5; i++) {
            map.add(bar(131, 129, true));
        }
        assertThat(map.means().width()).isEqualTo(3);
        assertThat(map.means().height()).isEqualTo(2);
        assertThat(map.means().get(1, 1)).isEqualTo(20);
        assertThat(map.means().get(0, 0)).isNaN();
    }
}
