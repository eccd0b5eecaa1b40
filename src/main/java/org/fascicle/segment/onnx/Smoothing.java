package org.fascicle.segment.onnx;

import org.fascicle.image.FloatImage;

/** Gaussian smoothing; beyond the border the nearest pixel counts. */
final class Smoothing {

    private Smoothing() {
    }

    /** A smoothed copy; {@code sigma} in pixels, above 0. */
    static FloatImage gaussian(FloatImage image, double sigma) {
        float[] taps = taps(sigma);
        return downColumns(alongRows(image, taps), taps);
    }

    /** Weights of the pixels 0, 1, 2 ... away, up to 2.5 sigma; both sides together sum to 1. */
    private static float[] taps(double sigma) {
        int reach = (int) Math.ceil(2.5 * sigma);
        float[] taps = new float[reach + 1];
        double sum = 0;
        for (int i = 0; i <= reach; i++) {
            taps[i] = (float) Math.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? taps[i] : 2 * taps[i];
        }
        for (int i = 0; i <= reach; i++) {
            taps[i] /= (float) sum;
        }
        return taps;
    }

    private static FloatImage alongRows(FloatImage image, float[] taps) {
        int width = image.width();
        FloatImage out = FloatImage.zeros(width, image.height());
        int reach = taps.length - 1;
        float[] row = new float[width + 2 * reach];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = image.get(Math.max(0, Math.min(width - 1, x - reach)), y);
            }
            for (int x = 0; x < width; x++) {
                float sum = taps[0] * row[x + reach];
                for (int k = 1; k <= reach; k++) {
                    sum += taps[k] * (row[x + reach - k] + row[x + reach + k]);
                }
                out.data()[y * width + x] = sum;
            }
        }
        return out;
    }

    private static FloatImage downColumns(FloatImage image, float[] taps) {
        int width = image.width();
        int last = image.height() - 1;
        float[] in = image.data();
        FloatImage out = FloatImage.zeros(width, image.height());
        for (int y = 0; y <= last; y++) {
            int to = y * width;
            for (int x = 0; x < width; x++) {
                out.data()[to + x] = taps[0] * in[to + x];
            }
            for (int k = 1; k < taps.length; k++) {
                int above = Math.max(0, y - k) * width;
                int below = Math.min(last, y + k) * width;
                for (int x = 0; x < width; x++) {
                    out.data()[to + x] += taps[k] * (in[above + x] + in[below + x]);
                }
            }
        }
        return out;
    }
}
