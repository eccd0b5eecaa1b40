package org.fascicle.segment.nuclei;

import java.util.Arrays;
import org.fascicle.raster.ReadingOrder;
import org.fascicle.raster.Runs;

/** Makes every label one connected piece of a least size. */
final class WholePieces {

    private static final int NONE = -1;

    private WholePieces() {}

    /** Keeps in place the largest 4-connected piece of each label, if it has at least {@code leastPixels}. */
    static void keep(int[] labels, int width, double leastPixels) {
        Runs runs = Runs.labelled(labels, width);
        int[] areas = runs.areas();
        int[] largest = new int[ReadingOrder.highest(labels) + 1];
        Arrays.fill(largest, NONE);
        for (int run = 0; run < runs.count(); run++) {
            int label = labels[runs.start(run)];
            if (areas[run] >= Math.max(1, leastPixels)
                    && (largest[label] == NONE || areas[run] > areas[largest[label]])) {
                largest[label] = run;
            }
        }
        for (int run = 0; run < runs.count(); run++) {
            if (runs.leaderOf(run) != largest[labels[runs.start(run)]]) {
                Arrays.fill(labels, runs.start(run), runs.end(run), 0);
            }
        }
    }
}
