package org.fascicle.space;

import java.io.Serializable;

/**
 * Edge lengths of one pixel.
 *
 * <p>Units: micrometres. Both are finite and above zero; whether they are plausible for a slide is judged where a
 * calibration is read, not here.
 */
public record PixelSize(double xUm, double yUm) implements Serializable {

    public PixelSize {
        if (!(xUm > 0 && yUm > 0) || Double.isInfinite(xUm) || Double.isInfinite(yUm)) {
            throw new IllegalArgumentException("A pixel size must be above 0 um, not " + xUm + " x " + yUm + ".");
        }
    }

    public static PixelSize square(double um) {
        return new PixelSize(um, um);
    }

    /** Edge of the square pixel of the same area, in um. */
    public double meanUm() {
        return Math.sqrt(xUm * yUm);
    }

    public double areaUm2() {
        return xUm * yUm;
    }

    /** Size of the pixels of a grid that is {@code downsample} times coarser. */
    public PixelSize times(double downsample) {
        return new PixelSize(xUm * downsample, yUm * downsample);
    }

    /** A length in pixels of this size; the one place where micrometres become pixels. */
    public double toPx(double um) {
        return um / meanUm();
    }

    /** The area that {@code pixels} pixels cover. */
    public Area areaOf(double pixels) {
        return Area.ofUm2(pixels * areaUm2());
    }
}
