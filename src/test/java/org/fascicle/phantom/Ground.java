package org.fascicle.phantom;

/**
 * What lies between the nuclei: fibrillary cytoplasm and collagen along the fascicles, split here and there.
 *
 * <p>Bundles along the section show streaks, bundles cut across show the dots of single fibres.
 */
final class Ground {

    private final Fascicles fascicles;
    private final Noise streaks;
    private final Noise patches;
    private final Lattice slowPatches;
    private final Lattice splitPlaces;
    private final Fascicles.Sample sample = new Fascicles.Sample();

    /** Counterstain relative to its mean; 0 where the tissue has split. */
    double fibre;
    /** Share of the pixel lost to a split between fibres, 0 to 1. */
    double split;
    /** Slow change over 0.1-0.3 mm, -1 to 1. */
    double patch;
    /** Haematoxylin of the cytoplasm relative to its mean. */
    double basophilia;
    /** Granularity of cytoplasm, -1 to 1. */
    double grain;

    Ground(long seed, Fascicles fascicles, Frame frame) {
        this.fascicles = fascicles;
        this.streaks = new Noise(seed + 1);
        this.patches = new Noise(seed + 2);
        this.slowPatches = Lattice.of(frame, 4, (x, y) -> patches.fractal(x / 170, y / 170, 3));
        this.splitPlaces = Lattice.of(frame, 4, (x, y) -> patches.at(x / 90 + 40, y / 90));
    }

    /** Fills the fields for a place. */
    void look(double xUm, double yUm) {
        fascicles.sample(xUm, yUm, sample);
        double cos2 = sample.cosInclination() * sample.cosInclination();
        double lengthUm = 4 + 26 * cos2;
        double along = sample.alongUm / lengthUm + 1000 * sample.directionRad;
        double across = sample.acrossUm + 2.6 * patches.at(xUm / 24, yUm / 24) + 0.9 * patches.at(xUm / 8, yUm / 8);
        double coarse = streaks.at(along, across / 5.5);
        double middle = streaks.at(1.7 * along + 11, across / 2.2 + 3);
        double fine = streaks.at(3 * along - 5, across / 1.05 + 9);
        double wisp = patches.fractal(xUm / 9 + 70, yUm / 9, 3);
        patch = slowPatches.at(xUm, yUm);
        grain = streaks.at(xUm / 1.3, yUm / 1.3);
        fibre = 1 + 0.24 * coarse + 0.19 * middle + 0.13 * fine + 0.10 * grain + 0.22 * wisp + 0.16 * patch;
        basophilia = 1 + 0.5 * streaks.fractal(0.7 * along + 90, across / 11, 2) + 0.5 * patch + 0.25 * grain;
        split = splitBetweenFibres(along, across, splitPlaces.at(xUm, yUm) + 0.5 * wisp);
        fibre *= 1 - 0.2 * sample.border * (0.6 + 0.4 * coarse);
    }

    /** Thin clefts along the fibres, in some places only, and along the borders of bundles. */
    private double splitBetweenFibres(double along, double across, double where) {
        double ridge = Math.abs(streaks.at(along / 2 + 77, across / 12));
        double opening = 0.09 * Noise.step(0.05, 0.9, where) + 0.012 * sample.border;
        return opening < 0.012 ? 0 : 0.8 * (1 - Noise.step(0.3 * opening, opening, ridge));
    }
}
