package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fascicle.image.FloatImage;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;

class CellDensityMapTest {

    /** Cells of 100 um have 0.01 mm2: 20 nuclei on all of it are 2000 per mm2, 8 on half of it 1600, a fifth is too little. */
    @Test
    void aCellIsItsNucleiOverItsTissue() {
        CellDensityMap map = new CellDensityMap(
                new FloatImage(4, 1, new float[] {20, 8, 5, 0}),
                new FloatImage(4, 1, new float[] {0.01f, 0.005f, 0.002f, 0.01f}),
                PixelSize.square(100));
        assertThat(map.perMm2().data()).containsExactly(2000f, 1600f, Float.NaN, 0f);
        assertThat(map.squares()).isEqualTo(3);
        assertThat(map.quantile(0.5)).hasValue(1600);
        assertThat(map.quantile(0.9)).hasValue(2000);
    }

    @Test
    void withoutTissueThereIsNoMedian() {
        assertThat(new CellDensityMap(FloatImage.zeros(2, 2), FloatImage.zeros(2, 2), PixelSize.square(100))
                        .quantile(0.5))
                .isEmpty();
    }

    @Test
    void countsAndAreasMustFit() {
        assertThatThrownBy(
                        () -> new CellDensityMap(FloatImage.zeros(2, 2), FloatImage.zeros(2, 3), PixelSize.square(100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 x 3");
    }
}
