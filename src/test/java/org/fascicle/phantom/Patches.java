package org.fascicle.phantom;

import java.util.Arrays;

/**
 * Where cells carry a cytoplasmic marker: patches whose borders follow the cells, sized to cover a given share.
 *
 * <p>The level of a smooth random function above which a place is positive is the quantile that gives the share.
 */
final class Patches {

    private static final double EDGE = 0.07;

    private final Noise noise;
    private final Fascicles fascicles;
    private final Fascicles.Sample sample = new Fascicles.Sample();
    private final double sizeUm;
    private final double level;

    Patches(long seed, Frame frame, Fascicles fascicles, double sizeUm, double share) {
        this.noise = new Noise(seed + 40);
        this.fascicles = fascicles;
        this.sizeUm = sizeUm;
        this.level = level(frame, share);
    }

    /** How positive a place is, 0 to 1. */
    double share(double xUm, double yUm) {
        return Noise.step(level - EDGE, level + EDGE, height(xUm, yUm));
    }

    /** Some patches are stronger than others: a factor about 1. */
    double strength(double xUm, double yUm) {
        return 1 + 0.45 * noise.fractal(xUm / 150 + 60, yUm / 150, 2);
    }

    private double height(double xUm, double yUm) {
        fascicles.sample(xUm, yUm, sample);
        double cells = noise.at(
                sample.alongUm / (10 + 30 * sample.cosInclination()) + 900 * sample.directionRad, sample.acrossUm / 9);
        return noise.fractal(xUm / sizeUm, yUm / sizeUm, 2) + 0.28 * cells + 0.1 * noise.at(xUm / 14 + 9, yUm / 14);
    }

    private double level(Frame frame, double share) {
        int side = 100;
        double[] heights = new double[side * side];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = height(i % side * frame.widthUm() / side, i / side * frame.heightUm() / side);
        }
        Arrays.sort(heights);
        return heights[(int) Math.min(heights.length - 1, Math.round((1 - share) * heights.length))];
    }
}
