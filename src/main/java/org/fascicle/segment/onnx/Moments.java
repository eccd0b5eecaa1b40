package org.fascicle.segment.onnx;

import org.fascicle.raster.Covariance;

/** Sums over the pixels of an area that give its extent, without the area itself: count, first and second moments. */
final class Moments {

    private double count;
    private double x;
    private double y;
    private double xx;
    private double xy;
    private double yy;

    void add(int column, int row) {
        count++;
        x += column;
        y += row;
        xx += (double) column * column;
        xy += (double) column * row;
        yy += (double) row * row;
    }

    void add(Moments other) {
        count += other.count;
        x += other.x;
        y += other.y;
        xx += other.xx;
        xy += other.xy;
        yy += other.yy;
    }

    Moments plus(Moments other) {
        Moments sum = new Moments();
        sum.add(this);
        sum.add(other);
        return sum;
    }

    double count() {
        return count;
    }

    Covariance covariance() {
        return Covariance.ofSums(count, x, y, xx, yy, xy);
    }
}
