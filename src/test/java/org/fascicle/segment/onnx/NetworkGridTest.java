package org.fascicle.segment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkGridTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.23, 0.25, 0.2527})
    void anImageNearTheNetworksPixelSizeIsTakenAsItIs(double um) {
        RgbImage image = RgbImage.black(40, 30);
        assertThat(NetworkGrid.over(image, PixelSize.square(um)).resample(image))
                .isSameAs(image);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 1.0})
    void anEvenImageStaysEvenAndKeepsItsSizeInMicrometres(double um) {
        byte[] even = new byte[3 * 50 * 40];
        Arrays.fill(even, (byte) 200);
        RgbImage image = new RgbImage(50, 40, even);
        NetworkGrid grid = NetworkGrid.over(image, PixelSize.square(um));
        RgbImage resampled = grid.resample(image);
        assertThat(resampled.data()).containsOnly((byte) 200);
        assertThat(resampled.width() * grid.pixelSize().xUm()).isCloseTo(50 * um, within(1e-9));
        assertThat(resampled.width()).isEqualTo((int) Math.round(50 * um / 0.25));
    }

    /** A ramp of 4 per pixel at 0.5 um is a ramp of 2 at 0.25 um: halves between old pixels, away from the ends. */
    @Test
    void aRampStaysARamp() {
        byte[] ramp = new byte[3 * 40];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) (4 * (i / 3));
        }
        RgbImage image = new RgbImage(40, 1, ramp);
        RgbImage fine = NetworkGrid.over(image, PixelSize.square(0.5)).resample(image);
        for (int x = 2; x < 78; x++) {
            assertThat(fine.red(x, 0)).isEqualTo(2 * x - 1);
        }
    }

    /** Labels in quarters of 20 x 20 working pixels come back as quarters of 10 x 10 image pixels. */
    @Test
    void labelsComeBackOnTheImagesGrid() {
        RgbImage image = RgbImage.black(20, 20);
        NetworkGrid grid = NetworkGrid.over(image, PixelSize.square(0.5));
        LabelImage fine = LabelImage.empty(40, 40);
        for (int i = 0; i < fine.data().length; i++) {
            fine.data()[i] = 1 + i % 40 / 20 + 2 * (i / 800);
        }
        LabelImage coarse = grid.back(fine, 20, 20);
        assertThat(coarse.get(9, 9)).isEqualTo(1);
        assertThat(coarse.get(10, 9)).isEqualTo(2);
        assertThat(coarse.get(9, 10)).isEqualTo(3);
        assertThat(coarse.get(10, 10)).isEqualTo(4);
    }
}
