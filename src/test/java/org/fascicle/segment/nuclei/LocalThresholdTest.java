package org.fascicle.segment.nuclei;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalThresholdTest {

    private static final int WIDTH = 23;
    private static final int HEIGHT = 17;
    private static final int RADIUS = 4;
    private static final int LEAST = 5;

    /** The definition, window by window, against the running sums; the second pass starts from what the first decided. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void runningSumsGiveWhatEachWindowGivesByItself(int passes) {
        int[] contrast = new Random(3).ints(WIDTH * HEIGHT, 0, 800).toArray();
        boolean[] nuclear = new boolean[contrast.length];
        for (int i = 0; i < contrast.length; i++) {
            nuclear[i] = contrast[i] > mean(contrast, nuclear, i, -1);
        }
        int[] background = new int[contrast.length];
        int[] span = new int[contrast.length];
        for (int pass = 0; pass < passes; pass++) {
            boolean[] next = new boolean[contrast.length];
            for (int i = 0; i < contrast.length; i++) {
                float below = mean(contrast, nuclear, i, 0);
                float over = mean(contrast, nuclear, i, 1) - below;
                background[i] = (int) below;
                span[i] = (int) over;
                next[i] = contrast[i] - below > Math.max(LEAST, over / 2);
            }
            assertThat(next).contains(true).contains(false);
            nuclear = next;
        }
        LocalThreshold threshold = LocalThreshold.of(contrast, WIDTH, HEIGHT, RADIUS, LEAST, passes);
        assertThat(threshold.background()).isEqualTo(background);
        assertThat(threshold.span()).isEqualTo(span);
        boolean[] above = threshold.above(0.5);
        for (int i = 0; i < above.length; i++) {
            assertThat(above[i]).isEqualTo(contrast[i] - background[i] > Math.max(LEAST, span[i] / 2));
        }
    }

    /** Nothing lies above the mean of a flat image: its level is background, and the least contrast stands for the span. */
    @Test
    void aFlatImageIsBackground() {
        int[] contrast = new int[WIDTH * HEIGHT];
        Arrays.fill(contrast, 300);
        LocalThreshold threshold = LocalThreshold.of(contrast, WIDTH, HEIGHT, RADIUS, LEAST, 2);
        assertThat(threshold.background()).containsOnly(300);
        assertThat(threshold.span()).containsOnly(LEAST);
        assertThat(threshold.above(0.5)).doesNotContain(true);
    }

    /** Mean over the window around a pixel of what is nuclear (1), of what is not (0), or of all (-1). */
    private static float mean(int[] contrast, boolean[] nuclear, int at, int which) {
        int sum = 0;
        int count = 0;
        for (int y = Math.max(0, at / WIDTH - RADIUS); y <= Math.min(HEIGHT - 1, at / WIDTH + RADIUS); y++) {
            for (int x = Math.max(0, at % WIDTH - RADIUS); x <= Math.min(WIDTH - 1, at % WIDTH + RADIUS); x++) {
                if (which < 0 || nuclear[y * WIDTH + x] == (which == 1)) {
                    sum += contrast[y * WIDTH + x];
                    count++;
                }
            }
        }
        return (float) sum / count;
    }

    /** Left half 100 with a spot of 300, right half 100 alone: the block's levels are 100 and 200 over it. */
    @Test
    void leansOnTheBlocksLevelsByItsShare() {
        int width = 40;
        int[] contrast = new int[width * 10];
        java.util.Arrays.fill(contrast, 100);
        for (int y = 3; y < 7; y++) {
            java.util.Arrays.fill(contrast, y * width + 4, y * width + 8, 300);
        }
        int flat = 5 * width + 35;
        LocalThreshold threshold = LocalThreshold.of(contrast, width, 10, 3, 20, 2);
        int own = threshold.span()[flat];
        assertThat(own).isLessThan(200);
        threshold.leanOnBlock(0.25);
        assertThat(threshold.background()[flat]).isEqualTo(100);
        assertThat(threshold.span()[flat]).isEqualTo((int) (0.75 * own + 0.25 * 200));
        threshold.leanOnBlock(1);
        assertThat(threshold.span()[flat]).isEqualTo(200);
    }
}
