package org.fascicle.segment.tissue;

import org.fascicle.image.ObjectMask;
import org.fascicle.raster.MomentEllipse;

/**
 * How far a shape reaches, in pixels.
 *
 * @param ellipse of the same moments
 * @param length of the band of the same moments
 * @param width of a band of this length and the shape's area
 */
record Extent(MomentEllipse ellipse, double length, double width) {

    static Extent of(ObjectMask shape) {
        double[] sums = new double[5];
        for (int y = shape.bounds().y(); y < shape.bounds().bottom(); y++) {
            for (int x = shape.bounds().x(); x < shape.bounds().right(); x++) {
                if (shape.contains(x, y)) {
                    sums[0] += x;
                    sums[1] += y;
                    sums[2] += (double) x * x;
                    sums[3] += (double) y * y;
                    sums[4] += (double) x * y;
                }
            }
        }
        MomentEllipse ellipse = MomentEllipse.of(shape.pixels(), sums[0], sums[1], sums[2], sums[3], sums[4]);
        double length = Math.sqrt(3) * ellipse.semiMajor();
        return new Extent(ellipse, length, shape.pixels() / length);
    }
}
