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
                        FloatImage.zeros(256, 128),
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
}
