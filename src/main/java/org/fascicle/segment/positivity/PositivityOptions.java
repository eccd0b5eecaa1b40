package org.fascicle.segment.positivity;

import java.util.Optional;

/**
 * What counts as DAB-positive.
 *
 * @param leastOd DAB density from which a pixel is positive on a slide without background
 * @param spreads how many spreads above the slide's own background a pixel must lie as well
 * @param haematoxylinLeak share of a pixel's haematoxylin that is added to the cut: separation is never perfect
 * @param smoothingUm edge of the square over which density is averaged against noise
 * @param given from where on a person or a negative control calls pixels and nuclei positive; empty where the slide tells
 * @param fixedNuclearCuts whether a nucleus is positive from a fixed mean density on, rather than by what the slide's negative nuclei tell
 * @param leastSpeckUm2 positive specks, and holes in positive areas, smaller than this are noise
 * @param marker what the slide was stained for
 * @param vesselWalls whether walls of small vessels are told from the rest of the positive area
 */
public record PositivityOptions(
        double leastOd,
        double spreads,
        double haematoxylinLeak,
        double smoothingUm,
        double leastSpeckUm2,
        Optional<GivenCut> given,
        boolean fixedNuclearCuts,
        Marker marker,
        boolean vesselWalls) {

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
        if (given.isPresent() && fixedNuclearCuts) {
            throw new IllegalArgumentException(
                    "A given cut of DAB density, or one of a negative control, and the fixed one exclude each other; give one.");
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

    /** Whether a person may give this density as the cut. */
    public static boolean isCut(double od) {
        return GivenCut.isCut(od);
    }

    public static PositivityOptions defaults() {
        return new PositivityOptions(
                LEAST_OD,
                SPREADS,
                HAEMATOXYLIN_LEAK,
                SMOOTHING_UM,
                LEAST_SPECK_UM2,
                Optional.empty(),
                false,
                Marker.GENERIC,
                false);
    }

    public PositivityOptions withFixedNuclearCuts() {
        return new PositivityOptions(
                leastOd, spreads, haematoxylinLeak, smoothingUm, leastSpeckUm2, given, true, marker, vesselWalls);
    }

    /** @param od from which pixels, and the browner half of a nucleus, are positive, whatever the slide tells */
    public PositivityOptions withCut(double od) {
        return withCut(GivenCut.ofPerson(od));
    }

    public PositivityOptions withCut(GivenCut cut) {
        return new PositivityOptions(
                leastOd,
                spreads,
                haematoxylinLeak,
                smoothingUm,
                leastSpeckUm2,
                Optional.of(cut),
                fixedNuclearCuts,
                marker,
                vesselWalls);
    }

    public PositivityOptions of(Marker stained) {
        return new PositivityOptions(
                leastOd,
                spreads,
                haematoxylinLeak,
                smoothingUm,
                leastSpeckUm2,
                given,
                fixedNuclearCuts,
                stained,
                vesselWalls);
    }

    public PositivityOptions withVesselWalls() {
        return new PositivityOptions(
                leastOd, spreads, haematoxylinLeak, smoothingUm, leastSpeckUm2, given, fixedNuclearCuts, marker, true);
    }

    /** The cut on a slide with this background. */
    public double cutOn(DabBackground background) {
        return given.map(GivenCut::pixelOd)
                .orElseGet(() -> Math.max(leastOd, background.level() + spreads * background.spread()));
    }
}
