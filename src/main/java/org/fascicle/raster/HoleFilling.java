package org.fascicle.raster;

import java.util.Arrays;
import org.fascicle.image.LabelImage;

/**
 * Background that one object alone encloses becomes part of it; background is connected through its four neighbours.
 *
 * <p>Background is taken as runs along rows, joined with the runs above that they touch (union-find), while each piece
 * remembers the one object around it, or that there are several or none.
 */
public final class HoleFilling {

    /** Touches two objects, or the border. */
    private static final int OPEN = -1;

    private final LabelImage labels;
    private final int[] data;
    private final int width;
    private final int height;
    private int runs;
    private int[] parent = new int[1024];
    /** Of the piece that a root stands for: an object's label, OPEN, or 0 while nothing was met. */
    private int[] around = new int[1024];
    /** First pixel and the one after the last, as indices into the image. */
    private int[] from = new int[1024];

    private int[] to = new int[1024];

    private HoleFilling(LabelImage labels) {
        this.labels = labels;
        this.data = labels.data();
        this.width = labels.width();
        this.height = labels.height();
    }

    /** Fills in place. */
    public static void fill(LabelImage labels) {
        HoleFilling filling = new HoleFilling(labels);
        filling.findRuns();
        filling.paint();
    }

    private void findRuns() {
        int above = 0;
        for (int y = 0; y < labels.height(); y++) {
            int firstOfRow = runs;
            for (int x = 0; x < width; x++) {
                if (data[y * width + x] == 0) {
                    int start = x;
                    while (x < width && data[y * width + x] == 0) {
                        x++;
                    }
                    add(y, start, x);
                }
            }
            joinWithRowAbove(above, firstOfRow);
            above = firstOfRow;
        }
    }

    private void add(int y, int start, int end) {
        if (runs == parent.length) {
            parent = Arrays.copyOf(parent, 2 * runs);
            around = Arrays.copyOf(around, 2 * runs);
            from = Arrays.copyOf(from, 2 * runs);
            to = Arrays.copyOf(to, 2 * runs);
        }
        parent[runs] = runs;
        from[runs] = y * width + start;
        to[runs] = y * width + end;
        around[runs] =
                start == 0 || end == width || y == 0 || y == height - 1 ? OPEN : neighbours(from[runs], to[runs]);
        runs++;
    }

    /** The object around a run that touches no border. */
    private int neighbours(int start, int end) {
        int owner = both(data[start - 1], data[end]);
        for (int i = start; i < end && owner != OPEN; i++) {
            owner = both(both(owner, data[i - width]), data[i + width]);
        }
        return owner;
    }

    private static int both(int one, int other) {
        return one == 0 || one == other ? other : other == 0 ? one : OPEN;
    }

    private void joinWithRowAbove(int above, int firstOfRow) {
        int upper = above;
        for (int lower = firstOfRow; lower < runs; lower++) {
            while (upper < firstOfRow && to[upper] + width <= from[lower]) {
                upper++;
            }
            for (int i = upper; i < firstOfRow && from[i] + width < to[lower]; i++) {
                join(i, lower);
            }
        }
    }

    private void join(int one, int other) {
        int a = root(one);
        int b = root(other);
        parent[Math.max(a, b)] = Math.min(a, b);
        around[Math.min(a, b)] = both(around[a], around[b]);
    }

    private int root(int run) {
        int root = run;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private void paint() {
        for (int run = 0; run < runs; run++) {
            int owner = around[root(run)];
            if (owner > 0) {
                Arrays.fill(data, from[run], to[run], owner);
            }
        }
    }
}
