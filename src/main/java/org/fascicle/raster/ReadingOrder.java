package org.fascicle.raster;

/** Numbers labels 1, 2, 3 ... in the order in which a reader meets them: row by row, left to right. */
public final class ReadingOrder {

    private ReadingOrder() {}

    /** The highest label. */
    public static int highest(int[] labels) {
        int highest = 0;
        for (int label : labels) {
            highest = Math.max(highest, label);
        }
        return highest;
    }

    /**
     * Renumbers in place labels of which none is above {@code highest}.
     *
     * @return the new number of each, 0 of those that are unused
     */
    public static int[] renumber(int[] labels, int highest) {
        int[] number = new int[highest + 1];
        int next = 0;
        for (int i = 0; i < labels.length; i++) {
            int label = labels[i];
            if (label > 0) {
                if (number[label] == 0) {
                    number[label] = ++next;
                }
                labels[i] = number[label];
            }
        }
        return number;
    }
}
