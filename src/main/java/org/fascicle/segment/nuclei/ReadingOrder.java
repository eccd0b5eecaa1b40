package org.fascicle.segment.nuclei;

import java.util.Arrays;

/** Numbers labels 1, 2, 3 ... in the order in which a reader meets them: row by row, left to right. */
final class ReadingOrder {

    private ReadingOrder() {
    }

    /** Renumbers in place. */
    static void renumber(int[] labels) {
        int[] number = new int[Arrays.stream(labels).max().orElse(0) + 1];
        int next = 0;
        for (int i = 0; i < labels.length; i++) {
            int label = labels[i];
            if (label > 0 && number[label] == 0) {
                number[label] = ++next;
            }
            labels[i] = number[label];
        }
    }
}
