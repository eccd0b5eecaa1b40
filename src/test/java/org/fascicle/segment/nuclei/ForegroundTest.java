package org.fascicle.segment.nuclei;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ForegroundTest {

    private static final int WIDTH = 31;
    private static final int HEIGHT = 19;

    /** A pixel stays if some cross of the mask, clipped by the image's border, covers it. */
    @Test
    void openingKeepsWhatACrossFitsInto() {
        boolean[] mask = random(8);
        boolean[] opened = Foreground.open(mask, WIDTH, HEIGHT);
        for (int i = 0; i < mask.length; i++) {
            boolean covered = false;
            for (int centre = 0; centre < mask.length; centre++) {
                covered |= steps(i, centre) <= 1 && isCross(mask, centre);
            }
            assertThat(opened[i]).isEqualTo(covered);
        }
    }

    /** The chamfer distance has a closed form: the smaller of the two offsets in corner steps, the rest in side steps. */
    @Test
    void distancesAreThoseToTheNearestPixelOutside() {
        boolean[] mask = random(60);
        int[] distances = Foreground.distances(mask, WIDTH, HEIGHT);
        for (int i = 0; i < mask.length; i++) {
            int least = Integer.MAX_VALUE;
            for (int other = 0; other < mask.length; other++) {
                int columns = Math.abs(i % WIDTH - other % WIDTH);
                int rows = Math.abs(i / WIDTH - other / WIDTH);
                int distance = 136 * Math.min(columns, rows) + 96 * Math.abs(columns - rows);
                least = mask[other] ? least : Math.min(least, distance);
            }
            assertThat(distances[i]).isEqualTo(least);
        }
    }

    /** All but one pixel in {@code rarity}. */
    private static boolean[] random(int rarity) {
        Random random = new Random(11);
        boolean[] mask = new boolean[WIDTH * HEIGHT];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextInt(rarity) > 0;
        }
        return mask;
    }

    private static boolean isCross(boolean[] mask, int centre) {
        for (int i = 0; i < mask.length; i++) {
            if (steps(i, centre) <= 1 && !mask[i]) {
                return false;
            }
        }
        return true;
    }

    private static int steps(int one, int other) {
        return Math.abs(one % WIDTH - other % WIDTH) + Math.abs(one / WIDTH - other / WIDTH);
    }
}
