package org.fascicle.figure;

import java.util.Arrays;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * How much an image changes from each column of a region to the next (or row to row), in stretches along the column.
 *
 * <p>At the border of two pictures, or of a picture and its surroundings, neighbours are strangers: in every stretch of that one
 * column the step exceeds what it is around. Within one picture no column does so from end to end.
 */
final class Steps {

    /** Stretches along a line; each must show the border by itself. */
    static final int STRETCHES = 10;

    private static final int AROUND = 12;
    private static final int NEAR = 3;

    private final float[][] step;
    private final float[][] around;
    private final int length;

    private Steps(float[][] step) {
        this.step = step;
        this.length = step[0].length;
        this.around = new float[STRETCHES][length];
        for (int s = 0; s < STRETCHES; s++) {
            for (int i = 0; i < length; i++) {
                around[s][i] = meanAround(step[s], i);
            }
        }
    }

    /** Steps between columns; entry i is between columns i and i + 1 of the region. */
    static Steps acrossColumns(RgbImage image, Region region) {
        float[][] step = new float[STRETCHES][Math.max(1, region.width() - 1)];
        for (int y = 0; y < region.height(); y++) {
            float[] row = step[y * STRETCHES / region.height()];
            int k = 3 * ((region.y() + y) * image.width() + region.x());
            for (int x = 0; x < region.width() - 1; x++, k += 3) {
                row[x] += difference(image.data(), k, k + 3);
            }
        }
        return new Steps(scaled(step, region.height()));
    }

    /** Steps between rows; entry i is between rows i and i + 1 of the region. */
    static Steps acrossRows(RgbImage image, Region region) {
        float[][] step = new float[STRETCHES][Math.max(1, region.height() - 1)];
        for (int y = 0; y < region.height() - 1; y++) {
            int k = 3 * ((region.y() + y) * image.width() + region.x());
            for (int x = 0; x < region.width(); x++, k += 3) {
                step[x * STRETCHES / region.width()][y] += difference(image.data(), k, k + 3 * image.width());
            }
        }
        return new Steps(scaled(step, region.width()));
    }

    /** Of brightness alone: compression leaves seams of its own in colour. */
    private static int difference(byte[] rgb, int a, int b) {
        return Math.abs(brightness(rgb, a) - brightness(rgb, b)) / 100;
    }

    private static int brightness(byte[] rgb, int k) {
        return 30 * (rgb[k] & 0xff) + 59 * (rgb[k + 1] & 0xff) + 11 * (rgb[k + 2] & 0xff);
    }

    private static float[][] scaled(float[][] step, int pixels) {
        for (float[] stretch : step) {
            for (int i = 0; i < stretch.length; i++) {
                stretch[i] *= STRETCHES / (float) pixels;
            }
        }
        return step;
    }

    private static float meanAround(float[] values, int middle) {
        float sum = 0;
        int count = 0;
        for (int i = Math.max(0, middle - AROUND); i <= Math.min(values.length - 1, middle + AROUND); i++) {
            if (Math.abs(i - middle) > NEAR) {
                sum += values[i];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    int length() {
        return length;
    }

    /** Mean step of the whole line. */
    double mean(int i) {
        double sum = 0;
        for (float[] stretch : step) {
            sum += stretch[i];
        }
        return sum / STRETCHES;
    }

    /** Mean step of the whole line over that of the lines around. */
    double prominence(int i) {
        double sum = 0;
        for (float[] stretch : around) {
            sum += stretch[i];
        }
        return mean(i) / Math.max(0.5, sum / STRETCHES);
    }

    /** Mean step over that of the lines around, in the half of the stretches that show it least. */
    double prominenceOfWeakHalf(int i) {
        int neighbour = i > 0 && (i + 1 == length || mean(i - 1) > mean(i + 1)) ? i - 1 : Math.min(length - 1, i + 1);
        double[] ratios = new double[STRETCHES];
        for (int s = 0; s < STRETCHES; s++) {
            ratios[s] = (step[s][i] + step[s][neighbour]) / (2 * Math.max(1, around[s][i]));
        }
        Arrays.sort(ratios);
        return Arrays.stream(ratios, 0, STRETCHES / 2).average().orElse(0);
    }

    /** In how many stretches the step at {@code i}, or its neighbour's where the border is soft, exceeds what is around. */
    int stretchesAbove(int i, double ratio, double least) {
        int count = 0;
        for (int s = 0; s < STRETCHES; s++) {
            float here = step[s][i];
            float sum = here + Math.max(i > 0 ? step[s][i - 1] : 0, i + 1 < length ? step[s][i + 1] : 0);
            count += here > ratio * around[s][i] + least || sum > 2 * (ratio * around[s][i] + least) ? 1 : 0;
        }
        return count;
    }
}
