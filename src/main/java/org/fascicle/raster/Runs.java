package org.fascicle.raster;

import java.util.Arrays;

/**
 * Runs of equal pixels along the rows of an image, row by row, and which of them are connected.
 *
 * <p>Runs of one value that touch from row to row are joined (union by the earlier run), so that a connected area is known by
 * its first run.
 */
public final class Runs {

    private final int width;
    /** Start and end of each run. */
    private int[] bounds = new int[1024];

    private int[] leader = new int[512];
    private int[] value = new int[512];
    private int count;
    private int firstOfRow;

    private Runs(int width) {
        this.width = width;
    }

    /** The runs outside a mask. */
    static Runs outside(boolean[] mask, int width) {
        Runs runs = new Runs(width);
        for (int row = 0; row < mask.length; row += width) {
            runs.addOutside(mask, row);
        }
        return runs;
    }

    /** The runs of one label each. */
    public static Runs labelled(int[] labels, int width) {
        Runs runs = new Runs(width);
        for (int row = 0; row < labels.length; row += width) {
            runs.addLabelled(labels, row);
        }
        return runs;
    }

    /** Writes every place as a bound and keeps those where the mask changes, which spares the processor wrong guesses. */
    private void addOutside(boolean[] mask, int row) {
        reserve();
        int n = 2 * count;
        boolean before = true;
        for (int at = row; at < row + width; at++) {
            boolean here = mask[at];
            bounds[n] = at;
            n += here ^ before ? 1 : 0;
            before = here;
        }
        bounds[n] = row + width;
        join(n + 1 >> 1);
    }

    private void addLabelled(int[] labels, int row) {
        reserve();
        int added = count;
        int at = row;
        while (at < row + width) {
            int label = labels[at];
            int from = at++;
            while (at < row + width && labels[at] == label) {
                at++;
            }
            if (label != 0) {
                bounds[2 * added] = from;
                bounds[2 * added + 1] = at;
                value[added++] = label;
            }
        }
        join(added);
    }

    private void reserve() {
        int most = count + width + 1;
        if (most > leader.length) {
            bounds = Arrays.copyOf(bounds, 4 * most);
            leader = Arrays.copyOf(leader, 2 * most);
            value = Arrays.copyOf(value, 2 * most);
        }
    }

    /** Joins the runs up to {@code added}, a row's new ones, with those of the row above. */
    private void join(int added) {
        int upper = firstOfRow;
        int first = count;
        for (; count < added; count++) {
            leader[count] = count;
        }
        int lower = first;
        while (upper < first && lower < count) {
            if (start(upper) + width < end(lower)
                    && start(lower) < end(upper) + width
                    && value[upper] == value[lower]) {
                unite(upper, lower);
            }
            if (end(upper) + width < end(lower)) {
                upper++;
            } else {
                lower++;
            }
        }
        firstOfRow = first;
    }

    private void unite(int one, int other) {
        int a = leaderOf(one);
        int b = leaderOf(other);
        leader[Math.max(a, b)] = Math.min(a, b);
    }

    /** The first run of the area that a run belongs to. */
    public int leaderOf(int run) {
        int at = run;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    public int count() {
        return count;
    }

    public int start(int run) {
        return bounds[2 * run];
    }

    /** One after the last pixel. */
    public int end(int run) {
        return bounds[2 * run + 1];
    }

    /** By run, the pixels of its area if it is the area's first, else 0. */
    public int[] areas() {
        int[] areas = new int[count];
        for (int run = 0; run < count; run++) {
            areas[leaderOf(run)] += end(run) - start(run);
        }
        return areas;
    }
}
