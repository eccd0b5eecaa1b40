package org.fascicle.segment.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Smoothing;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

/** Fields of dark discs with crisp or smeared edges. */
class BlurMeterTest {

    private static final PixelSize HALF_UM = PixelSize.square(0.5);
    private static final int SIDE = 512;

    @Test
    void smearedEdgesAreLessSharpAndContrastDoesNotMatter() {
        double sharp = sharpness(nuclei(0, 120));
        double smeared = sharpness(nuclei(4, 120));
        assertThat(smeared).isLessThan(0.5 * sharp);
        assertThat(sharpness(nuclei(0, 60))).isCloseTo(sharp, within(0.05 * sharp));
    }

    private static double sharpness(RgbImage image) {
        return BlurMeter.sharpness(image, HALF_UM, BinaryMask.full(SIDE, SIDE)).orElseThrow();
    }

    @Test
    void flatImagesAndEmptyMasksAreNotJudged() {
        RgbImage flat = RgbImage.black(SIDE, SIDE);
        assertThat(BlurMeter.sharpness(flat, HALF_UM, BinaryMask.full(SIDE, SIDE)))
                .isEmpty();
        assertThat(BlurMeter.sharpness(nuclei(0, 120), HALF_UM, BinaryMask.empty(SIDE, SIDE)))
                .isEmpty();
    }

    /** 0.4 of a median of 0.1 is 0.04; of 0.2 it would be 0.08, above what is certainly sharp; of 0.05, 0.02, certainly blurred. */
    @Test
    void theCutFollowsTheMedianWithinBounds() {
        assertThat(BlurMeter.cut(new double[] {0.3, 0.1, 0.05, 0.1, 0.1})).isCloseTo(0.04, within(1e-9));
        assertThat(BlurMeter.cut(new double[] {0.2, 0.2, 0.2, 0.2, 0.2})).isEqualTo(0.045);
        assertThat(BlurMeter.cut(new double[] {0.05, 0.05, 0.05, 0.05, 0.05})).isEqualTo(0.03);
        assertThat(BlurMeter.cut(new double[0])).isEqualTo(0.03);
    }

    /** Cells of 128 um are 256 pixels: of the four, the smeared one at the right top is found, wherever the block begins. */
    @Test
    void blurredCellsAreFoundOneByOne() {
        RgbImage image = nuclei(0, 120);
        RgbImage smeared = nuclei(6, 120);
        for (int y = 0; y < 256; y++) {
            System.arraycopy(smeared.data(), 3 * (y * SIDE + 256), image.data(), 3 * (y * SIDE + 256), 3 * 256);
        }
        double cut = 0.5 * sharpness(nuclei(0, 120));
        BinaryMask found =
                BlurMeter.blurred(image, new Region(1024, 512, SIDE, SIDE), HALF_UM, BinaryMask.full(SIDE, SIDE), cut);
        assertThat(found.count()).isEqualTo(256 * 256);
        assertThat(found.get(256, 0) && found.get(511, 255)).isTrue();
    }

    /**
     * A blur of 5 um leaves too little over the long step to judge, and grey levels of noise over the short one; a quarter of a cell,
     * 128 x 128 pixels, is smeared. Noise alone is no smeared tissue.
     */
    @Test
    void tissueSmearedBeyondItsNucleiIsFound() {
        RgbImage image = nuclei(0, 60);
        copy(noisy(smoothed(image, 10)), image, new Region(128, 256, 128, 128));
        BinaryMask found = blurred(image);
        assertThat(found.count()).isEqualTo(128 * 128);
        assertThat(found.get(128, 256) && found.get(255, 383)).isTrue();
        assertThat(blurred(noisy(nuclei(0, 0))).count()).isZero();
    }

    private static BinaryMask blurred(RgbImage image) {
        return BlurMeter.blurred(image, Region.ofSize(SIDE, SIDE), HALF_UM, BinaryMask.full(SIDE, SIDE), 0.045);
    }

    private static RgbImage smoothed(RgbImage grey, double sigmaPx) {
        FloatImage values = FloatImage.zeros(SIDE, SIDE);
        for (int i = 0; i < values.data().length; i++) {
            values.data()[i] = grey.data()[3 * i] & 0xff;
        }
        FloatImage smooth = Smoothing.gaussian(values, sigmaPx);
        RgbImage image = RgbImage.black(SIDE, SIDE);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (byte) Math.round(smooth.data()[i / 3]);
        }
        return image;
    }

    private static RgbImage noisy(RgbImage image) {
        Random random = new Random(5);
        RgbImage noisy = RgbImage.black(SIDE, SIDE);
        for (int i = 0; i < image.data().length; i++) {
            noisy.data()[i] = (byte) (image.data()[i] + random.nextInt(3) - 1);
        }
        return noisy;
    }

    private static void copy(RgbImage from, RgbImage to, Region part) {
        for (int y = part.y(); y < part.bottom(); y++) {
            System.arraycopy(
                    from.data(), 3 * (y * SIDE + part.x()), to.data(), 3 * (y * SIDE + part.x()), 3 * part.width());
        }
    }

    /** Discs of radius 7 px (7 um across) whose edge falls off linearly over {@code edge} px on either side. */
    private static RgbImage nuclei(double edge, int contrast) {
        double[] dark = new double[SIDE * SIDE];
        Random random = new Random(3);
        for (int i = 0; i < 900; i++) {
            disc(dark, random.nextInt(SIDE), random.nextInt(SIDE), edge);
        }
        RgbImage image = RgbImage.black(SIDE, SIDE);
        for (int i = 0; i < dark.length; i++) {
            java.util.Arrays.fill(image.data(), 3 * i, 3 * i + 3, (byte) Math.round(200 - contrast * dark[i]));
        }
        return image;
    }

    private static void disc(double[] dark, int centreX, int centreY, double edge) {
        for (int y = Math.max(0, centreY - 16); y < Math.min(SIDE, centreY + 17); y++) {
            for (int x = Math.max(0, centreX - 16); x < Math.min(SIDE, centreX + 17); x++) {
                double outside = Math.hypot(x - centreX, y - centreY) - 7;
                double value = edge == 0 ? outside <= 0 ? 1 : 0 : Math.max(0, Math.min(1, 0.5 - outside / (2 * edge)));
                dark[y * SIDE + x] = Math.max(dark[y * SIDE + x], value);
            }
        }
    }
}
