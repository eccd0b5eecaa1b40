package org.fascicle.figure;

import java.util.stream.IntStream;
import org.fascicle.space.Region;

/** Whether what seems a bar has round ends, as a nucleus or a gap in tissue, or is a piece of a slanted line, as the shaft of an arrow. */
record BarOutline(InkContrast level, Region core, Region box) {

    private static final double HALF = 0.5;
    /** Rows from which on an end's outline can be followed. */
    private static final int ROWS = 6;
    /** By how many pixels the rows of a round end differ, which those of a printed one do not. */
    private static final double ROUND_PX = 3;

    private static final int SEARCH_PX = 8;
    private static final int BACK_PX = 4;

    private static final int THIN_PX = 3;
    private static final int BEYOND_PX = 4;
    private static final double INK = 0.45;

    boolean isOfSomethingElse() {
        return box.height() >= ROWS ? isRound() : core.height() <= THIN_PX && isSlanted();
    }

    private boolean isRound() {
        return raggedness(-1) >= ROUND_PX && raggedness(1) >= ROUND_PX;
    }

    /** By how much further one row reaches than another; the outermost are soft in any bar. */
    private double raggedness(int direction) {
        double[] reaches = IntStream.range(box.y() + 1, box.bottom() - 1)
                .mapToDouble(y -> reach(direction, y))
                .sorted()
                .toArray();
        return reaches[reaches.length - 1] - reaches[0];
    }

    /** How far beyond the core's end a row is ink. */
    private double reach(int direction, int y) {
        int start = (direction > 0 ? core.right() - 1 : core.x()) - direction * BACK_PX;
        double before = level.at(start, y);
        for (int i = 1; i <= BACK_PX + SEARCH_PX; i++) {
            double here = level.at(start + direction * i, y);
            if (here > HALF) {
                double part = before >= HALF ? 0 : (HALF - before) / (here - before);
                return i - 1 + part - BACK_PX;
            }
            before = here;
        }
        return SEARCH_PX;
    }

    /** Whether ink goes on above one end and below the other, and there alone. */
    private boolean isSlanted() {
        boolean leftUp = goesOn(-1, -1);
        boolean leftDown = goesOn(-1, 1);
        boolean rightUp = goesOn(1, -1);
        boolean rightDown = goesOn(1, 1);
        return leftUp && rightDown && !leftDown && !rightUp || leftDown && rightUp && !leftUp && !rightDown;
    }

    private boolean goesOn(int direction, int side) {
        int x = direction > 0 ? core.right() : core.x() - 1;
        int y = side > 0 ? core.bottom() : core.y() - 1;
        for (int row = 0; row < 2; row++) {
            double sum = 0;
            for (int i = 0; i < BEYOND_PX; i++) {
                sum += level.distance(x + direction * i, y + side * row);
            }
            if (sum / BEYOND_PX < INK) {
                return true;
            }
        }
        return false;
    }
}
