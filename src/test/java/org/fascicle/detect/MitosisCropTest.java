package org.fascicle.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;

/** On a ramp that rises by 2 per um to the right and 1 per um downwards, interpolation is exact but for rounding. */
class MitosisCropTest {

    private static final int EDGE = 16;

    @Test
    void showsTheSamePlaceAtAnyPixelSize() {
        for (double um : new double[] {0.125, 0.2, 0.25, 0.5}) {
            RgbImage crop = MitosisCrop.around(ramp(um, 80), PixelSize.square(um), 30 / um - 0.5, 40 / um - 0.5, EDGE);
            for (int y = 0; y < EDGE; y++) {
                for (int x = 0; x < EDGE; x++) {
                    double xUm = 30 + (x - (EDGE - 1) / 2.0) * MitosisCrop.PIXEL_UM;
                    double yUm = 40 + (y - (EDGE - 1) / 2.0) * MitosisCrop.PIXEL_UM;
                    assertThat((double) (crop.data()[3 * (y * EDGE + x)] & 0xff))
                            .as("at %s um", um)
                            .isBetween(2 * xUm + yUm - 1.1, 2 * xUm + yUm + 1.1);
                }
            }
        }
    }

    /** The column left of the first is the second, mirrored. */
    @Test
    void beyondTheEdgeStandsTheMirrorImage() {
        RgbImage image = ramp(0.25, 20);
        RgbImage crop = MitosisCrop.around(image, PixelSize.square(0.25), 7.5, 40, EDGE);
        RgbImage edge = MitosisCrop.around(image, PixelSize.square(0.25), 3.5, 40, EDGE);

        assertThat(edge.data()[3 * 3]).isEqualTo(crop.data()[3]);
        assertThat(edge.data()[3 * 4]).isEqualTo(crop.data()[0]);
        assertThat(edge.data()[3 * 5]).isEqualTo(crop.data()[3]);
    }

    private static RgbImage ramp(double um, double edgeUm) {
        int edge = (int) Math.round(edgeUm / um);
        RgbImage image = RgbImage.black(edge, edge);
        for (int y = 0, at = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++, at += 3) {
                image.data()[at] = (byte) Math.round(2 * (x + 0.5) * um + (y + 0.5) * um);
            }
        }
        return image;
    }
}
