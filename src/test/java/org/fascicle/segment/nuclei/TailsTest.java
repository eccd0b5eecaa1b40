package org.fascicle.segment.nuclei;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A disc of radius 10 in the middle of 60 x 60 pixels, label 7, with or without a strand of three rows to the right border. */
class TailsTest {

    private static final int SIDE = 60;
    private static final int RADIUS = 10;
    private static final double SHARE = 0.4;

    /** The disc's depth is 10; a strand 1.5 deep is thinner than 0.4 of that and goes, but for a rounded stump of at most 4 pixels. */
    @Test
    void aStrandGoesAndTheDiscStays() {
        int[] cut = Tails.cut(draw(true), SIDE, SIDE, SHARE);
        assertThat(cut[30 * SIDE + 45]).isZero();
        assertThat(count(cut)).isBetween(count(draw(false)) * 0.97, count(draw(false)) * 1.03 + 12);
    }

    /** No point of a disc is farther from its core of 0.6 of its radius than 0.4 of it, within the steps of the chamfer distance. */
    @Test
    void aDiscStaysWhole() {
        int[] disc = draw(false);
        assertThat(count(Tails.cut(disc, SIDE, SIDE, SHARE))).isGreaterThan(0.97 * count(disc));
    }

    @Test
    void noShareChangesNothing() {
        int[] labels = draw(true);
        labels[0] = 3;
        assertThat(Tails.cut(labels, SIDE, SIDE, 1e-9)).isEqualTo(labels);
    }

    /** The strand lies along another label: their common border is an edge for both, and nothing is relabelled. */
    @Test
    void neighboursKeepTheirOwn() {
        int[] labels = draw(true);
        for (int x = 0; x < SIDE; x++) {
            for (int y = 45; y < SIDE; y++) {
                labels[y * SIDE + x] = 2;
            }
        }
        int[] cut = Tails.cut(labels, SIDE, SIDE, SHARE);
        for (int i = 0; i < cut.length; i++) {
            assertThat(cut[i]).isIn(0, labels[i]);
        }
        assertThat(cut[50 * SIDE + 30]).isEqualTo(2);
    }

    private static int[] draw(boolean strand) {
        int[] labels = new int[SIDE * SIDE];
        for (int i = 0; i < labels.length; i++) {
            int x = i % SIDE - 30;
            int y = i / SIDE - 30;
            labels[i] = x * x + y * y <= RADIUS * RADIUS || strand && x > 0 && Math.abs(y) <= 1 ? 7 : 0;
        }
        return labels;
    }

    private static double count(int[] labels) {
        return java.util.Arrays.stream(labels).filter(label -> label == 7).count();
    }
}
