package org.fascicle.phantom;

import java.util.List;
import java.util.Random;

/**
 * Coagulative tumour necrosis: haematoxylin lost, eosin smudged and paler, ghosts of nuclei, nuclear dust along the rim.
 *
 * <p>The truth's border is where the outline's depth is 0; the change of look takes some 20 um across it.
 */
final class Necrosis {

    private static final double RIM_UM = 11;

    private final Lattice depth;
    private final Noise noise;
    private final Noise holes;

    Necrosis(long seed, List<Blob> lakes, Frame frame) {
        List<Blob.Outline> outlines = lakes.stream().map(Blob::outline).toList();
        this.depth = Lattice.of(frame, 2, (x, y) -> depthUm(outlines, x, y));
        this.noise = new Noise(seed + 30);
        this.holes = new Noise(seed + 31);
    }

    /** Depth inside the nearest lake in um; far below 0 where none is near. */
    double depthUm(double xUm, double yUm) {
        return depth.at(xUm, yUm);
    }

    private static double depthUm(List<Blob.Outline> lakes, double xUm, double yUm) {
        double depth = -1e3;
        for (Blob.Outline lake : lakes) {
            if (lake.mayReach(xUm, yUm, 60)) {
                depth = Math.max(depth, lake.depthUm(xUm, yUm));
            }
        }
        return depth;
    }

    /** How dead the tissue is at this depth, 0 to 1. */
    static double share(double depthUm) {
        return Noise.step(-RIM_UM, RIM_UM, depthUm);
    }

    /** Eosin of dead tissue; {@code fibre} is what the living tissue would show. */
    double eosin(double xUm, double yUm, double fibre, double mean) {
        double smudge = 1
                + 0.26 * noise.fractal(xUm / 14, yUm / 14, 3)
                + 0.22 * noise.fractal(xUm / 120, yUm / 120, 2)
                + curd(xUm, yUm);
        double kept = 0.85 + 0.15 * fibre;
        return mean * smudge * kept * (1 - 0.9 * hole(xUm, yUm));
    }

    /** Curdled protein, 3 to 5 um; on lattices turned against each other, so that no direction shows. */
    private double curd(double xUm, double yUm) {
        return 0.46 * noise.at((0.8 * xUm + 0.6 * yUm) / 2.8, (0.8 * yUm - 0.6 * xUm) / 2.8)
                + 0.34 * noise.at((0.96 * xUm - 0.28 * yUm) / 5 + 30, (0.96 * yUm + 0.28 * xUm) / 5);
    }

    /** A trace of haematoxylin as dust. */
    double haematoxylin(double xUm, double yUm) {
        return 0.03 + 0.035 * Noise.step(0, 0.9, noise.at(xUm / 1.5 + 60, yUm / 1.5));
    }

    /** Small bubbles and gaps where the tissue has dissolved. */
    private double hole(double xUm, double yUm) {
        double where = Noise.step(-0.1, 0.7, holes.fractal(xUm / 150 + 9, yUm / 150, 2));
        return Noise.step(
                0.62 - 0.25 * where,
                0.85 - 0.25 * where,
                holes.at(xUm / 11, yUm / 11) + 0.3 * holes.at(xUm / 4, yUm / 4));
    }

    /** The body of a dead nucleus: hardly more than a shade. */
    static NucleusPainter.Chromatin ghost(double depthUm, Random random) {
        double faded = Noise.step(0, 45, depthUm);
        double od = (0.26 - 0.17 * faded) * (0.6 + 0.6 * random.nextDouble());
        return new NucleusPainter.Chromatin(od, 0.30, 0.3, 1.1, 0);
    }
}
