package org.fascicle.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

/** What reaches beyond a line of 60 pixels at its corners: left up, left down, right up, right down. */
class BarTicksTest {

    private static final Region CORE = new Region(100, 100, 60, 4);

    /** A word beside one of them hides that it is narrow. */
    @Test
    void threeTicksAndTheInkOfAFourthAreABars() {
        assertThat(isBar(new int[] {3, 8, 9, 8}, new int[] {9, 8, 8, 8})).isTrue();
    }

    /** Its own head at the right, the tail of another at the left: as far in all corners, but nothing of it narrow. */
    @Test
    void anArrowThatTouchesAnotherIsNoBar() {
        assertThat(isBar(new int[] {4, 0, 0, 0}, new int[] {4, 4, 4, 4})).isFalse();
        assertThat(isBar(new int[] {7, 8, 1, 0}, new int[] {5, 5, 4, 3})).isFalse();
    }

    private static boolean isBar(int[] ticks, int[] reach) {
        return new BarTicks(ticks, reach).areOfABar(CORE);
    }
}
