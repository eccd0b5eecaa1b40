package org.fascicle.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Helpers against the plain definition. */
class BoxMeanAndComponentsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 10, 40})
    void meanAndDeviationAreThoseOfTheClippedWindow(int radius) {
        FloatImage image = FloatImage.zeros(23, 17);
        Random random = new Random(5);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = random.nextFloat();
        }
        FloatImage mean = BoxMean.of(image, radius);
        FloatImage deviation = BoxMean.deviation(image, radius);
        for (int[] at : new int[][] {{0, 0}, {22, 16}, {11, 8}, {1, 15}, {22, 3}}) {
            double[] expected = window(image, at[0], at[1], radius);
            assertThat((double) mean.get(at[0], at[1])).isCloseTo(expected[0], within(1e-5));
            assertThat((double) deviation.get(at[0], at[1])).isCloseTo(expected[1], within(1e-3));
        }
    }

    private static double[] window(FloatImage image, int x, int y, int radius) {
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int row = Math.max(0, y - radius); row <= Math.min(image.height() - 1, y + radius); row++) {
            for (int column = Math.max(0, x - radius); column <= Math.min(image.width() - 1, x + radius); column++) {
                sum += image.get(column, row);
                squares += image.get(column, row) * image.get(column, row);
                n++;
            }
        }
        return new double[] {sum / n, Math.sqrt(Math.max(0, squares / n - sum / n * sum / n))};
    }

    /** A diagonal joins with 8 neighbours; the U's arms meet below; the hole inside the ring is closed by its corners. */
    @Test
    void piecesHolesAndBorders() {
        BinaryMask mask = drawn(
                "#........", ".#..#.#..", "....#.#..", "....###..", "........#", ".###.....", ".#.#.....", ".###.....");
        assertThat(drawn(Components.withoutSpecks(mask, 3)))
                .isEqualTo("........." + "....#.#......#.#......###..........." + ".###......#.#......###.....");
        assertThat(Components.withoutSpecks(mask, 2).get(0, 0)).isTrue();
        assertThat(Components.withoutHoles(mask, 2).get(2, 6)).isTrue();
        assertThat(Components.withoutHoles(mask, 1).get(2, 6)).isFalse();
        assertThat(Components.atBorder(mask).count()).isEqualTo(2 + 1 + 8);
        BinaryMask seeds = BinaryMask.empty(9, 8);
        seeds.data()[9 + 4] = true;
        assertThat(Components.reached(mask, seeds).count()).isEqualTo(7);
    }

    private static BinaryMask drawn(String... rows) {
        BinaryMask mask = BinaryMask.empty(rows[0].length(), rows.length);
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = rows[i / mask.width()].charAt(i % mask.width()) == '#';
        }
        return mask;
    }

    private static String drawn(BinaryMask mask) {
        StringBuilder text = new StringBuilder();
        for (boolean set : mask.data()) {
            text.append(set ? '#' : '.');
        }
        return text.toString();
    }
}
