package org.fascicle.segment;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;

/**
 * Mean over a square window around every pixel, clipped at the image's border.
 *
 * <p>Running sums along rows, then along columns: the cost does not depend on the window.
 */
final class BoxMean {

    private BoxMean() {
    }

    /** @param radius half the window's edge: the window has {@code 2 * radius + 1} pixels a side */
    static FloatImage of(FloatImage image, int radius) {
        if (radius <= 0) {
            return image;
        }
        FloatImage rows = FloatImage.zeros(image.width(), image.height());
        for (int y = 0; y < image.height(); y++) {
            line(image.data(), rows.data(), y * image.width(), 1, image.width(), radius);
        }
        FloatImage result = FloatImage.zeros(image.width(), image.height());
        for (int x = 0; x < image.width(); x++) {
            line(rows.data(), result.data(), x, image.width(), image.height(), radius);
        }
        return result;
    }

    /** Share of set pixels in the window. */
    static FloatImage share(BinaryMask mask, int radius) {
        FloatImage image = FloatImage.zeros(mask.width(), mask.height());
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = mask.data()[i] ? 1 : 0;
        }
        return of(image, radius);
    }

    /** Standard deviation in the window. */
    static FloatImage deviation(FloatImage image, int radius) {
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

    private static void line(float[] from, float[] to, int start, int step, int length, int radius) {
        double sum = 0;
        int first = 0;
        int end = 0;
        for (int i = 0; i < length; i++) {
            for (; end < Math.min(length, i + radius + 1); end++) {
                sum += from[start + end * step];
            }
            for (; first < i - radius; first++) {
                sum -= from[start + first * step];
            }
            to[start + i * step] = (float) (sum / (end - first));
        }
    }
}
