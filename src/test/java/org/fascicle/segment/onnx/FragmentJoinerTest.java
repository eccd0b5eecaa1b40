package org.fascicle.segment.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.BiPredicate;
import org.fascicle.image.FloatImage;
import org.fascicle.image.LabelImage;
import org.junit.jupiter.api.Test;

/** Shapes cut at column 30: what lies left of it is piece 1, the rest piece 2. */
class FragmentJoinerTest {

    private static final int WIDTH = 60;
    private static final int HEIGHT = 24;

    /** A rod of 50 x 8 px, level depth 0.8 all along, no seam seen: the cut is as long as the rod is wide. */
    @Test
    void aRodCutAcrossBecomesWhole() {
        LabelImage labels = cut((x, y) -> x >= 5 && x < 55 && y >= 8 && y < 16);
        FragmentJoiner.join(labels, level(0.8f, 0.8f), seam(0.05f));
        assertThat(distinct(labels)).isEqualTo(1);
    }

    /** Two discs of radius 10 px that meet in a waist, a deep saddle and a seam that the network is fairly sure of. */
    @Test
    void twoDiscsThatTouchStayTwo() {
        LabelImage labels = cut((x, y) -> Math.min(Math.hypot(x - 21, y - 12), Math.hypot(x - 39, y - 12)) < 10);
        FragmentJoiner.join(labels, level(0.8f, 0.2f), seam(0.4f));
        assertThat(distinct(labels)).isEqualTo(2);
    }

    @Test
    void piecesThatDoNotTouchStayApart() {
        LabelImage labels = cut((x, y) -> y >= 8 && y < 16 && Math.abs(x - 30) > 2);
        FragmentJoiner.join(labels, level(0.8f, 0.8f), seam(0.05f));
        assertThat(distinct(labels)).isEqualTo(2);
    }

    private static LabelImage cut(BiPredicate<Integer, Integer> shape) {
        LabelImage labels = LabelImage.empty(WIDTH, HEIGHT);
        for (int i = 0; i < labels.data().length; i++) {
            labels.data()[i] = !shape.test(i % WIDTH, i / WIDTH) ? 0 : i % WIDTH < 30 ? 1 : 2;
        }
        return labels;
    }

    /** Relief {@code inside} everywhere but on the four columns around the cut, where it is {@code saddle}. */
    private static FloatImage level(float inside, float saddle) {
        FloatImage relief = FloatImage.zeros(WIDTH, HEIGHT);
        for (int i = 0; i < relief.data().length; i++) {
            relief.data()[i] = Math.abs(i % WIDTH - 29.5) < 2 ? saddle : inside;
        }
        return relief;
    }

    private static float[] seam(float probability) {
        float[] contact = new float[WIDTH * HEIGHT];
        Arrays.fill(contact, probability);
        return contact;
    }

    private static long distinct(LabelImage labels) {
        return Arrays.stream(labels.data())
                .filter(label -> label > 0)
                .distinct()
                .count();
    }
}
