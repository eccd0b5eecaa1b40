package org.fascicle.measure;

import org.fascicle.image.ObjectMask;
import org.fascicle.raster.Covariance;

/**
 * The ellipse of the same second moments as an object.
 *
 * @param majorPx long axis (not half of it) in pixels
 * @param minorPx short axis in pixels
 * @param orientationDegrees direction of the long axis, 0 to 180, counter-clockwise from the right as seen on the screen
 */
record SecondMoments(double majorPx, double minorPx, double orientationDegrees) {

    static SecondMoments of(ObjectMask mask) {
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int row = mask.bounds().y(); row < mask.bounds().bottom(); row++) {
            for (int column = mask.bounds().x(); column < mask.bounds().right(); column++) {
                if (mask.contains(column, row)) {
                    double dx = column - mask.centroidX();
                    double dy = row - mask.centroidY();
                    x += dx;
                    y += dy;
                    xx += dx * dx;
                    yy += dy * dy;
                    xy += dx * dy;
                }
            }
        }
        return of(Covariance.ofSums(mask.pixels(), x, y, xx, yy, xy));
    }

    private static SecondMoments of(Covariance spread) {
        double degrees = -Math.toDegrees(spread.direction());
        return new SecondMoments(
                4 * Math.sqrt(spread.larger()),
                4 * Math.sqrt(spread.smaller()),
                degrees < 0 ? degrees + 180 : degrees + 0.0);
    }
}
