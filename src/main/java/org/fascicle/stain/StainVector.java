package org.fascicle.stain;

/**
 * Direction of one stain in optical density space: a unit vector of red, green, blue absorption.
 *
 * <p>The constructor scales what it is given to length 1. Components are 0 or more.
 *
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/11531144/">Ruifrok and Johnston 2001</a>
 */
public record StainVector(String name, double red, double green, double blue) {

    public static final String HAEMATOXYLIN = "haematoxylin";
    public static final String EOSIN = "eosin";
    public static final String DAB = "DAB";

    public StainVector {
        double length = Math.sqrt(red * red + green * green + blue * blue);
        if (!(length > 0) || red < 0 || green < 0 || blue < 0) {
            throw new IllegalArgumentException("The stain vector of " + name
                    + " must have components of 0 or more, not all 0: " + red + " " + green + " " + blue + ".");
        }
        red /= length;
        green /= length;
        blue /= length;
    }

    /** Angle to another stain, in degrees. */
    public double degreesTo(StainVector other) {
        double cosine = red * other.red + green * other.green + blue * other.blue;
        return Math.toDegrees(Math.acos(Math.min(1, cosine)));
    }
}
