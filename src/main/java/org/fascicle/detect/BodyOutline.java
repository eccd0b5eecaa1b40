package org.fascicle.detect;

import java.util.Arrays;

/** Border of a body: its length, the gradient along it, and the gaps it encloses. */
final class BodyOutline {

    /** Mean ratio of a curve's length to the number of pixel edges it crosses, over all directions. */
    private static final double EDGES_TO_LENGTH = Math.PI / 4;

    private static final byte OUTSIDE = 0;
    private static final byte INSIDE = 1;
    private static final byte REACHED = 2;

    private final int columns;
    private final int rows;
    private final byte[] state;
    private final double lengthPx;
    private final double meanGradient;

    BodyOutline(DarknessPlanes planes, DarkBody body) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (int pixel : body.pixels) {
            left = Math.min(left, pixel % planes.width);
            right = Math.max(right, pixel % planes.width);
            top = Math.min(top, pixel / planes.width);
            bottom = Math.max(bottom, pixel / planes.width);
        }
        this.columns = right - left + 3;
        this.rows = bottom - top + 3;
        this.state = new byte[columns * rows];
        for (int pixel : body.pixels) {
            state[(pixel / planes.width - top + 1) * columns + pixel % planes.width - left + 1] = INSIDE;
        }
        int edges = 0;
        int border = 0;
        double slope = 0;
        for (int pixel : body.pixels) {
            int open = openEdges((pixel / planes.width - top + 1) * columns + pixel % planes.width - left + 1);
            edges += open;
            border += open > 0 ? 1 : 0;
            slope += open > 0 ? planes.gradient[pixel] : 0;
        }
        this.lengthPx = edges * EDGES_TO_LENGTH;
        this.meanGradient = slope / Math.max(1, border);
    }

    private int openEdges(int at) {
        return (state[at - 1] == OUTSIDE ? 1 : 0)
                + (state[at + 1] == OUTSIDE ? 1 : 0)
                + (state[at - columns] == OUTSIDE ? 1 : 0)
                + (state[at + columns] == OUTSIDE ? 1 : 0);
    }

    double lengthPx() {
        return lengthPx;
    }

    double meanGradient() {
        return meanGradient;
    }

    /** Pixels that the body encloses: those outside that cannot be reached from its box's margin. */
    int holePixels() {
        byte[] reached = state.clone();
        int[] queue = new int[reached.length];
        int count = 1;
        reached[0] = REACHED;
        for (int next = 0; next < count; next++) {
            for (int near : neighbours(queue[next])) {
                if (near >= 0 && reached[near] == OUTSIDE) {
                    reached[near] = REACHED;
                    queue[count++] = near;
                }
            }
        }
        int holes = 0;
        for (byte value : reached) {
            holes += value == OUTSIDE ? 1 : 0;
        }
        return holes;
    }

    private int[] neighbours(int at) {
        int[] near = new int[4];
        Arrays.fill(near, -1);
        int x = at % columns;
        near[0] = x > 0 ? at - 1 : -1;
        near[1] = x < columns - 1 ? at + 1 : -1;
        near[2] = at >= columns ? at - columns : -1;
        near[3] = at < columns * (rows - 1) ? at + columns : -1;
        return near;
    }
}
