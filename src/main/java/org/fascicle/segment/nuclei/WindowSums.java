package org.fascicle.segment.nuclei;

/** Sums over square windows around the pixels of one row, from sums over the columns of pixels that the windows span. */
final class WindowSums {

    private final int ahead;
    private final int[] columns;
    /** The columns, zeros around them, so that windows need no bounds. */
    private final int[] padded;

    WindowSums(int width, int radius) {
        this.ahead = 2 * radius + 1;
        this.columns = new int[width];
        this.padded = new int[width + ahead];
    }

    /** To be filled: by column, the sum over the rows of the windows. */
    int[] columns() {
        return columns;
    }

    void slide(int[] sums) {
        int sum = beforeFirst();
        for (int x = 0; x < sums.length; x++) {
            sum += padded[x + ahead] - padded[x];
            sums[x] = sum;
        }
    }

    /** The same in floats, each rounded once. */
    void slide(float[] sums) {
        int sum = beforeFirst();
        for (int x = 0; x < sums.length; x++) {
            sum += padded[x + ahead] - padded[x];
            sums[x] = sum;
        }
    }

    private int beforeFirst() {
        System.arraycopy(columns, 0, padded, ahead / 2 + 1, columns.length);
        int sum = 0;
        for (int x = 0; x < ahead; x++) {
            sum += padded[x];
        }
        return sum;
    }
}
