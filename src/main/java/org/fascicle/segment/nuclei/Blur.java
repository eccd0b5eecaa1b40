package org.fascicle.segment.nuclei;

/**
 * Gaussian smoothing of whole numbers below 2^20, with weights in 1/1024; at the border the edge pixel repeats.
 *
 * <p>Whole numbers make the result the same on every machine.
 */
final class Blur {

    private static final int SHIFT = 10;
    private static final int ONE = 1 << SHIFT;
    private static final double REACH = 2.5;

    private Blur() {
    }

    static int[] gaussian(int[] values, int width, int height, double sigmaPx) {
        int[] weights = weights(sigmaPx);
        int[] down = new int[values.length];
        int[] line = new int[width + 2 * (weights.length - 1)];
        for (int y = 0; y < height; y++) {
            alongColumns(values, width, height, y, weights, line);
            alongRow(line, width, weights, down, y * width);
        }
        return down;
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

    private static void alongColumns(int[] values, int width, int height, int y, int[] weights, int[] line) {
        int radius = weights.length - 1;
        for (int x = 0; x < width; x++) {
            line[radius + x] = weights[0] * values[y * width + x];
        }
        for (int i = 1; i <= radius; i++) {
            int above = Math.max(0, y - i) * width;
            int below = Math.min(height - 1, y + i) * width;
            int weight = weights[i];
            for (int x = 0; x < width; x++) {
                line[radius + x] += weight * (values[above + x] + values[below + x]);
            }
        }
        for (int x = 0; x < width; x++) {
            line[radius + x] = line[radius + x] + ONE / 2 >> SHIFT;
        }
        java.util.Arrays.fill(line, 0, radius, line[radius]);
        java.util.Arrays.fill(line, radius + width, line.length, line[radius + width - 1]);
    }

    private static void alongRow(int[] line, int width, int[] weights, int[] into, int at) {
        int radius = weights.length - 1;
        for (int x = 0; x < width; x++) {
            into[at + x] = weights[0] * line[radius + x];
        }
        for (int i = 1; i <= radius; i++) {
            int weight = weights[i];
            for (int x = 0; x < width; x++) {
                into[at + x] += weight * (line[radius + x - i] + line[radius + x + i]);
            }
        }
        for (int x = 0; x < width; x++) {
            into[at + x] = into[at + x] + ONE / 2 >> SHIFT;
        }
    }
}
