package org.fascicle.figure;

import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * How far pixels lie on the way from a bar's colour to its surroundings': 0 on the bar, 1 beside it, by projection of colours.
 *
 * <p>The bar's colour is the mean of its core; the surroundings' is the mean of two strips above and below.
 */
final class InkContrast {

    private static final int OFF_PX = 3;
    /** Of 0 to 255. */
    private static final double BRIGHTNESS = 28;

    private final RgbImage image;
    private final double[] ink;
    private final double[] away;
    private final double contrast;

    InkContrast(RgbImage image, Region core, int thickness) {
        this.image = image;
        this.ink = mean(core, core.y(), core.bottom());
        double[] above = mean(core, core.y() - OFF_PX - 2 - thickness / 2, core.y() - OFF_PX + 1 - thickness / 2);
        double[] below =
                mean(core, core.bottom() + OFF_PX - 1 + thickness / 2, core.bottom() + OFF_PX + 2 + thickness / 2);
        this.away = new double[3];
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            away[c] = (above[c] + below[c]) / 2 - ink[c];
            sum += away[c] * away[c];
        }
        this.contrast = Math.sqrt(sum);
    }

    private double[] mean(Region core, int top, int bottom) {
        double[] sum = new double[3];
        int rows = 0;
        for (int y = Math.max(0, top); y < Math.min(image.height(), bottom); y++, rows++) {
            for (int x = core.x(); x < core.right(); x++) {
                sum[0] += image.red(x, y);
                sum[1] += image.green(x, y);
                sum[2] += image.blue(x, y);
            }
        }
        for (int c = 0; c < 3; c++) {
            sum[c] /= Math.max(1, rows) * (double) core.width();
        }
        return sum;
    }

    /** Distance of the two colours, 0 to 441. */
    double contrast() {
        return contrast;
    }

    int colour() {
        return (int) Math.round(ink[0]) << 16 | (int) Math.round(ink[1]) << 8 | (int) Math.round(ink[2]);
    }

    double at(int x, int y) {
        if (x < 0 || y < 0 || x >= image.width() || y >= image.height()) {
            return 1;
        }
        double along = (image.red(x, y) - ink[0]) * away[0]
                + (image.green(x, y) - ink[1]) * away[1]
                + (image.blue(x, y) - ink[2]) * away[2];
        return along / Math.max(1, contrast * contrast);
    }

    /** Distance of a pixel's colour from the bar's, in units of the contrast; also where it lies off the way. */
    double distance(int x, int y) {
        if (x < 0 || y < 0 || x >= image.width() || y >= image.height()) {
            return 1;
        }
        double r = image.red(x, y) - ink[0];
        double g = image.green(x, y) - ink[1];
        double b = image.blue(x, y) - ink[2];
        return Math.sqrt(r * r + g * g + b * b) / Math.max(1, contrast);
    }

    /** Whether bar and surroundings can be told from one another without their colour. */
    boolean differsInBrightness() {
        return Math.abs(weighted(away[0], away[1], away[2])) >= BRIGHTNESS;
    }

    /** Mean over rows of a column of how far brightness is on the way from the bar's to its surroundings', as {@link #at}. */
    double brightness(int x, int top, int bottom) {
        return (luma(x, top, bottom) - weighted(ink[0], ink[1], ink[2])) / weighted(away[0], away[1], away[2]);
    }

    /** Mean brightness over rows of a column, 0 to 255. */
    double luma(int x, int top, int bottom) {
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            boolean within = x >= 0 && y >= 0 && x < image.width() && y < image.height();
            sum += within
                    ? weighted(image.red(x, y), image.green(x, y), image.blue(x, y))
                    : weighted(ink[0] + away[0], ink[1] + away[1], ink[2] + away[2]);
        }
        return sum / (bottom - top);
    }

    private static double weighted(double red, double green, double blue) {
        return 0.299 * red + 0.587 * green + 0.114 * blue;
    }

    /** Mean of {@link #at} over rows of a column. */
    double column(int x, int top, int bottom) {
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            sum += at(x, y);
        }
        return sum / (bottom - top);
    }
}
