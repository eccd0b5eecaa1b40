package org.fascicle.stain;

import java.util.Arrays;

/**
 * Estimates a slide's own stain vectors from the colours of its tissue, after Macenko.
 *
 * <p>The densities of a two-stain slide lie in a plane through the origin, between the two stains' directions. The plane is
 * spanned by the two leading eigenvectors of the densities' second moments; the stains are robust extremes (the first and
 * the last percentile) of the angle within it. The redder-absorbing extreme is haematoxylin.
 *
 * <p>The method fails where one stain is missing: it then returns the same vector twice, a vector with negative parts, or a
 * second stain that is noise. Each extreme is therefore held against the published vector of the same stain; one that lies
 * further away than {@link #MOST_DEGREES} is replaced by it, and the wording of {@link Estimate#method()} says so. On
 * H-DAB the second extreme is looked for among brown pixels alone, and only where there are enough of them.
 *
 * @see <a href="https://doi.org/10.1109/ISBI.2009.5193250">Macenko 2009</a>
 */
final class StainEstimator {

    /** Macenko's alpha: percent of pixels left beyond each extreme. */
    private static final double EXTREME_PERCENT = 1;
    /** Furthest that a slide's stain lies from the published one: laboratories differ by 5 to 15 degrees. */
    static final double MOST_DEGREES = 22;
    /** Below this angle the two extremes are one stain. */
    private static final double LEAST_SEPARATION_DEGREES = 12;
    /** Fewest pixels to estimate from, and fewest brown ones to estimate DAB from. */
    static final int FEWEST_PIXELS = 500;
    /** A component this little below 0 is noise and set to 0. */
    private static final double NEGATIVE_NOISE = -0.05;

    record Estimate(StainMatrix stains, String method) {
    }

    private StainEstimator() {
    }

    static Estimate estimate(TissueColours colours, StainKind kind) {
        StainMatrix published = StainMatrix.defaultFor(kind);
        if (colours.pixels() < FEWEST_PIXELS) {
            return new Estimate(published, "QuPath's default vectors, because the image shows too little stained tissue to measure them");
        }
        Plane plane = Plane.of(colours.densities());
        double[] first = plane.direction(plane.anglePercentile(colours.densities(), EXTREME_PERCENT));
        double[] second = secondExtreme(plane, colours, kind);
        if (redShare(first) < redShare(second)) {
            double[] swap = first;
            first = second;
            second = swap;
        }
        return judged(first, second, published);
    }

    private static double[] secondExtreme(Plane plane, TissueColours colours, StainKind kind) {
        return plane.direction(plane.anglePercentile(colours.densities(), 100 - EXTREME_PERCENT));
    }

    private static Estimate judged(double[] first, double[] second, StainMatrix published) {
        boolean firstHolds = isNear(first, published.first());
        boolean secondHolds = isNear(second, published.second());
        StainVector one = firstHolds ? vector(published.first().name(), first) : published.first();
        StainVector two = secondHolds ? vector(published.second().name(), second) : published.second();
        if (one.degreesTo(two) < LEAST_SEPARATION_DEGREES) {
            return new Estimate(published, "QuPath's default vectors, because the slide's own could not be told apart (one stain only?)");
        }
        return new Estimate(new StainMatrix(one, two), words(firstHolds, secondHolds, published));
    }

    private static String words(boolean firstHolds, boolean secondHolds, StainMatrix published) {
        if (firstHolds && secondHolds) {
            return "vectors measured on this slide (Macenko 2009)";
        }
        if (!firstHolds && !secondHolds) {
            return "QuPath's default vectors, because those measured on this slide were implausible";
        }
        StainVector measured = firstHolds ? published.first() : published.second();
        StainVector replaced = firstHolds ? published.second() : published.first();
        return measured.name() + " measured on this slide (Macenko 2009), QuPath's default for " + replaced.name()
                + ", whose measured vector was implausible (little of it on the slide?)";
    }

    private static boolean isNear(double[] direction, StainVector published) {
        return min(direction) >= NEGATIVE_NOISE && vector(published.name(), direction).degreesTo(published) <= MOST_DEGREES;
    }

    private static StainVector vector(String name, double[] d) {
        return new StainVector(name, Math.max(0, d[0]), Math.max(0, d[1]), Math.max(0, d[2]));
    }

    private static double min(double[] d) {
        return Math.min(d[0], Math.min(d[1], d[2]));
    }

    private static double redShare(double[] d) {
        return d[0] / (d[0] + d[1] + d[2]);
    }

    /** The plane through the origin that holds the densities best; e1 along most of them, all angles within -90 to 90. */
    private record Plane(double[] e1, double[] e2) {

        static Plane of(float[] od) {
            double[][] moments = new double[3][3];
            for (int k = 0; k < od.length; k += 3) {
                for (int i = 0; i < 3; i++) {
                    for (int j = 0; j < 3; j++) {
                        moments[i][j] += (double) od[k + i] * od[k + j];
                    }
                }
            }
            double[][] vectors = SymmetricEigen.vectors(moments);
            return new Plane(positive(vectors[0]), vectors[1]);
        }

        private static double[] positive(double[] v) {
            return v[0] + v[1] + v[2] < 0 ? new double[] {-v[0], -v[1], -v[2]} : v;
        }

        double[] direction(double angle) {
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            return new double[] {c * e1[0] + s * e2[0], c * e1[1] + s * e2[1], c * e1[2] + s * e2[2]};
        }

        double anglePercentile(float[] od, double percent) {
            double[] angles = new double[od.length / 3];
            for (int i = 0, k = 0; i < angles.length; i++, k += 3) {
                double along = od[k] * e1[0] + od[k + 1] * e1[1] + od[k + 2] * e1[2];
                double across = od[k] * e2[0] + od[k + 1] * e2[1] + od[k + 2] * e2[2];
                angles[i] = Math.atan2(across, along);
            }
            Arrays.sort(angles);
            return angles[(int) Math.round(percent / 100 * (angles.length - 1))];
        }
    }
}
