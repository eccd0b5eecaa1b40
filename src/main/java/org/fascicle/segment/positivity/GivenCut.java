package org.fascicle.segment.positivity;

import java.util.Locale;

/**
 * From which DAB density on a pixel, and a nucleus, is positive, where not the slide itself tells.
 *
 * @param pixelOd of a pixel
 * @param nuclearOd of the browner half of a nucleus
 * @param by who says so, in words
 */
public record GivenCut(double pixelOd, double nuclearOd, String by) {

    /** Below it lies what separation leaves of other stains. */
    private static final double LEAST_OD = 0.05;

    private static final double MOST_OD = 2;

    public GivenCut {
        for (double od : new double[] {pixelOd, nuclearOd}) {
            if (!isCut(od)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "A cut of DAB density lies between %.2f and %.0f, not at %s.",
                        LEAST_OD,
                        MOST_OD,
                        od));
            }
        }
    }

    /** One that a person gives for both. */
    static GivenCut ofPerson(double od) {
        return new GivenCut(od, od, "as given");
    }

    static boolean isCut(double od) {
        return od >= LEAST_OD && od <= MOST_OD;
    }
}
