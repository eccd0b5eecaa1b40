package org.fascicle.measure;

/**
 * A share of counted things, such as positive among all nuclei, with Wilson's interval.
 *
 * @param part how many have it
 * @param whole of how many, above 0
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
 */
public record Proportion(long part, long whole) {

    private static final double Z_95 = 1.959963984540054;

    public Proportion {
        if (part < 0 || whole <= 0 || part > whole) {
            throw new IllegalArgumentException("Not a proportion: " + part + " of " + whole + ".");
        }
    }

    /** 0 to 1. */
    public double value() {
        return (double) part / whole;
    }

    /** Wilson's score interval at 95 %. */
    public Interval interval() {
        double z2 = Z_95 * Z_95;
        double centre = (part + z2 / 2) / (whole + z2);
        double half = Z_95 / (whole + z2) * Math.sqrt((double) part * (whole - part) / whole + z2 / 4);
        return new Interval(
                Math.max(0, centre - half), Math.min(1, centre + half), Interval.USUAL_CONFIDENCE, "Wilson 1927");
    }
}
