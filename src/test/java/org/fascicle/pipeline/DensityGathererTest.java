package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.measure.CellDensityMap;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

/** Nuclei and tissue per square, on patches made by hand. */
class DensityGathererTest {

    /** At 0.5 um a place of 2 x 2 squares of 64 um has 256 pixels: this grid of 512 x 300 has two columns and two rows of places. */
    private final AnalysisGrid grid = new AnalysisGrid(2, 512, 300, PixelSize.square(0.5));

    private final DensityGatherer squares = new DensityGatherer(grid);
    private final AreaGatherer areas = new AreaGatherer(grid);

    private static Nucleus nucleus(int x, int y) {
        boolean[] inside = new boolean[4];
        Arrays.fill(inside, true);
        return new NucleusMeasurer(PixelSize.square(0.5))
                .measure(
                        new ObjectMask(new Region(x, y, 2, 2), inside), FloatImage.zeros(2, 2), Optional.empty(), x, y);
    }

    private void add(Region core, Nucleus... nuclei) {
        PatchResult patch = new PatchResult(
                core,
                BinaryMask.full(core.width(), core.height()),
                BinaryMask.empty(core.width(), core.height()),
                List.of(nuclei),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        squares.add(patch);
        areas.add(patch);
    }

    @Test
    void nucleiAndTissueAreSummedPerPlace() {
        add(new Region(0, 0, 512, 300), nucleus(10, 10), nucleus(254, 10), nucleus(256, 10), nucleus(10, 290));
        Gathered known = new Gathered(DrawnSlides.context(grid), AnalysisOptions.defaults(), Optional.empty());
        known.put(areas.result(known).orElseThrow());
        SlideFindings.Nuclei found = squares.result(known).orElseThrow();
        assertThat(found.count().count()).isEqualTo(4);
        assertThat(found.count().area().um2()).isEqualTo(512 * 300 * 0.25);
        CellDensityMap map = found.density();
        assertThat(map.counts().data()).containsExactly(2, 1, 1, 0);
        assertThat(map.squareSize().xUm()).isEqualTo(128);
        // The lower row of places holds 44 of 256 rows.
        assertThat(map.analysableMm2().data()[0]).isEqualTo(256 * 256 * 0.25e-6f);
        assertThat(map.analysableMm2().data()[2]).isEqualTo(256 * 44 * 0.25e-6f);
    }
}
