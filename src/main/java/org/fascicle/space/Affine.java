package org.fascicle.space;

/**
 * A map of the plane that keeps lines straight: {@code x' = xx x + xy y + x0}, {@code y' = yx x + yy y + y0}. Pixel centres lie at integers.
 */
public record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {

    public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    public double x(double x, double y) {
        return xx * x + xy * y + x0;
    }

    public double y(double x, double y) {
        return yx * x + yy * y + y0;
    }

    /** This map of what the first one gives. */
    public Affine after(Affine first) {
        return new Affine(
                xx * first.xx + xy * first.yx,
                xx * first.xy + xy * first.yy,
                x(first.x0, first.y0),
                yx * first.xx + yy * first.yx,
                yx * first.xy + yy * first.yy,
                y(first.x0, first.y0));
    }

    /** @throws IllegalStateException where the plane is squeezed to a line */
    public Affine inverse() {
        double area = determinant();
        if (Math.abs(area) < 1e-12) {
            throw new IllegalStateException("The map has no inverse: " + this + ".");
        }
        return new Affine(
                yy / area, -xy / area, (xy * y0 - yy * x0) / area, -yx / area, xx / area, (yx * x0 - xx * y0) / area);
    }

    /** By how much areas grow; below 0 where the plane is mirrored. */
    public double determinant() {
        return xx * yy - xy * yx;
    }

    /** From a pixel of an image to that of the same image on {@code scale} times as many pixels along each edge. */
    public static Affine ofScale(double scale) {
        return new Affine(scale, 0, (scale - 1) / 2, 0, scale, (scale - 1) / 2);
    }

    public static Affine ofShift(double x, double y) {
        return new Affine(1, 0, x, 0, 1, y);
    }

    /** Left for right in an image of this width. */
    public static Affine ofMirror(int width) {
        return new Affine(-1, 0, width - 1, 0, 1, 0);
    }

    /** A turn around a point, from the x axis to the y axis. */
    public static Affine ofTurn(double degrees, double centreX, double centreY) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return ofShift(centreX, centreY).after(new Affine(c, -s, 0, s, c, 0)).after(ofShift(-centreX, -centreY));
    }
}
