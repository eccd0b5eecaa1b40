package org.fascicle.segment.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;

/** Drawn squares whose texture is known by how they were drawn. */
class TextureMeterTest {

    private static final PixelSize ONE_UM = PixelSize.square(1);

    private interface Shade {
        /** Red, green and blue of a place in um. */
        int[] at(int xUm, int yUm);
    }

    private static RgbImage drawn(int edgePx, int pixelsPerUm, Shade shade) {
        RgbImage image = RgbImage.black(edgePx, edgePx);
        for (int i = 0; i < edgePx * edgePx; i++) {
            int[] rgb = shade.at(i % edgePx / pixelsPerUm, i / edgePx / pixelsPerUm);
            for (int channel = 0; channel < 3; channel++) {
                image.data()[3 * i + channel] = (byte) rgb[channel];
            }
        }
        return image;
    }

    private static SquareTexture measured(RgbImage image, PixelSize pixelSize, double strength) {
        return TextureMeter.measure(
                image, BinaryMask.full(image.width(), image.height()), WhitePoint.UNKNOWN, pixelSize, strength);
    }

    private static float feature(SquareTexture texture, String name) {
        return texture.values()[0][TextureMeter.NAMES.indexOf(name)];
    }

    /** 79 of 255 lets log10(256 / 80) = 0.505 through. */
    @Test
    void anEvenSquareHasItsDensityAndNoTexture() {
        SquareTexture texture = measured(drawn(64, 1, (x, y) -> new int[] {159, 79, 159}), ONE_UM, 1);
        assertThat(feature(texture, "green_mean")).isCloseTo((float) Math.log10(256 / 80.0), within(1e-4f));
        assertThat(feature(texture, "red_mean")).isCloseTo((float) Math.log10(256 / 160.0), within(1e-4f));
        assertThat(feature(texture, "density_sd")).isCloseTo(0, within(1e-5f));
        assertThat(feature(texture, "slope1")).isCloseTo(0, within(1e-5f));
        assertThat(feature(texture, "tissue")).isEqualTo(1);
        assertThat(feature(texture, "bodies")).isZero();
        assertThat(texture.areasUm2()[0]).isEqualTo(4096);
    }

    @Test
    void stainingTwiceAsStronglyDoublesTheDensity() {
        RgbImage image = drawn(64, 1, (x, y) -> new int[] {159, 79, 159});
        assertThat(feature(measured(image, ONE_UM, 2), "green_mean"))
                .isCloseTo(2 * feature(measured(image, ONE_UM, 1), "green_mean"), within(1e-4f));
    }

    /** Stripes run one way at any scale; a chequerboard runs no way. */
    @Test
    void stripesAreCoherentAndAChequerboardIsNot() {
        SquareTexture stripes = measured(
                drawn(64, 1, (x, y) -> x / 8 % 2 == 0 ? new int[] {200, 120, 200} : new int[] {230, 190, 230}),
                ONE_UM,
                1);
        SquareTexture board = measured(
                drawn(
                        64,
                        1,
                        (x, y) -> (x / 8 + y / 8) % 2 == 0 ? new int[] {200, 120, 200} : new int[] {230, 190, 230}),
                ONE_UM,
                1);
        assertThat(feature(stripes, "coherence1")).isGreaterThan(0.99f);
        assertThat(feature(board, "coherence1")).isLessThan(0.05f);
    }

    /** Sixteen dark discs of 6 um on a pink square of 64 um: 16 per 0.004096 mm2. */
    @Test
    void nuclearBodiesAreCounted() {
        SquareTexture texture = measured(
                drawn(
                        64,
                        1,
                        (x, y) -> Math.hypot(x % 16 - 8, y % 16 - 8) <= 3
                                ? new int[] {90, 60, 140}
                                : new int[] {230, 170, 210}),
                ONE_UM,
                1);
        assertThat(feature(texture, "bodies")).isCloseTo((float) Math.log1p(16 / 0.004096), within(1e-3f));
        assertThat(feature(texture, "body_elongation")).isGreaterThan(0.9f);
        assertThat(feature(texture, "fragments")).isZero();
    }

    /** The same tissue at half the pixel size is brought back to 1 um, and measures the same. */
    @Test
    void finerPixelsMeasureTheSame() {
        Shade shade = (x, y) -> new int[] {150 + 60 * (x / 4 % 2), 90 + 80 * (y / 6 % 2), 180};
        SquareTexture coarse = measured(drawn(64, 1, shade), ONE_UM, 1);
        SquareTexture fine = measured(drawn(128, 2, shade), PixelSize.square(0.5), 1);
        for (int i = 0; i < TextureMeter.NAMES.size(); i++) {
            assertThat(fine.values()[0][i])
                    .as(TextureMeter.NAMES.get(i))
                    .isCloseTo(coarse.values()[0][i], within(2e-3f));
        }
    }

    @Test
    void glassIsNotJudged() {
        assertThat(measured(drawn(64, 1, (x, y) -> new int[] {250, 250, 250}), ONE_UM, 1)
                        .values()[0])
                .isEmpty();
    }
}
