package org.fascicle.segment.positivity;

/**
 * What counts as DAB-positive.
 *
 * @param leastOd DAB density from which a pixel is positive on a slide without background
 * @param spreads how many spreads above the slide's own background a pixel must lie as well
 * @param haematoxylinLeak share of a pixel's haematoxylin that is added to the cut: separation is never perfect
 * @param smoothingUm edge of the square over which density is averaged against noise
 * @param fixedNuclearCuts whether a nucleus is positive from a fixed mean density on, rather than by what the slide's negative nuclei tell
 * @param leastSpeckUm2 positive specks, and holes in positive areas, smaller than this are noise
 * @param marker what the slide was stained for
 */
public record PositivityOptions(
        double leastOd,
        double spreads,
        double haematoxylinLeak,
        double smoothingUm,
        double leastSpeckUm2,
        boolean fixedNuclearCuts,
        Marker marker) {

    /** QuPath's lowest cut of positivity for DAB density ("1+"). */
    public static final double LEAST_OD = 0.2;
    /** Four standard deviations: one negative pixel in 30,000. */
    public static final double SPREADS = 4;
    /** A vector that is 6 degrees off lets a tenth of the haematoxylin through. */
    public static final double HAEMATOXYLIN_LEAK = 0.1;
    /** Three pixels of a 40x scan: JPEG noise goes, cell borders stay. */
    public static final double SMOOTHING_UM = 0.75;
    /** A tenth of a small nucleus. */
    public static final double LEAST_SPECK_UM2 = 2;

    public PositivityOptions {
        if (!(leastOd > 0 && leastOd < 2)) {
            throw new IllegalArgumentException(
                    "The least DAB density of a positive pixel must lie between 0 and 2, not " + leastOd + ".");
        }
        if (!(spreads >= 0
                && haematoxylinLeak >= 0
                && haematoxylinLeak < 1
                && smoothingUm >= 0
                && leastSpeckUm2 >= 0)) {
            throw new IllegalArgumentException(
                    "Spreads, leak (below 1), smoothing and least speck must be 0 or more, not " + spreads + ", "
                            + haematoxylinLeak + ", " + smoothingUm + " um, " + leastSpeckUm2 + " um2.");
        }
    }

    public static PositivityOptions defaults() {
        return new PositivityOptions(
                LEAST_OD, SPREADS, HAEMATOXYLIN_LEAK, SMOOTHING_UM, LEAST_SPECK_UM2, false, Marker.GENERIC);
    }

    public PositivityOptions withFixedNuclearCuts() {
        return new PositivityOptions(leastOd, spreads, haematoxylinLeak, smoothingUm, leastSpeckUm2, true, marker);
    }

    public PositivityOptions of(Marker stained) {
        return new PositivityOptions(
                leastOd, spreads, haematoxylinLeak, smoothingUm, leastSpeckUm2, fixedNuclearCuts, stained);
    }

    /** The cut on a slide with this background. */
    public double cutOn(DabBackground background) {
        return Math.max(leastOd, background.level() + spreads * background.spread());
    }
}
