package org.fascicle.segment.nuclei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlockLevelsTest {

    /** Two heaps around 100 and 500, the first far larger: its mean is no matter of the second. */
    @Test
    void findsTheMeansOfTwoHeaps() {
        int[] values = new int[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i < 900 ? 100 : 500) + i % 21 - 10;
        }
        BlockLevels levels = BlockLevels.of(values);
        assertThat(levels.background()).isCloseTo(100, within(0.5));
        assertThat(levels.background() + levels.span()).isCloseTo(500, within(1.0));
    }

    @Test
    void ofOneValueThereIsNoSpan() {
        int[] values = new int[50];
        Arrays.fill(values, 7);
        assertThat(BlockLevels.of(values)).isEqualTo(new BlockLevels(7, 0));
        assertThat(BlockLevels.of(new int[50])).isEqualTo(new BlockLevels(0, 0));
    }
}
