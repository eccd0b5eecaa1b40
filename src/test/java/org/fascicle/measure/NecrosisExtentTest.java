package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.segment.necrosis.NecrosisFeature;
import org.fascicle.segment.necrosis.NecrosisFeatures;
import org.fascicle.segment.necrosis.NecrosisGrid;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.segment.necrosis.NecrosisOptions;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;

/** On grids of 40 x 40 cells of 64 um whose features are set by hand. */
class NecrosisExtentTest {

    private static final int CELLS = 40;

    /** Columns 0 to 9 of 40 are dead: a quarter. */
    @Test
    void aQuarterIsAQuarterWithinItsInterval() {
        NecrosisExtent extent = extent(10);

        Fraction fraction = extent.fraction().orElseThrow();
        assertThat(fraction.value()).isCloseTo(0.25, within(0.026));
        assertThat(fraction.whole().mm2()).isCloseTo(CELLS * CELLS * 0.004096, within(1e-6));
        Interval interval = fraction.interval().orElseThrow();
        assertThat(interval.contains(0.25)).isTrue();
        assertThat(interval.upper() - interval.lower()).isBetween(0.1, 0.6);
    }

    /** 25 groups of 8 x 8 cells without necrosis: at most 1 - 0.025^(1/25) = 13.7 % (Clopper and Pearson for 0 of 25). */
    @Test
    void noNecrosisFoundIsNoProofOfNone() {
        Fraction fraction = extent(0).fraction().orElseThrow();

        assertThat(fraction.value()).isZero();
        assertThat(fraction.interval().orElseThrow().upper()).isCloseTo(0.1372, within(0.0001));
    }

    @Test
    void allNecroticMirrorsNone() {
        Fraction fraction = extent(CELLS).fraction().orElseThrow();

        assertThat(fraction.value()).isEqualTo(1);
        assertThat(fraction.interval().orElseThrow().lower()).isCloseTo(0.8628, within(0.0001));
    }

    @Test
    void sameSeedSameInterval() {
        assertThat(extent(10)).isEqualTo(extent(10));
    }

    @Test
    void withoutTissueThereIsNoFraction() {
        NecrosisGrid nothing =
                NecrosisGrid.over(1000, 1000, 128, PixelSize.square(0.5)).build();

        assertThat(NecrosisExtent.of(new NecrosisMapper(NecrosisOptions.defaults()).classify(nothing), 1)
                        .fraction())
                .isEmpty();
    }

    private static NecrosisExtent extent(int deadColumns) {
        float[][] values = new float[NecrosisFeature.values().length][CELLS * CELLS];
        for (int cell = 0; cell < CELLS * CELLS; cell++) {
            boolean dead = cell % CELLS < deadColumns;
            values[NecrosisFeature.ANALYSABLE.ordinal()][cell] = 4096;
            values[NecrosisFeature.TISSUE.ordinal()][cell] = 1;
            values[NecrosisFeature.NUCLEAR.ordinal()][cell] = dead ? 0 : 0.25f;
            values[NecrosisFeature.CONTRAST.ordinal()][cell] = dead ? 0 : 0.25f;
            values[NecrosisFeature.GRAIN.ordinal()][cell] = 0.1f;
            values[NecrosisFeature.EOSIN.ordinal()][cell] = 0.3f;
        }
        NecrosisGrid grid = NecrosisGrid.over(CELLS * 128, CELLS * 128, 128, PixelSize.square(0.5))
                .put(0, 0, new NecrosisFeatures(CELLS, CELLS, values))
                .build();
        return NecrosisExtent.of(
                new NecrosisMapper(NecrosisOptions.defaults()).classify(grid), NecrosisExtent.DEFAULT_SEED);
    }
}
