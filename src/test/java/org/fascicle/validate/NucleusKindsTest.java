package org.fascicle.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.FoundNuclei;
import org.junit.jupiter.api.Test;

/** Three true squares of 10, 30 and 50 um2 on white, the second pale; the first and one that is not there are found. */
class NucleusKindsTest {

    private static final int WIDTH = 60;

    private static void paint(int[] labels, int[] pixels, int number, int left, int width, int rgb) {
        for (int y = 5; y < 10; y++) {
            for (int x = left; x < left + width; x++) {
                labels[y * WIDTH + x] = number;
                pixels[y * WIDTH + x] = rgb;
            }
        }
    }

    private static List<NucleusKinds.One> nuclei() {
        int[] truth = new int[WIDTH * 20];
        int[] found = new int[WIDTH * 20];
        int[] pixels = new int[WIDTH * 20];
        Arrays.fill(pixels, 0xffffff);
        paint(truth, pixels, 1, 2, 2, 0x404040);
        paint(truth, pixels, 2, 10, 6, 0xd0d0d0);
        paint(truth, pixels, 3, 20, 10, 0x404040);
        paint(found, pixels.clone(), 1, 2, 2, 0);
        paint(found, pixels.clone(), 2, 40, 4, 0);
        return NucleusKinds.of(
                RgbImage.ofPacked(WIDTH, 20, pixels),
                new LabelImage(WIDTH, 20, truth),
                new FoundNuclei(new LabelImage(WIDTH, 20, found), new double[] {0, 0.9, 0.4}),
                1);
    }

    @Test
    void eachIsKnownByAreaDarknessAndWhetherTheOtherSideHasIt() {
        List<NucleusKinds.One> all = nuclei();
        assertThat(all).hasSize(5);
        assertThat(all).extracting(NucleusKinds.One::areaUm2).containsExactly(10.0, 30.0, 50.0, 10.0, 20.0);
        assertThat(all).extracting(NucleusKinds.One::matched).containsExactly(true, false, false, true, false);
        assertThat(all.get(0).darkness()).isCloseTo(1, within(1e-9));
        assertThat(all.get(1).darkness()).isLessThan(0.2);
        assertThat(all.get(4).darkness()).isCloseTo(0, within(1e-9));
        assertThat(all.get(4).confidence()).isEqualTo(0.4);
    }

    @Test
    void rowsCountBothSides() {
        List<NucleusKinds.Row> rows = NucleusKinds.rows(nuclei());
        assertThat(rows.get(0)).isEqualTo(new NucleusKinds.Row("all", 3, 1, 2, 1));
        assertThat(rows.get(0).seenPercent()).isCloseTo(33.3, within(0.1));
        assertThat(rows.get(0).madeUpPercent()).isEqualTo(50);
        assertThat(rows.get(1)).isEqualTo(new NucleusKinds.Row("area below 20 um2", 1, 1, 1, 0));
        assertThat(rows.get(2)).isEqualTo(new NucleusKinds.Row("area 20 to 40 um2", 1, 0, 1, 1));
        assertThat(rows.get(5)).isEqualTo(new NucleusKinds.Row("darkness below 0.5 of the median", 1, 0, 1, 1));
    }
}
