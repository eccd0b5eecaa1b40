package org.fascicle.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.image.RgbImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pale section with one dark disc, whose place on the moved one is looked for by its darkness. */
class MovedSectionTest {

    private static final int WIDTH = 300;
    private static final int HEIGHT = 200;
    private static final int RADIUS = 6;

    private static RgbImage tissue(int midX, int midY) {
        RgbImage image = RgbImage.black(WIDTH, HEIGHT);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            boolean disc = Math.hypot(i % WIDTH - midX, i / WIDTH - midY) <= RADIUS;
            image.data()[3 * i] = (byte) (disc ? 40 : 235);
            image.data()[3 * i + 1] = (byte) (disc ? 30 : 222);
            image.data()[3 * i + 2] = (byte) (disc ? 90 : 234);
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPlaceLiesWhereTheMotionSays(long seed) {
        MovedSection moved = new MovedSection(tissue(120, 90), seed);
        RgbImage picture = moved.picture();
        double sumX = 0;
        double sumY = 0;
        int count = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (picture.red(x, y) < 120) {
                    sumX += x;
                    sumY += y;
                    count++;
                }
            }
        }
        assertThat(count).isBetween(80, 150);
        double[] there = moved.toFixed(sumX / count, sumY / count);
        assertThat(there[0] - (moved.side() - WIDTH) / 2).isCloseTo(120, within(0.6));
        assertThat(there[1] - (moved.side() - HEIGHT) / 2).isCloseTo(90, within(0.6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 9})
    void theSameSeedGivesTheSamePicture(long seed) {
        assertThat(new MovedSection(tissue(120, 90), seed).picture().data())
                .isEqualTo(new MovedSection(tissue(120, 90), seed).picture().data());
    }
}
