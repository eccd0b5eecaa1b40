package org.fascicle.segment.nuclei;

import java.util.Arrays;

/**
 * Fills small holes of a mask: 4-connected areas outside it, counted over runs of pixels along rows.
 *
 * <p>Runs that touch from row to row are joined (union by the earlier run), which costs one look at each pixel and little more.
 */
final class Holes {

    private final boolean[] mask;
    private final int width;
    /** Start and end of each run. */
    private int[] bounds = new int[1024];
    private int[] leader = new int[512];
    private int count;

    private Holes(boolean[] mask, int width) {
        this.mask = mask;
        this.width = width;
    }

    /** Fills in place what has at most {@code mostPixels} pixels. */
    static void fill(boolean[] mask, int width, int mostPixels) {
        Holes holes = new Holes(mask, width);
        int above = 0;
        for (int row = 0; row < mask.length; row += width) {
            int first = holes.count;
            holes.addRuns(row);
            holes.join(above, first);
            above = first;
        }
        holes.fill(mostPixels);
    }

    /** Writes every place as a bound and keeps those where the mask changes, which spares the processor wrong guesses. */
    private void addRuns(int row) {
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
        int to = n + 1 >> 1;
        for (; count < to; count++) {
            leader[count] = count;
        }
    }

    private void reserve() {
        int most = count + width / 2 + 2;
        if (most > leader.length) {
            bounds = Arrays.copyOf(bounds, 4 * most);
            leader = Arrays.copyOf(leader, 2 * most);
        }
    }

    private int start(int run) {
        return bounds[2 * run];
    }

    private int end(int run) {
        return bounds[2 * run + 1];
    }

    /** Joins the runs from {@code above} to {@code first} with those after them, a row further down. */
    private void join(int above, int first) {
        int upper = above;
        int lower = first;
        while (upper < first && lower < count) {
            if (start(upper) + width < end(lower) && start(lower) < end(upper) + width) {
                unite(upper, lower);
            }
            if (end(upper) + width < end(lower)) {
                upper++;
            } else {
                lower++;
            }
        }
    }

    private void unite(int one, int other) {
        int a = leaderOf(one);
        int b = leaderOf(other);
        leader[Math.max(a, b)] = Math.min(a, b);
    }

    private int leaderOf(int run) {
        int at = run;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    private void fill(int mostPixels) {
        int[] size = new int[count];
        for (int run = 0; run < count; run++) {
            size[leaderOf(run)] += end(run) - start(run);
        }
        for (int run = 0; run < count; run++) {
            if (size[leaderOf(run)] <= mostPixels) {
                Arrays.fill(mask, start(run), end(run), true);
            }
        }
    }
}
