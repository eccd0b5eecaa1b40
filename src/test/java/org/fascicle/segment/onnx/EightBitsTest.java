package org.fascicle.segment.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EightBitsTest {

    private static final float RIGHT = 64 * 255 * 127;

    @Test
    @DisplayName("the sum is right on every processor with the option that avoids overflow")
    void carefulIsRight() {
        assertEquals(RIGHT, EightBits.sum(true), 0.01f * RIGHT);
        assertTrue(EightBits.isRight(EightBits.sum(true)));
    }

    @Test
    @DisplayName("a sum of pairs that stopped at 16 bits is told from a right one")
    void overflowIsTold() {
        assertFalse(EightBits.isRight(32 * Short.MAX_VALUE));
    }
}
