package org.fascicle.validate;

import org.fascicle.image.LabelImage;

/**
 * Ratio of the axes of every object of a label image, from the ellipse of the same second moments.
 *
 * <p>A pixel counts as a square (1/12 is added to its variance), so that a line one pixel wide has a finite ratio.
 */
final class AspectRatios {

    private static final double PIXEL_VARIANCE = 1.0 / 12;

    private final double[][] sums;

    private AspectRatios(double[][] sums) {
        this.sums = sums;
    }

    static AspectRatios of(LabelImage labels, int count) {
        double[][] sums = new double[count + 1][6];
        for (int y = 0, i = 0; y < labels.height(); y++) {
            for (int x = 0; x < labels.width(); x++, i++) {
                add(sums[labels.data()[i]], x, y);
            }
        }
        return new AspectRatios(sums);
    }

    private static void add(double[] sum, double x, double y) {
        sum[0]++;
        sum[1] += x;
        sum[2] += y;
        sum[3] += x * x;
        sum[4] += y * y;
        sum[5] += x * y;
    }

    /** Major over minor axis, 1 or more; 1 for a label that no pixel has. */
    double of(int label) {
        double[] s = sums[label];
        if (s[0] == 0) {
            return 1;
        }
        double varX = s[3] / s[0] - s[1] / s[0] * s[1] / s[0] + PIXEL_VARIANCE;
        double varY = s[4] / s[0] - s[2] / s[0] * s[2] / s[0] + PIXEL_VARIANCE;
        double covariance = s[5] / s[0] - s[1] / s[0] * s[2] / s[0];
        double mean = (varX + varY) / 2;
        double spread = Math.hypot((varX - varY) / 2, covariance);
        return Math.sqrt((mean + spread) / (mean - spread));
    }
}
