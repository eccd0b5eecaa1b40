package org.fascicle.figure;

import java.util.Arrays;
import org.fascicle.space.Region;

/**
 * How far the bar's colour reaches beyond it, up and down, at either end, in pixels.
 */
record BarTicks(int leftUp, int leftDown, int rightUp, int rightDown) {

    private static final double SAME = 0.35;
    /** Pixels of extent that blur or a dark nucleus at an end may feign. */
    private static final int FEIGNED_PX = 3;

    private static final int TOUCHING_PX = 8;

    /** How far from its tip an arrow's head may be widest. */
    private static final int HEAD_PX = 16;

    /** By how much an arrow's head reaches further than its tail, in pixels. */
    private static final int HEAD_REACH_PX = 2;

    static BarTicks at(InkContrast level, Region core, Region box) {
        return new BarTicks(
                reach(level, core, box, core.x(), -1),
                reach(level, core, box, core.x(), 1),
                reach(level, core, box, core.right() - 1, -1),
                reach(level, core, box, core.right() - 1, 1));
    }

    private static int reach(InkContrast level, Region core, Region box, int end, int direction) {
        int far = 0;
        int outward = Math.max(2, core.height() / 2);
        int inward = Math.max(outward, Math.min(HEAD_PX, core.width() / 2));
        boolean left = end == core.x();
        for (int x = end - (left ? outward : inward); x <= end + (left ? inward : outward); x++) {
            int y = direction < 0 ? box.y() - 1 : box.bottom();
            int reach = 0;
            while (reach < core.width() && level.distance(x, y + direction * reach) < SAME) {
                reach++;
            }
            far = Math.max(far, reach);
        }
        return far;
    }

    /** Whether both sides reach further at one end than either does at the other. */
    private boolean isArrow() {
        int left = Math.min(leftUp, leftDown) - Math.max(rightUp, rightDown);
        int right = Math.min(rightUp, rightDown) - Math.max(leftUp, leftDown);
        return Math.max(left, right) >= HEAD_REACH_PX;
    }

    /** No ticks, or the same up and down at both ends and not too long; a nucleus may touch one corner. */
    boolean areOfABar(Region core) {
        if (isArrow()) {
            return false;
        }
        int[] reach = {leftUp, leftDown, rightUp, rightDown};
        Arrays.sort(reach);
        boolean none = reach[2] <= FEIGNED_PX && reach[3] <= Math.max(TOUCHING_PX, core.height());
        return none || reach[3] - reach[0] <= Math.max(3, 0.3 * reach[3]) && reach[3] < 0.6 * core.width();
    }
}
