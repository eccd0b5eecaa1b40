package org.fascicle.segment.onnx;

import org.fascicle.image.LabelImage;

/** Background that one object alone encloses becomes part of it; background is connected through its four neighbours. */
final class HoleFilling {

    private static final int OPEN = -1;
    private static final int[][] STEPS = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

    private final LabelImage labels;
    private final boolean[] seen;
    private final int[] queue;

    private HoleFilling(LabelImage labels) {
        this.labels = labels;
        this.seen = new boolean[labels.data().length];
        this.queue = new int[labels.data().length];
    }

    /** Fills in place. */
    static void fill(LabelImage labels) {
        HoleFilling filling = new HoleFilling(labels);
        for (int i = 0; i < labels.data().length; i++) {
            if (labels.data()[i] == 0 && !filling.seen[i]) {
                filling.fillFrom(i);
            }
        }
    }

    private void fillFrom(int start) {
        int owner = 0;
        int end = 0;
        queue[end++] = start;
        seen[start] = true;
        for (int next = 0; next < end; next++) {
            int x = queue[next] % labels.width();
            int y = queue[next] / labels.width();
            if (x == 0 || y == 0 || x == labels.width() - 1 || y == labels.height() - 1) {
                owner = OPEN;
            }
            for (int[] step : STEPS) {
                int neighbour = neighbour(x + step[0], y + step[1]);
                int label = neighbour < 0 ? 0 : labels.data()[neighbour];
                if (label > 0) {
                    owner = owner == 0 || owner == label ? label : OPEN;
                } else if (neighbour >= 0 && !seen[neighbour]) {
                    seen[neighbour] = true;
                    queue[end++] = neighbour;
                }
            }
        }
        for (int i = 0; owner > 0 && i < end; i++) {
            labels.data()[queue[i]] = owner;
        }
    }

    private int neighbour(int x, int y) {
        boolean outside = x < 0 || y < 0 || x >= labels.width() || y >= labels.height();
        return outside ? -1 : y * labels.width() + x;
    }
}
