package org.fascicle.segment.nuclei;

import java.util.Arrays;

/**
 * Gaussian smoothing of whole numbers below 2^20, with weights in 1/1024; at the border the edge pixel repeats.
 *
 * <p>Whole numbers make the result the same on every machine. Sums run over whole rows at a time, each row an array of its own and
 * copied where it is wanted shifted: Java 17 adds several pixels at once only where all arrays are read at one index.
 */
final class Blur {

    private static final int SHIFT = 10;
    private static final int ONE = 1 << SHIFT;
    private static final double REACH = 2.5;

    private Blur() {}

    static int[] gaussian(int[] values, int width, int height, double sigmaPx) {
        int[] weights = weights(sigmaPx);
        int[][] rows = new int[height][];
        for (int y = 0; y < height; y++) {
            rows[y] = Arrays.copyOfRange(values, y * width, (y + 1) * width);
        }
        int[] smooth = new int[values.length];
        int[] column = new int[width];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            alongColumns(rows, y, weights, column);
            alongRow(column, weights, row);
            System.arraycopy(row, 0, smooth, y * width, width);
        }
        return smooth;
    }

    /** Weight of the centre and of each distance on one side; together with the mirrored ones they make 1024. */
    private static int[] weights(double sigma) {
        int radius = Math.max(1, (int) Math.ceil(REACH * sigma));
        double[] exact = new double[radius + 1];
        double sum = 0;
        for (int i = 0; i <= radius; i++) {
            exact[i] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? exact[i] : 2 * exact[i];
        }
        int[] weights = new int[radius + 1];
        int sides = 0;
        for (int i = 1; i <= radius; i++) {
            weights[i] = (int) Math.round(ONE * exact[i] / sum);
            sides += 2 * weights[i];
        }
        weights[0] = ONE - sides;
        return weights;
    }

    private static void alongColumns(int[][] rows, int y, int[] weights, int[] into) {
        weigh(into, rows[y], weights[0]);
        for (int i = 1; i < weights.length; i++) {
            addPair(into, rows[Math.max(0, y - i)], rows[Math.min(rows.length - 1, y + i)], weights[i]);
        }
        round(into);
    }

    private static void alongRow(int[] row, int[] weights, int[] into) {
        int width = row.length;
        int[] left = row.clone();
        int[] right = row.clone();
        weigh(into, row, weights[0]);
        for (int i = 1; i < weights.length; i++) {
            System.arraycopy(left, 0, left, 1, width - 1);
            System.arraycopy(right, 1, right, 0, width - 1);
            addPair(into, left, right, weights[i]);
        }
        round(into);
    }

    private static void weigh(int[] into, int[] values, int weight) {
        for (int x = 0; x < into.length; x++) {
            into[x] = weight * values[x];
        }
    }

    private static void addPair(int[] into, int[] one, int[] other, int weight) {
        for (int x = 0; x < into.length; x++) {
            into[x] += weight * (one[x] + other[x]);
        }
    }

    private static void round(int[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] = sums[x] + ONE / 2 >> SHIFT;
        }
    }
}
