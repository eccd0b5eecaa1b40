package org.fascicle.stain;

import java.util.Arrays;

/**
 * Estimates a slide's own stain vectors from the colours of its tissue.
 *
 * <p>H&E after Macenko: the two stains are the extremes of the angle within the plane that holds the densities best; the one
 * that absorbs more red is haematoxylin. H-DAB by hue: DAB is the yellow side of the brown pixels, haematoxylin the blue side
 * of the blue ones, because DAB's hue changes with its density and rims of black nuclei are coloured by the lens, so that
 * the extremes of the whole are artefacts.
 *
 * <p>Both fail where a stain is missing: Macenko then gives the same vector twice, negative parts or noise. Each vector is
 * therefore held against the published one of the same stain; where it has negative parts or lies further away than
 * {@link #MOST_DEGREES}, or too few pixels carry it, the published one stands, and {@link Estimate#method()} says so.
 *
 * @see <a href="https://doi.org/10.1109/ISBI.2009.5193250">Macenko 2009</a>
 */
final class StainEstimator {

    /** Macenko's alpha: percent of the density left beyond each extreme. */
    private static final double EXTREME_PERCENT = 1;
    /** Furthest that a slide's stain lies from the published one: laboratories differ by 5 to 15 degrees. */
    static final double MOST_DEGREES = 22;
    /** Below this angle the two vectors are one stain. */
    private static final double LEAST_SEPARATION_DEGREES = 12;
    /** Fewest pixels to estimate from. */
    static final int FEWEST_PIXELS = 500;
    /** Least share of the density that brown, and that blue pixels must have to be measured. */
    private static final double LEAST_HUE_SHARE = 0.01;
    /** Slice of the brown pixels taken for DAB: past the yellow noise, before the mixtures. */
    private static final double[] DAB_SLICE = {0.02, 0.12};
    /** Slice of the blue pixels taken for haematoxylin: past the mixtures, before the noise. */
    private static final double[] HAEMATOXYLIN_SLICE = {0.75, 0.95};
    /** A component this little below 0 is noise and set to 0. */
    private static final double NEGATIVE_NOISE = -0.05;

    record Estimate(StainMatrix stains, String method) {}

    private StainEstimator() {}

    static Estimate estimate(TissueColours colours, StainKind kind) {
        StainMatrix published = StainMatrix.defaultFor(kind);
        if (colours.pixels() < FEWEST_PIXELS) {
            return new Estimate(
                    published,
                    "QuPath's default vectors, because the image shows too little stained tissue to measure them");
        }
        return kind == StainKind.HE
                ? haematoxylinEosin(colours.densities(), published)
                : haematoxylinDab(colours.densities(), published);
    }

    private static Estimate haematoxylinEosin(float[] od, StainMatrix published) {
        MacenkoPlane plane = new MacenkoPlane(od);
        double[] one = plane.extreme(EXTREME_PERCENT);
        double[] other = plane.extreme(100 - EXTREME_PERCENT);
        boolean swapped = redShare(one) < redShare(other);
        return judged(swapped ? other : one, swapped ? one : other, published, "Macenko 2009");
    }

    private static Estimate haematoxylinDab(float[] od, StainMatrix published) {
        double all = total(od);
        double[] haematoxylin = purest(HueClass.blue(od), HAEMATOXYLIN_SLICE, all);
        double[] dab = purest(HueClass.brown(od), DAB_SLICE, all);
        return judged(haematoxylin, dab, published, "purest blue and brown pixels");
    }

    /** All zeros where too little of the slide has this hue. */
    private static double[] purest(HueClass hue, double[] slice, double all) {
        boolean enough = hue.pixels() >= FEWEST_PIXELS && hue.total() >= LEAST_HUE_SHARE * all;
        return enough ? hue.slice(slice[0], slice[1]) : new double[3];
    }

    private static double total(float[] od) {
        double total = 0;
        for (float value : od) {
            total += value;
        }
        return total;
    }

    private static Estimate judged(double[] first, double[] second, StainMatrix published, String how) {
        boolean firstHolds = isNear(first, published.first());
        boolean secondHolds = isNear(second, published.second());
        StainVector one = firstHolds ? vector(published.first().name(), first) : published.first();
        StainVector two = secondHolds ? vector(published.second().name(), second) : published.second();
        if (one.degreesTo(two) < LEAST_SEPARATION_DEGREES) {
            return new Estimate(
                    published,
                    "QuPath's default vectors, because the slide's own could not be told apart (one stain only?)");
        }
        return new Estimate(new StainMatrix(one, two), words(firstHolds, secondHolds, published, how));
    }

    private static String words(boolean firstHolds, boolean secondHolds, StainMatrix published, String how) {
        if (firstHolds && secondHolds) {
            return "vectors measured on this slide (" + how + ")";
        }
        if (!firstHolds && !secondHolds) {
            return "QuPath's default vectors, because none could be measured on this slide";
        }
        StainVector measured = firstHolds ? published.first() : published.second();
        StainVector replaced = firstHolds ? published.second() : published.first();
        return measured.name() + " measured on this slide (" + how + "), QuPath's default for " + replaced.name()
                + ", because too little of it was seen to measure it";
    }

    private static boolean isNear(double[] direction, StainVector published) {
        double length = Math.sqrt(Arrays.stream(direction).map(d -> d * d).sum());
        double least = Arrays.stream(direction).min().orElse(0);
        return length > 0
                && least >= NEGATIVE_NOISE * length
                && vector(published.name(), direction).degreesTo(published) <= MOST_DEGREES;
    }

    private static StainVector vector(String name, double[] d) {
        return new StainVector(name, Math.max(0, d[0]), Math.max(0, d[1]), Math.max(0, d[2]));
    }

    private static double redShare(double[] d) {
        return d[0] / (d[0] + d[1] + d[2]);
    }
}
