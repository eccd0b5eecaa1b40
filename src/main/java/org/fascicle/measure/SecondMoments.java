package org.fascicle.measure;

import org.fascicle.image.ObjectMask;

/**
 * The ellipse of the same second moments as an object; a pixel counts as a square, which adds 1/12 to each variance.
 *
 * @param majorPx long axis (not half of it) in pixels
 * @param minorPx short axis in pixels
 * @param orientationDegrees direction of the long axis, 0 to 180, counter-clockwise from the right as seen on the screen
 */
record SecondMoments(double majorPx, double minorPx, double orientationDegrees) {

    private static final double PIXEL_VARIANCE = 1.0 / 12;

    static SecondMoments of(ObjectMask mask) {
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int y = mask.bounds().y(); y < mask.bounds().bottom(); y++) {
            for (int x = mask.bounds().x(); x < mask.bounds().right(); x++) {
                if (mask.contains(x, y)) {
                    double dx = x - mask.centroidX();
                    double dy = y - mask.centroidY();
                    xx += dx * dx;
                    yy += dy * dy;
                    xy += dx * dy;
                }
            }
        }
        return of(xx / mask.pixels() + PIXEL_VARIANCE, yy / mask.pixels() + PIXEL_VARIANCE, xy / mask.pixels());
    }

    private static SecondMoments of(double varX, double varY, double covariance) {
        double mean = (varX + varY) / 2;
        double spread = Math.hypot((varX - varY) / 2, covariance);
        double degrees = Math.toDegrees(Math.atan2(-2 * covariance, varX - varY) / 2);
        return new SecondMoments(
                4 * Math.sqrt(mean + spread),
                4 * Math.sqrt(mean - spread),
                degrees < 0 ? degrees + 180 : degrees + 0.0);
    }
}
