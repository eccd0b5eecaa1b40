package org.fascicle.slide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplingTest {

    /** Footprint 1.5: (1 * 0 + 0.5 * 90) / 1.5 = 30 and (0.5 * 90 + 1 * 180) / 1.5 = 150. */
    @Test
    void weighsByFractionOfFootprint() {
        assertThat(greys(read(row(0, 90, 180), 1.5))).containsExactly(30, 150);
    }

    /** Centres at -0.25, 0.25, 0.75, 1.25 of pixels at 0 and 1: 0 clamped, a quarter, three quarters, 100 clamped. */
    @Test
    void interpolatesBelowOne() {
        assertThat(greys(read(row(0, 100), 0.5))).containsExactly(0, 25, 75, 100);
    }

    /** The mean of a ramp over a footprint is the ramp at its centre: 10 + 20 * centre. */
    @Test
    void keepsARamp() {
        int[] ramp = {10, 30, 50, 70, 90, 110, 130, 150, 170, 190, 210, 230};
        assertThat(greys(read(row(ramp), 4))).containsExactly(40, 120, 200);
        assertThat(greys(read(row(ramp), 3))).containsExactly(30, 90, 150, 210);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.7, 1, 1.1, 2.9999, 3, 7.3, 100})
    void keepsAConstant(double downsample) {
        RgbImage white = RgbImage.black(100, 100);
        Arrays.fill(white.data(), (byte) 255);
        assertThat(read(white, downsample).data()).containsOnly(255);
    }

    /** 40,000 columns at ratio 900 with tiles 1,024 high make several column blocks and many strips. */
    @Test
    void blocksAndStripsLeaveNoTrace() {
        int width = 40_000;
        Level level = new Level(width, 2_048, 1, 1, 256, 1_024);
        RgbImage shrunk = Resampling.of(level, 900).read(new Region(0, 0, 44, 2), part -> {
            assertThat(part.pixels()).isLessThanOrEqualTo(9L << 20);
            RgbImage image = RgbImage.black(part.width(), part.height());
            for (int i = 0; i < image.data().length; i++) {
                image.data()[i] = (byte) ((part.x() + i / 3 % part.width()) / 900);
            }
            return image;
        });
        for (int x = 0; x < 44; x++) {
            assertThat(shrunk.red(x, 1)).isEqualTo(x);
        }
    }

    private static RgbImage read(RgbImage image, double downsample) {
        Slide slide = new InMemorySlide(image, Optional.empty(), "test");
        return slide.read(Region.ofSize(slide.gridWidth(downsample), slide.gridHeight(downsample)), downsample);
    }

    private static RgbImage row(int... greys) {
        int[] rgb = new int[greys.length * greys.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = greys[i % greys.length] * 0x010101;
        }
        return RgbImage.ofPacked(greys.length, greys.length, rgb);
    }

    private static int[] greys(RgbImage image) {
        int[] greys = new int[image.width()];
        for (int x = 0; x < greys.length; x++) {
            greys[x] = image.red(x, 0);
        }
        return greys;
    }
}
