package org.fascicle.raster;

import java.util.Arrays;
import org.fascicle.image.FloatImage;

/**
 * Smoothing of real-valued images; at the border the nearest pixel is repeated.
 *
 * <p>The Gaussian is applied along rows and then along columns with weights out to three standard deviations. The mean over a
 * square takes the same time for any size.
 */
public final class Smoothing {

    private static final double REACH = 3;

    private Smoothing() {}

    /** Convolution with a Gaussian of this standard deviation in pixels. */
    public static FloatImage gaussian(FloatImage image, double sigmaPx) {
        float[] weights = weights(sigmaPx);
        return columns(rows(image, weights), weights);
    }

    private static float[] weights(double sigmaPx) {
        if (!(sigmaPx > 0)) {
            throw new IllegalArgumentException(
                    "A Gaussian needs a standard deviation above 0 pixels, not " + sigmaPx + ".");
        }
        int radius = Math.max(1, (int) Math.ceil(REACH * sigmaPx));
        double[] exact = new double[radius + 1];
        double sum = 0;
        for (int i = 0; i <= radius; i++) {
            exact[i] = Math.exp(-0.5 * i * i / (sigmaPx * sigmaPx));
            sum += i == 0 ? exact[i] : 2 * exact[i];
        }
        float[] weights = new float[radius + 1];
        for (int i = 0; i <= radius; i++) {
            weights[i] = (float) (exact[i] / sum);
        }
        return weights;
    }

    private static FloatImage rows(FloatImage image, float[] weights) {
        int width = image.width();
        int radius = weights.length - 1;
        FloatImage result = FloatImage.zeros(width, image.height());
        float[] padded = new float[width + 2 * radius];
        float[] row = new float[width];
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(image.data(), y * width, padded, radius, width);
            Arrays.fill(padded, 0, radius, padded[radius]);
            Arrays.fill(padded, radius + width, padded.length, padded[radius + width - 1]);
            weighted(padded, weights, row);
            System.arraycopy(row, 0, result.data(), y * width, width);
        }
        return result;
    }

    /** Weight by weight over the whole row, which the compiler makes several pixels at a time of. */
    private static void weighted(float[] padded, float[] weights, float[] row) {
        int radius = weights.length - 1;
        for (int x = 0; x < row.length; x++) {
            row[x] = weights[0] * padded[x + radius];
        }
        for (int i = 1; i <= radius; i++) {
            float weight = weights[i];
            int left = radius - i;
            int right = radius + i;
            for (int x = 0; x < row.length; x++) {
                row[x] += weight * (padded[x + left] + padded[x + right]);
            }
        }
    }

    private static FloatImage columns(FloatImage image, float[] weights) {
        int width = image.width();
        int last = image.height() - 1;
        FloatImage result = FloatImage.zeros(width, image.height());
        float[] from = image.data();
        float[] to = result.data();
        for (int y = 0; y <= last; y++) {
            for (int i = 0; i < weights.length; i++) {
                int above = Math.max(0, y - i) * width;
                int below = Math.min(last, y + i) * width;
                float weight = i == 0 ? weights[0] / 2 : weights[i];
                for (int x = 0, at = y * width; x < width; x++, at++) {
                    to[at] += weight * (from[above + x] + from[below + x]);
                }
            }
        }
        return result;
    }

    /** Mean over the square of {@code 2 * radiusPx + 1} pixels around each pixel, as far as it lies in the image. */
    public static FloatImage squareMean(FloatImage image, int radiusPx) {
        int width = image.width();
        int height = image.height();
        double[] sums = runningSums(image);
        FloatImage result = FloatImage.zeros(width, height);
        for (int y = 0; y < height; y++) {
            int top = Math.max(0, y - radiusPx) * (width + 1);
            int bottom = Math.min(height, y + radiusPx + 1) * (width + 1);
            int rows = (bottom - top) / (width + 1);
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - radiusPx);
                int right = Math.min(width, x + radiusPx + 1);
                double sum = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
                result.data()[y * width + x] = (float) (sum / (rows * (right - left)));
            }
        }
        return result;
    }

    private static double[] runningSums(FloatImage image) {
        int width = image.width();
        double[] sums = new double[(width + 1) * (image.height() + 1)];
        for (int y = 0; y < image.height(); y++) {
            double row = 0;
            for (int x = 0; x < width; x++) {
                row += image.data()[y * width + x];
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        return sums;
    }
}
