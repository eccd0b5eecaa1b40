package org.fascicle.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fascicle.segment.nuclei.BaselineNucleusSegmenter;
import org.junit.jupiter.api.Test;

class HolesTest {

    /** Three holes in a mask of 8 x 6: one of 1 pixel, one of 3 in the shape of an L, one of 2 that touch only at a corner (two of 1). */
    @Test
    void fillsHolesUpToTheSizeGiven() {
        boolean[] mask = mask("########", "#.###.##", "####.###", "##.#####", "##..####", "########");
        boolean[] small = mask.clone();
        Holes.fill(small, 8, 1);
        assertThat(small).isEqualTo(mask("########", "########", "########", "##.#####", "##..####", "########"));
        Holes.fill(mask, 8, 3);
        assertThat(mask).doesNotContain(false);
    }

    /** A U of background is one hole of 7 pixels, although its arms meet only in its last row. */
    @Test
    void joinsArmsThatMeetFurtherDown() {
        boolean[] mask = mask("#####", "#.#.#", "#.#.#", "#...#", "#####");
        boolean[] same = mask.clone();
        Holes.fill(mask, 5, 6);
        assertThat(mask).isEqualTo(same);
        Holes.fill(mask, 5, 7);
        assertThat(mask).doesNotContain(false);
    }

    /** On random masks the filled pixels are those whose 4-connected area, counted pixel by pixel, is small enough. */
    @Test
    void agreesWithCountingPixelByPixel() {
        Random random = new Random(5);
        int width = 37;
        boolean[] mask = new boolean[width * 29];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextInt(10) < 5;
        }
        boolean[] filled = mask.clone();
        Holes.fill(filled, width, 9);
        int[] free = new int[mask.length];
        for (int i = 0; i < mask.length; i++) {
            free[i] = mask[i] ? 0 : 1;
        }
        for (int i = 0; i < mask.length; i++) {
            int size = mask[i]
                    ? 0
                    : BaselineNucleusSegmenter.mark(free, new int[mask.length], 1, width, i, new int[mask.length]);
            assertThat(filled[i]).isEqualTo(size <= 9);
        }
    }

    private static boolean[] mask(String... rows) {
        String all = String.join("", rows);
        boolean[] mask = new boolean[all.length()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = all.charAt(i) == '#';
        }
        return mask;
    }
}
