package org.fascicle.slide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LevelTest {

    private static final Level FULL = Level.full(2220, 2967, 256, 256);

    /** 2967 / 4 = 741.75: rounded down or up, the downsample is 4. */
    @Test
    void roundingOfTheWriterIsUndone() {
        assertThat(Level.of(FULL, 555, 741, 256, 256).downsampleY()).isEqualTo(4);
        assertThat(Level.of(FULL, 555, 742, 256, 256).downsampleY()).isEqualTo(4);
    }

    @Test
    void anOddRatioIsTakenAsItIs() {
        assertThat(Level.of(FULL, 888, 1187, 256, 256).downsampleX()).isEqualTo(2.5);
    }
}
