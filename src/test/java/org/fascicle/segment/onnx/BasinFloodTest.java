package org.fascicle.segment.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.fascicle.image.FloatImage;
import org.fascicle.image.LabelImage;
import org.junit.jupiter.api.Test;

class BasinFloodTest {

    /** Two peaks of 0.9 and 0.7 with a saddle of 0.5 between them: the lower stands 0.2 above it. */
    private static final float[] RIDGE = {0.1f, 0.5f, 0.9f, 0.6f, 0.5f, 0.6f, 0.7f, 0.3f};

    @Test
    void aSaddleDeeperThanAskedPartsTwoPeaks() {
        assertThat(distinct(flood(RIDGE, 0.15))).isEqualTo(2);
    }

    @Test
    void aSaddleShallowerThanAskedJoinsThem() {
        assertThat(distinct(flood(RIDGE, 0.25))).isEqualTo(1);
    }

    @Test
    void everyPixelGoesToThePeakItClimbsTo() {
        int[] labels = flood(RIDGE, 0.15).data();
        assertThat(labels[0]).isEqualTo(labels[2]).isEqualTo(labels[3]);
        assertThat(labels[5]).isEqualTo(labels[6]).isEqualTo(labels[7]).isNotEqualTo(labels[2]);
    }

    @Test
    void whatIsOutsideTakesNoPart() {
        boolean[] inside = {true, true, true, false, false, true, true, true};
        int[] labels =
                BasinFlood.basins(new FloatImage(8, 1, RIDGE), inside, 1.0).data();
        assertThat(labels[3]).isZero();
        assertThat(labels[2]).isPositive().isNotEqualTo(labels[6]);
    }

    /** A chain of three equal peaks, saddles 0.3 and 0.1 below: at 0.2 the first two are one, the third apart. */
    @Test
    void joinsFollowTheSaddlesFromHighToLow() {
        float[] chain = {0.8f, 0.7f, 0.8f, 0.5f, 0.8f};
        int[] labels = flood(chain, 0.2).data();
        assertThat(labels[0]).isEqualTo(labels[2]);
        assertThat(labels[4]).isNotEqualTo(labels[0]);
    }

    private static LabelImage flood(float[] row, double dynamics) {
        boolean[] inside = new boolean[row.length];
        Arrays.fill(inside, true);
        return BasinFlood.basins(new FloatImage(row.length, 1, row), inside, dynamics);
    }

    private static long distinct(LabelImage labels) {
        return Arrays.stream(labels.data())
                .filter(label -> label > 0)
                .distinct()
                .count();
    }
}
