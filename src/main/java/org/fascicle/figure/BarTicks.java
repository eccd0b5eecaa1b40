package org.fascicle.figure;

import java.util.Arrays;
import org.fascicle.space.Region;

/**
 * How far ticks reach beyond a bar, up and down, at either end, in pixels; and how far the bar's colour does, as the head of an arrow.
 *
 * @param ticks left up, left down, right up, right down: what is narrow
 * @param reach the same of anything
 */
record BarTicks(int[] ticks, int[] reach) {

    /** Level up to which a pixel is of the bar's ink, unless it lies on something as pale. */
    static final double SAME = 0.35;
    /** Of two neighbouring columns, on which a thin line may fall. */
    private static final double SAME_OF_TWO = 0.7;

    /** How much paler it is on both sides of a tick. */
    private static final double STANDS_OFF = 0.2;

    /** How much wider than the bar is high a tick may be. */
    private static final int WIDER_PX = 3;

    /** Pixels of extent that blur may feign. */
    private static final int FEIGNED_PX = 3;

    private static final int TOUCHING_PX = 8;

    /** How far from its tip an arrow's head may be widest. */
    private static final int HEAD_PX = 16;

    /** By how much the head of an arrow reaches further than its tail, in pixels, and that of a thin one. */
    private static final int HEAD_REACH_PX = 2;

    private static final int THIN_HEAD_REACH_PX = 1;
    private static final int THIN_PX = 2;

    /** Says of a place next to a bar whether its ink reaches it. */
    private interface Reached {
        boolean at(int x, int y);
    }

    /** @param same level up to which a pixel is of the bar's ink */
    static BarTicks at(InkContrast level, Region core, Region box, double same) {
        int near = Math.max(2, core.height() / 2);
        int far = Math.max(near, Math.min(HEAD_PX, core.width() / 2));
        int aside = core.height() + WIDER_PX;
        return new BarTicks(
                corners(core, box, near, (x, y) -> isNarrow(level, x, y, aside, box)),
                corners(core, box, far, (x, y) -> level.distance(x, y) < same));
    }

    private static boolean isNarrow(InkContrast level, int x, int y, int aside, Region box) {
        double here = ofTwo(level, x, y);
        // next to the bar its own soft edge hides a tick
        boolean hidden = y == box.y() - 1 || y == box.bottom();
        return here < SAME_OF_TWO
                && (hidden || Math.min(ofTwo(level, x - aside, y), ofTwo(level, x + aside, y)) > here + STANDS_OFF);
    }

    private static double ofTwo(InkContrast level, int x, int y) {
        return (level.distance(x, y) + level.distance(x + 1, y)) / 2;
    }

    /** @param inward how far from its end the bar's ink is followed */
    private static int[] corners(Region core, Region box, int inward, Reached ink) {
        int outward = Math.max(2, core.height() / 2);
        int left = core.x();
        int right = core.right() - 1;
        return new int[] {
            reach(left - outward, left + inward, box.y() - 1, -1, core.width(), ink),
            reach(left - outward, left + inward, box.bottom(), 1, core.width(), ink),
            reach(right - inward, right + outward, box.y() - 1, -1, core.width(), ink),
            reach(right - inward, right + outward, box.bottom(), 1, core.width(), ink)
        };
    }

    private static int reach(int from, int to, int y, int direction, int most, Reached ink) {
        int far = 0;
        for (int x = from; x <= to; x++) {
            int reach = 0;
            while (reach < most && ink.at(x, y + direction * reach)) {
                reach++;
            }
            far = Math.max(far, reach);
        }
        return far;
    }

    /** Whether both sides reach further at one end than either does at the other. */
    private boolean isArrow(Region core) {
        int left = Math.min(reach[0], reach[1]) - Math.max(reach[2], reach[3]);
        int right = Math.min(reach[2], reach[3]) - Math.max(reach[0], reach[1]);
        return Math.max(left, right) >= (core.height() <= THIN_PX ? THIN_HEAD_REACH_PX : HEAD_REACH_PX);
    }

    /** No ticks, or the same up and down at both ends and not too long; a nucleus may touch one corner. */
    boolean areOfABar(Region core) {
        boolean none = isNone(ticks, core) && isNone(reach, core) && !isArrow(core);
        return none || areSame(core);
    }

    private static boolean isNone(int[] corners, Region core) {
        int[] sorted = Arrays.stream(corners).sorted().toArray();
        return sorted[2] <= FEIGNED_PX && sorted[3] <= Math.max(TOUCHING_PX, 2 * core.height());
    }

    /** As long at both ends, up and down; where a word hides one tick, its ink reaches as far. */
    private boolean areSame(Region core) {
        int hidden = 0;
        for (int i = 1; i < ticks.length; i++) {
            hidden = ticks[i] < ticks[hidden] ? i : hidden;
        }
        int[] corners = ticks.clone();
        corners[hidden] = Math.max(ticks[hidden], reach[hidden]);
        Arrays.sort(corners);
        return corners[0] > 1
                && corners[3] - corners[0] <= Math.max(3, 0.3 * corners[3])
                && corners[3] < 0.6 * core.width();
    }
}
