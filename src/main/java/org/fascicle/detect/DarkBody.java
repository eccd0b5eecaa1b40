package org.fascicle.detect;

/**
 * A connected dark region around a darkest point, and its moments.
 *
 * <p>Pixels are indices into the image they came from; lengths are in pixels.
 */
final class DarkBody {

    private static final double PIXEL_VARIANCE = 1.0 / 12;

    final int[] pixels;
    /** Darkness halfway between background and darkest point: the body's edge. */
    final float level;

    final float peak;
    final double centreX;
    final double centreY;
    final double major;
    final double minor;

    DarkBody(int[] pixels, int width, float level, float peak) {
        this.pixels = pixels;
        this.level = level;
        this.peak = peak;
        double x = 0;
        double y = 0;
        for (int pixel : pixels) {
            x += pixel % width;
            y += pixel / width;
        }
        this.centreX = x / pixels.length;
        this.centreY = y / pixels.length;
        double xx = PIXEL_VARIANCE;
        double yy = PIXEL_VARIANCE;
        double xy = 0;
        for (int pixel : pixels) {
            double dx = pixel % width - centreX;
            double dy = pixel / width - centreY;
            xx += dx * dx / pixels.length;
            yy += dy * dy / pixels.length;
            xy += dx * dy / pixels.length;
        }
        double mean = (xx + yy) / 2;
        double spread = Math.hypot((xx - yy) / 2, xy);
        this.major = 4 * Math.sqrt(mean + spread);
        this.minor = 4 * Math.sqrt(Math.max(PIXEL_VARIANCE, mean - spread));
    }

    int area() {
        return pixels.length;
    }

    /** Darkness of the peak above the background. */
    float contrast() {
        return 2 * (peak - level);
    }

    double ellipseArea() {
        return Math.PI / 4 * major * minor;
    }

    /** Circumference of the ellipse of equal moments (Ramanujan's approximation). */
    double ellipseOutline() {
        double a = major / 2;
        double b = minor / 2;
        return Math.PI * (3 * (a + b) - Math.sqrt((3 * a + b) * (a + 3 * b)));
    }
}
