package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.FloatImage;
import org.fascicle.image.NamedArea;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

/** A region's areas add up, and its nuclei are those inside. A pixel is 10 x 10 um, a square 10 pixels wide, a patch 20. */
class RegionTallyTest {

    private static final PixelSize GRID = PixelSize.square(10);
    private static final Region IMAGE = Region.ofSize(40, 20);

    /** Grid pixels 5..34 x 0..9 at a downsample of 2; it reaches 10 pixels beyond the upper edge. */
    private static final NamedArea BAND =
            new NamedArea("band", "Tumor", new DrawnArea(List.of(new double[] {10, -20, 70, -20, 70, 20, 10, 20})));

    private static Nucleus nucleus(int x, int y) {
        return new NucleusMeasurer(GRID)
                .measure(
                        new ObjectMask(new Region(x, y, 1, 1), new boolean[] {true}),
                        FloatImage.zeros(40, 20),
                        Optional.empty(),
                        0,
                        0);
    }

    /** The left patch is tissue but for its first 10 columns, the right one is all tissue, its last 10 columns blurred. */
    private static RegionTally filled() {
        RegionTally tally = RegionTally.of(BAND, GRID, 2, IMAGE, 10).orElseThrow();
        BinaryMask left = BinaryMask.empty(20, 20);
        BinaryMask right = BinaryMask.empty(20, 20);
        for (int i = 0; i < 400; i++) {
            left.data()[i] = i % 20 >= 10;
            right.data()[i] = i % 20 < 10;
        }
        tally.add(new Region(20, 0, 20, 20), right, right.not(), List.of(nucleus(25, 9), nucleus(25, 10)));
        tally.add(new Region(0, 0, 20, 20), left, BinaryMask.empty(20, 20), List.of(nucleus(12, 3), nucleus(19, 0)));
        return tally;
    }

    /** 30 x 10 pixels of 100 um2: 5 columns of glass, 20 of tissue, 5 of blur. */
    @Test
    void theAreasAddUp() {
        RegionDensity density = filled().density(Optional.empty());
        assertThat(density.area().um2()).isEqualTo(30_000);
        assertThat(density.noTissue().um2()).isEqualTo(5_000);
        assertThat(density.analysable().um2()).isEqualTo(20_000);
        assertThat(density.blurred().um2()).isEqualTo(5_000);
        assertThat(density.necrotic()).isEmpty();
    }

    /** Rows 0 to 9 are inside, so the nucleus of row 10 is not; 3 on 0.02 mm2 are 150 per mm2. */
    @Test
    void nucleiInsideAreCounted() {
        assertThat(filled().density(Optional.empty()).count().orElseThrow().perMm2())
                .isEqualTo(150);
    }

    /** The square of columns 10 to 19 is dead: its 10 x 10 pixels and both its nuclei go. */
    @Test
    void deadCellsAndTheirNucleiAreLeftOut() {
        RegionDensity density = filled().density(Optional.of((column, row) -> column == 1));
        assertThat(density.necrotic().orElseThrow().um2()).isEqualTo(10_000);
        assertThat(density.analysable().um2()).isEqualTo(10_000);
        assertThat(density.nuclei()).isEqualTo(1);
        assertThat(density.area().um2()).isEqualTo(30_000);
    }

    @Test
    void aRegionBesideTheImageHasNoTally() {
        double[] beside = new double[] {90, 0, 120, 0, 120, 20};
        assertThat(RegionTally.of(new NamedArea("beside", "", new DrawnArea(List.of(beside))), GRID, 2, IMAGE, 10))
                .isEmpty();
    }
}
