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

    public static MomentEllipse of(double area, double sumX, double sumY, double sumXx, double sumYy, double sumXy) {
        Covariance spread = Covariance.ofSums(area, sumX, sumY, sumXx, sumYy, sumXy);
        double major = 2 * Math.sqrt(spread.larger());
        double minor = 2 * Math.sqrt(spread.smaller());
        return new MomentEllipse(sumX / area, sumY / area, major, minor, area / (Math.PI * major * minor));
    }

    public double aspect() {
        return semiMajor / semiMinor;
    }
}
