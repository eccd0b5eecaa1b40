package org.fascicle.segment.onnx;

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

    /** Variance along x; a pixel is a square of its own, hence one twelfth. */
    private double varianceX() {
        return xx / count - x / count * (x / count) + 1 / 12.0;
    }

    private double varianceY() {
        return yy / count - y / count * (y / count) + 1 / 12.0;
    }

    private double covariance() {
        return xy / count - x / count * (y / count);
    }

    double largerVariance() {
        return (varianceX() + varianceY()) / 2 + spread();
    }

    double smallerVariance() {
        return Math.max(1 / 12.0, (varianceX() + varianceY()) / 2 - spread());
    }

    private double spread() {
        return Math.hypot((varianceX() - varianceY()) / 2, covariance());
    }

    /** Direction of the largest variance, in radians from the x axis. */
    double direction() {
        return Math.atan2(2 * covariance(), varianceX() - varianceY()) / 2;
    }

    /** Variance along a direction in radians. */
    double varianceAlong(double direction) {
        double c = Math.cos(direction);
        double s = Math.sin(direction);
        return c * c * varianceX() + 2 * c * s * covariance() + s * s * varianceY();
    }
}
