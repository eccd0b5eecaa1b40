package org.fascicle.raster;

/**
 * The ellipse that has the same area moments as an object.
 *
 * <p>Semi-axes are 2 sqrt(eigenvalue of the covariance); a pixel counts as a square, which adds 1/12 to each variance.
 *
 * @param centreX mean column
 * @param centreY mean row
 * @param semiMajor long half-axis in pixels
 * @param semiMinor short half-axis in pixels
 * @param fill area over the ellipse's area: 1 for an ellipse, less for every other shape, the same however it is
 *     stretched or turned
 */
public record MomentEllipse(double centreX, double centreY, double semiMajor, double semiMinor, double fill) {

    private static final double PIXEL_VARIANCE = 1.0 / 12;

    public static MomentEllipse of(double area, double sumX, double sumY, double sumXx, double sumYy, double sumXy) {
        double meanX = sumX / area;
        double meanY = sumY / area;
        double varX = sumXx / area - meanX * meanX + PIXEL_VARIANCE;
        double varY = sumYy / area - meanY * meanY + PIXEL_VARIANCE;
        double covariance = sumXy / area - meanX * meanY;
        double mean = (varX + varY) / 2;
        double half = (varX - varY) / 2;
        double spread = Math.sqrt(half * half + covariance * covariance);
        double major = 2 * Math.sqrt(mean + spread);
        double minor = 2 * Math.sqrt(Math.max(PIXEL_VARIANCE, mean - spread));
        return new MomentEllipse(meanX, meanY, major, minor, area / (Math.PI * major * minor));
    }

    public double aspect() {
        return semiMajor / semiMinor;
    }
}
