package org.fascicle.raster;

import java.util.Arrays;

/** Fills small holes of a mask: 4-connected areas outside it, counted over {@link Runs}. */
public final class Holes {

    private Holes() {}

    /** Fills in place what has at most {@code mostPixels} pixels. */
    public static void fill(boolean[] mask, int width, int mostPixels) {
        Runs runs = Runs.outside(mask, width);
        int[] areas = runs.areas();
        for (int run = 0; run < runs.count(); run++) {
            if (areas[runs.leaderOf(run)] <= mostPixels) {
                Arrays.fill(mask, runs.start(run), runs.end(run), true);
            }
        }
    }
}
