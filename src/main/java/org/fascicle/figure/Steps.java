package org.fascicle.figure;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * How much an image changes from each column of a region to the next (or row to row), in stretches along the column.
 *
 * <p>At the border of two pictures neighbours are strangers: in most stretches of that one column the step exceeds what it is around. Within one
 * picture no column does so, and the frame of an inset does so in its own stretches alone. Resampling smears a border over some pixels,
 * so steps over two pixels are compared.
 */
final class Steps {

    /** Stretches along a line, of which a letter or a glass-white corner may hide some. */
    private static final int STRETCHES = 20;

    private static final int AROUND = 16;
    private static final int NEAR = 4;
    /** Steps count for no more than so many times the middle one. */
    private static final double LINE = 3;

    /** Steps at least as large as compression's own are looked for. */
    private static final double NOISE = 1;

    private static final double HIGH = 0.95;

    private static final double LEAST_RATIO = 0.1;

    /** A frame or an arrow that crosses the line makes one stretch of it step further than any border does. */
    private static final double MOST_RATIO = 3;

    /** Logarithm of what even the lowest quarter of a border reaches, unlike a gap between the edges of plates and insets. */
    private static final double LEAST_QUARTER = 0.1;

    /** Parts of a line, of which an inset may hide two. */
    private static final int QUARTERS = 4;

    private final double[] mean;
    private final double[][] ratios;
    private final double[] excess;
    private final double usual;

    /** @param columns whether the lines across which steps are taken are columns */
    private Steps(RgbImage image, Region region, boolean columns) {
        int lines = columns ? region.width() : region.height();
        int length = Math.max(1, lines - 1);
        float[][] next = new float[STRETCHES][length];
        float[][] wide = new float[STRETCHES][length];
        int[] before = line(image, region, columns, 0);
        int[] here = before;
        int[] there = line(image, region, columns, Math.min(1, lines - 1));
        for (int i = 0; i < lines - 1; i++) {
            int[] after = line(image, region, columns, Math.min(lines - 1, i + 2));
            add(next, i, here, there, 1);
            add(wide, i, before, there, 0.5);
            add(wide, i, here, after, 0.5);
            before = here;
            here = there;
            there = after;
        }
        this.mean = mean(next);
        this.ratios = ratios(wide);
        double root = Math.sqrt(columns ? region.height() : region.width());
        this.excess = Arrays.stream(ratios)
                .mapToDouble(place -> (secondLowestQuarter(place) - 1) * root)
                .toArray();
        this.usual = high(excess);
        for (double[] place : ratios) {
            Arrays.sort(place);
        }
    }

    private static double high(double[] excess) {
        double[] sorted = excess.clone();
        Arrays.sort(sorted);
        return sorted[(int) (HIGH * (sorted.length - 1))];
    }

    /** Brightness times 100 of one column or row of a region. Of brightness alone: compression leaves seams of its own in colour. */
    private static int[] line(RgbImage image, Region region, boolean column, int i) {
        int[] line = new int[column ? region.height() : region.width()];
        for (int k = 0; k < line.length; k++) {
            int x = region.x() + (column ? i : k);
            int y = region.y() + (column ? k : i);
            line[k] = 30 * image.red(x, y) + 59 * image.green(x, y) + 11 * image.blue(x, y);
        }
        return line;
    }

    private static void add(float[][] steps, int i, int[] a, int[] b, double weight) {
        for (int s = 0; s < STRETCHES; s++) {
            int from = s * a.length / STRETCHES;
            int to = Math.max(from + 1, (s + 1) * a.length / STRETCHES);
            long sum = 0;
            for (int k = from; k < Math.min(to, a.length); k++) {
                sum += Math.abs(a[k] - b[k]);
            }
            steps[s][i] += (float) (weight * sum / (100.0 * (to - from)));
        }
    }

    private static double[] mean(float[][] steps) {
        double[] mean = new double[steps[0].length];
        for (int i = 0; i < mean.length; i++) {
            for (float[] stretch : steps) {
                mean[i] += stretch[i] / STRETCHES;
            }
        }
        return mean;
    }

    /** For each place the steps over those around. */
    private static double[][] ratios(float[][] steps) {
        double[][] ratios = new double[steps[0].length][STRETCHES];
        for (int i = 0; i < ratios.length; i++) {
            for (int s = 0; s < STRETCHES; s++) {
                ratios[i][s] = steps[s][i] / Math.max(NOISE, meanAround(steps[s], i));
            }
        }
        return ratios;
    }

    /** Geometric mean of the ratios in the second lowest quarter of the stretches; 1 where the lowest has hardly any step. */
    private static double secondLowestQuarter(double[] ratios) {
        double[] quarters = new double[QUARTERS];
        for (int s = 0; s < STRETCHES; s++) {
            quarters[s * QUARTERS / STRETCHES] +=
                    Math.log(Math.min(MOST_RATIO, Math.max(LEAST_RATIO, ratios[s]))) * QUARTERS / STRETCHES;
        }
        Arrays.sort(quarters);
        return quarters[0] < LEAST_QUARTER ? 1 : Math.exp(quarters[1]);
    }

    /** A line that runs near by, as an inset's frame does, counts for little. */
    private static double meanAround(float[] values, int middle) {
        double[] around = IntStream.rangeClosed(
                        Math.max(0, middle - AROUND), Math.min(values.length - 1, middle + AROUND))
                .filter(i -> Math.abs(i - middle) > NEAR)
                .mapToDouble(i -> values[i])
                .sorted()
                .toArray();
        double most = around.length == 0 ? 0 : LINE * around[around.length / 2];
        return Arrays.stream(around)
                .map(value -> Math.min(value, most))
                .average()
                .orElse(0);
    }

    /** Steps between columns; entry i is between columns i and i + 1 of the region. */
    static Steps acrossColumns(RgbImage image, Region region) {
        return new Steps(image, region, true);
    }

    /** Steps between rows; entry i is between rows i and i + 1 of the region. */
    static Steps acrossRows(RgbImage image, Region region) {
        return new Steps(image, region, false);
    }

    int length() {
        return mean.length;
    }

    /** Mean step of the whole line. */
    double mean(int i) {
        return mean[i];
    }

    /**
     * By how much each of three quarters of the line, taken together, steps further than those around, times the root of the line's
     * pixels, for the more there are the less comes by chance. Within real tissue up to 9, within drawn tissue up to 12.5.
     */
    double excess(int i) {
        return excess[i];
    }

    /** What one place of twenty exceeds; in an enlarged picture neighbours are alike, and chance alone brings much. */
    double usualExcess() {
        return usual;
    }

    /** The step over those around that this share of the stretches does not reach. */
    double ratio(int i, double share) {
        return ratios[i][(int) (share * STRETCHES)];
    }
}
