package org.fascicle.segment.nuclei;

import java.util.Arrays;

/**
 * The areas of a {@link ComponentTree} that the flood is in, each within the one below it on this stack, and the sums over
 * all pixels flooded so far.
 */
final class OpenAreas {

    private static final int SUMS = ComponentNodes.SUMS;
    private static final int BOX = 4;

    private final int leastPixels;
    private final int mostPixels;
    private final ComponentNodes closed = new ComponentNodes();
    private final long[] total = new long[SUMS];
    private int[] level = new int[64];
    private int[] box = new int[64 * BOX];
    /** The sums when an area was opened. */
    private long[] before = new long[64 * SUMS];

    private int depth;

    OpenAreas(int leastPixels, int mostPixels) {
        this.leastPixels = leastPixels;
        this.mostPixels = mostPixels;
    }

    /** What was closed and has the size. */
    ComponentNodes closed() {
        return closed;
    }

    void push(int atLevel) {
        if (depth == level.length) {
            level = Arrays.copyOf(level, 2 * depth);
            box = Arrays.copyOf(box, 2 * depth * BOX);
            before = Arrays.copyOf(before, 2 * depth * SUMS);
        }
        level[depth] = atLevel;
        int at = depth * BOX;
        box[at] = Integer.MAX_VALUE;
        box[at + 1] = Integer.MAX_VALUE;
        box[at + 2] = -1;
        box[at + 3] = -1;
        System.arraycopy(total, 0, before, depth * SUMS, SUMS);
        depth++;
    }

    /** Adds a pixel to the topmost area; returns how many were added before it. */
    int add(int x, int y, int edges) {
        total[ComponentNodes.X] += x;
        total[ComponentNodes.Y] += y;
        total[ComponentNodes.XX] += (long) x * x;
        total[ComponentNodes.YY] += (long) y * y;
        total[ComponentNodes.XY] += (long) x * y;
        total[ComponentNodes.EDGES] += edges;
        extend((depth - 1) * BOX, x, y, x, y);
        return (int) total[ComponentNodes.AREA]++;
    }

    private void extend(int at, int left, int top, int right, int bottom) {
        box[at] = Math.min(box[at], left);
        box[at + 1] = Math.min(box[at + 1], top);
        box[at + 2] = Math.max(box[at + 2], right);
        box[at + 3] = Math.max(box[at + 3], bottom);
    }

    /**
     * Closes what lies above a level, which becomes the topmost area's: that of the area below if there is one, or of the area
     * itself at a lower threshold. Level 0 closes all.
     */
    void closeDownTo(int floor) {
        while (level[depth - 1] > floor) {
            int top = depth - 1;
            close(top);
            if (top > 0 && level[top - 1] >= floor) {
                extend((top - 1) * BOX, box[top * BOX], box[top * BOX + 1], box[top * BOX + 2], box[top * BOX + 3]);
                depth--;
            } else {
                level[top] = floor;
            }
        }
        depth = floor == 0 ? 0 : depth;
    }

    private void close(int area) {
        long pixels = total[ComponentNodes.AREA] - before[area * SUMS + ComponentNodes.AREA];
        if (pixels >= leastPixels && pixels <= mostPixels) {
            int at = area * BOX;
            closed.add(
                    level[area], before, area * SUMS, total, box[at + 2] - box[at] + 1, box[at + 3] - box[at + 1] + 1);
        }
    }
}
