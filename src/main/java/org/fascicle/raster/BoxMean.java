package org.fascicle.raster;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;

/**
 * Mean over a square window around every pixel, clipped at the image's border.
 *
 * <p>Running sums along rows, then down columns row by row: the cost does not depend on the window.
 */
public final class BoxMean {

    private BoxMean() {}

    /** @param radius half the window's edge: the window has {@code 2 * radius + 1} pixels a side */
    public static FloatImage of(FloatImage image, int radius) {
        return radius <= 0 ? image : downColumns(alongRows(image, radius), radius);
    }

    private static FloatImage alongRows(FloatImage image, int radius) {
        FloatImage result = FloatImage.zeros(image.width(), image.height());
        int width = image.width();
        for (int y = 0; y < image.height(); y++) {
            int start = y * width;
            double sum = 0;
            for (int x = 0; x < Math.min(width, radius); x++) {
                sum += image.data()[start + x];
            }
            for (int x = 0; x < width; x++) {
                sum += x + radius < width ? image.data()[start + x + radius] : 0;
                sum -= x - radius > 0 ? image.data()[start + x - radius - 1] : 0;
                int count = Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1;
                result.data()[start + x] = (float) (sum / count);
            }
        }
        return result;
    }

    private static FloatImage downColumns(FloatImage image, int radius) {
        FloatImage result = FloatImage.zeros(image.width(), image.height());
        double[] sums = new double[image.width()];
        for (int y = 0; y < Math.min(image.height(), radius); y++) {
            add(image, y, 1, sums);
        }
        for (int y = 0; y < image.height(); y++) {
            if (y + radius < image.height()) {
                add(image, y + radius, 1, sums);
            }
            if (y - radius > 0) {
                add(image, y - radius - 1, -1, sums);
            }
            int count = Math.min(image.height() - 1, y + radius) - Math.max(0, y - radius) + 1;
            for (int x = 0; x < sums.length; x++) {
                result.data()[y * sums.length + x] = (float) (sums[x] / count);
            }
        }
        return result;
    }

    private static void add(FloatImage image, int y, int sign, double[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += sign * image.data()[y * sums.length + x];
        }
    }

    /** Share of set pixels in the window. */
    public static FloatImage share(BinaryMask mask, int radius) {
        FloatImage image = FloatImage.zeros(mask.width(), mask.height());
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = mask.data()[i] ? 1 : 0;
        }
        return of(image, radius);
    }

    /** Standard deviation in the window. */
    public static FloatImage deviation(FloatImage image, int radius) {
        FloatImage mean = of(image, radius);
        FloatImage squares = FloatImage.zeros(image.width(), image.height());
        for (int i = 0; i < squares.data().length; i++) {
            squares.data()[i] = image.data()[i] * image.data()[i];
        }
        FloatImage result = of(squares, radius);
        for (int i = 0; i < result.data().length; i++) {
            float m = mean.data()[i];
            result.data()[i] = (float) Math.sqrt(Math.max(0, result.data()[i] - m * m));
        }
        return result;
    }
}
