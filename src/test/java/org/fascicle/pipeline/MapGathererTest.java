package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.measure.CellDensityMap;
import org.fascicle.measure.Count;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

class MapGathererTest {

    /** At 0.5 um a density cell of 2 x 64 um has 256 pixels: this grid of 512 x 300 has two columns and two rows of cells. */
    private final AnalysisGrid grid = new AnalysisGrid(2, 512, 300, PixelSize.square(0.5));

    private final MapGatherer maps = new MapGatherer(grid, 128, 75, 8);

    private static final IntPredicate NONE = cell -> false;

    private static Nucleus nucleus(int x, int y) {
        boolean[] inside = new boolean[4];
        Arrays.fill(inside, true);
        return new NucleusMeasurer(PixelSize.square(0.5))
                .measure(
                        new ObjectMask(new Region(x, y, 2, 2), inside), FloatImage.zeros(2, 2), Optional.empty(), x, y);
    }

    private void add(Region core, BinaryMask positive, Nucleus... nuclei) {
        BinaryMask all = BinaryMask.full(core.width(), core.height());
        maps.add(new PatchResult(
                core,
                all,
                BinaryMask.empty(core.width(), core.height()),
                List.of(nuclei),
                Optional.empty(),
                List.of(),
                Optional.of(positive),
                List.of()));
    }

    @Test
    void nucleiAndTissueAreSummedPerCell() {
        add(
                new Region(0, 0, 512, 300),
                BinaryMask.empty(512, 300),
                nucleus(10, 10),
                nucleus(254, 10),
                nucleus(256, 10),
                nucleus(10, 290));
        CellDensityMap map = maps.density(NONE);
        assertThat(map.counts().data()).containsExactly(2, 1, 1, 0);
        assertThat(map.squareSize().xUm()).isEqualTo(128);
        // The lower row of cells holds 44 of 256 rows.
        assertThat(map.analysableMm2().data()[0]).isEqualTo(256 * 256 * 0.25e-6f);
        assertThat(map.analysableMm2().data()[2]).isEqualTo(256 * 44 * 0.25e-6f);
    }

    /** Cells are 128 pixels wide, four a row: leaving out the first loses its nucleus and its tissue. */
    @Test
    void cellsLeftOutCountNeitherNucleiNorTissue() {
        add(new Region(0, 0, 512, 300), BinaryMask.empty(512, 300), nucleus(10, 10), nucleus(254, 10));
        Count all = maps.count(NONE).orElseThrow();
        Count without = maps.count(cell -> cell == 0).orElseThrow();
        assertThat(all.count()).isEqualTo(2);
        assertThat(without.count()).isEqualTo(1);
        assertThat(all.area().um2() - without.area().um2()).isEqualTo(128 * 128 * 0.25);
        // the first place is made of cells 0, 1, 4 and 5
        assertThat(maps.density(cell -> cell == 0).counts().data()[0]).isEqualTo(1);
        assertThat(maps.count(cell -> true)).isEmpty();
    }

    /** An overview pixel covers 4 x 4 grid pixels and is positive when 8 of them are, whichever patch they come from. */
    @Test
    void anOverviewPixelIsPositiveWhenHalfOfItIs() {
        BinaryMask left = BinaryMask.empty(2, 300);
        Arrays.fill(left.data(), true);
        add(new Region(0, 0, 2, 300), left);
        BinaryMask right = BinaryMask.empty(510, 300);
        right.data()[2] = true;
        add(new Region(2, 0, 510, 300), right);
        BinaryMask overview = maps.positive();
        assertThat(overview.get(0, 0)).isTrue();
        assertThat(overview.get(0, 74)).isTrue();
        assertThat(overview.count()).isEqualTo(75);
    }
}
