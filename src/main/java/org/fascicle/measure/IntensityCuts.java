package org.fascicle.measure;

/**
 * DAB densities from which a nucleus is weakly, moderately and strongly positive.
 *
 * @param weak below it a nucleus is negative
 */
public record IntensityCuts(double weak, double moderate, double strong) {

    public IntensityCuts {
        if (!(weak > 0 && moderate > weak && strong > moderate)) {
            throw new IllegalArgumentException(
                    "Intensity cuts must grow from above 0, not " + weak + ", " + moderate + ", " + strong + ".");
        }
    }

    /** QuPath's defaults for the mean DAB density of a nucleus: 0.2, 0.4, 0.6. */
    public static IntensityCuts defaults() {
        return new IntensityCuts(0.2, 0.4, 0.6);
    }
}
