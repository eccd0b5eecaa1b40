package org.fascicle.stain;

/** Intensity of the empty glass per channel, 1 to 255: what optical density 0 means on this slide. */
public record WhitePoint(double red, double green, double blue) {

    /** For images whose background cannot be measured. */
    public static final WhitePoint UNKNOWN = new WhitePoint(255, 255, 255);

    public WhitePoint {
        if (!(red >= 1 && red <= 255 && green >= 1 && green <= 255 && blue >= 1 && blue <= 255)) {
            throw new IllegalArgumentException(
                    "A white point lies between 1 and 255, not " + red + " " + green + " " + blue + ".");
        }
    }
}
