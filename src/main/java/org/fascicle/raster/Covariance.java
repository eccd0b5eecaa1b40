package org.fascicle.raster;

/**
 * Spread of an area's pixels about their mean, in pixels squared. A pixel counts as a square, which adds 1/12 to each variance.
 *
 * @param xx variance along x
 * @param yy variance along y
 * @param xy covariance
 */
public record Covariance(double xx, double yy, double xy) {

    private static final double PIXEL = 1.0 / 12;

    /** @param count pixels; the others are sums of their columns, rows, squares and products, from any origin */
    public static Covariance ofSums(double count, double x, double y, double xx, double yy, double xy) {
        double meanX = x / count;
        double meanY = y / count;
        return new Covariance(
                xx / count - meanX * meanX + PIXEL, yy / count - meanY * meanY + PIXEL, xy / count - meanX * meanY);
    }

    /** Variance along the longest direction. */
    public double larger() {
        return mean() + spread();
    }

    /** Variance across it, at least that of one pixel. */
    public double smaller() {
        return Math.max(PIXEL, mean() - spread());
    }

    /** The longest direction, in radians from the x axis towards the y axis. */
    public double direction() {
        return Math.atan2(2 * xy, xx - yy) / 2;
    }

    /** @param direction in radians from the x axis towards the y axis */
    public double along(double direction) {
        double c = Math.cos(direction);
        double s = Math.sin(direction);
        return c * c * xx + 2 * c * s * xy + s * s * yy;
    }

    private double mean() {
        return (xx + yy) / 2;
    }

    private double spread() {
        return Math.hypot((xx - yy) / 2, xy);
    }
}
