package org.fascicle.phantom;

import java.util.Random;

/**
 * Spindle cells along the fascicles: cigar-shaped nuclei with blunt ends, round where the bundle is cut across.
 *
 * <p>A nucleus is an ellipsoid seen along the section's normal: half length sqrt(a2 cos2 + b2 sin2) of the inclination.
 */
final class SpindleCells {

    private final Section section;
    private final Fascicles fascicles;
    private final NucleusPainter nuclei;
    private final double pleomorphic;
    private final Staining staining;
    private final Fascicles.Sample sample = new Fascicles.Sample();

    /** How the next nucleus takes the stains. */
    interface Staining {
        NucleusPainter.Chromatin next(boolean large, Random random);
    }

    SpindleCells(Section section, Fascicles fascicles, NucleusPainter nuclei, double pleomorphic, Staining staining) {
        this.section = section;
        this.fascicles = fascicles;
        this.nuclei = nuclei;
        this.pleomorphic = pleomorphic;
        this.staining = staining;
    }

    /** Paints a cell if there is room; false if there is none. */
    boolean tryOne(double xUm, double yUm, Crowd crowd, double distance, Random random) {
        boolean large = random.nextDouble() < pleomorphic;
        NucleusShape shape = shape(xUm, yUm, large, random);
        if (!claim(shape, crowd, distance)) {
            return false;
        }
        paintCytoplasm(shape, random);
        nuclei.paint(shape, staining.next(large, random));
        return true;
    }

    /** Paints a dead nucleus if there is room. */
    void tryGhost(double xUm, double yUm, Crowd crowd, NucleusPainter.Chromatin ghost, Random random) {
        NucleusShape shape = shape(xUm, yUm, random.nextDouble() < pleomorphic, random);
        if (claim(shape, crowd, 1)) {
            nuclei.paintUnlabelled(shape, ghost);
        }
    }

    private static boolean claim(NucleusShape s, Crowd crowd, double distance) {
        double length = s.halfLengthUm() + 0.3;
        double width = s.halfWidthUm() + 0.5;
        if (!crowd.hasRoom(s.xUm(), s.yUm(), s.angleRad(), length, width, distance)) {
            return false;
        }
        crowd.add(s.xUm(), s.yUm(), s.angleRad(), length, width);
        return true;
    }

    private NucleusShape shape(double x, double y, boolean large, Random random) {
        double direction = fascicles.directionRad(x, y, sample) + 0.13 * random.nextGaussian();
        double halfWidth = 2.3 * StrictMath.exp(0.16 * random.nextGaussian());
        double halfLength =
                Math.min(12, Math.max(1.15 * halfWidth, 7.4 * StrictMath.exp(0.20 * random.nextGaussian())));
        double inclination = Math.min(1.5, Math.max(0, sample.inclinationRad + 0.18 * random.nextGaussian()));
        double cos = StrictMath.cos(inclination);
        double seen = Math.sqrt(halfLength * halfLength * cos * cos + halfWidth * halfWidth * (1 - cos * cos));
        if (large) {
            return new NucleusShape(
                    x,
                    y,
                    direction,
                    Math.min(15, seen * (1.0 + 0.4 * random.nextDouble())),
                    halfWidth * (1.6 + 0.9 * random.nextDouble()),
                    0.25 * random.nextGaussian() * 0.5,
                    0.28,
                    random.nextLong());
        }
        return new NucleusShape(
                x, y, direction, seen, halfWidth, 0.10 * random.nextGaussian(), 0.10, random.nextLong());
    }

    /** Haematoxylin and eosin: darker and coarser where pleomorphic; some nuclei out of focus. */
    static NucleusPainter.Chromatin haematoxylinAndEosin(boolean large, Random random) {
        boolean outOfFocus = random.nextDouble() < 0.15;
        double od = (outOfFocus ? 0.8 : 1) * (large ? 0.74 : 0.60) * StrictMath.exp(0.16 * random.nextGaussian());
        double soft = outOfFocus ? 1.1 : 0.35 + 0.4 * random.nextDouble();
        return new NucleusPainter.Chromatin(
                Math.min(1.05, Math.max(0.40, od)),
                0.03 + 0.09 * random.nextDouble(),
                (outOfFocus ? 0.3 : large ? 0.9 : 0.65) * (0.6 + 0.6 * random.nextDouble()),
                soft,
                large ? 1 + random.nextInt(2) : random.nextInt(2));
    }

    /** Each cell's body takes the stains a little differently, and is paler at the poles of its nucleus. */
    private void paintCytoplasm(NucleusShape s, Random random) {
        double tone = 1 + 0.17 * random.nextGaussian();
        double basophilia = 1 + 0.3 * random.nextGaussian();
        double halfLength = 2.1 * s.halfLengthUm();
        double halfWidth = 1.9 * s.halfWidthUm();
        double cos = StrictMath.cos(s.angleRad());
        double sin = StrictMath.sin(s.angleRad());
        double pole = random.nextDouble() < 0.35 ? 0.35 : 0.08;
        section.paint(s.xUm(), s.yUm(), halfLength, (index, x, y) -> {
            double p = (cos * (x - s.xUm()) + sin * (y - s.yUm())) / halfLength;
            double q = (cos * (y - s.yUm()) - sin * (x - s.xUm())) / halfWidth;
            double inside = Noise.step(1, 0.55, Math.sqrt(p * p + q * q));
            double paler = pole * Noise.step(0.22, 0.08, Math.hypot(Math.abs(p) - 0.52, 0.35 * q));
            section.fade(index, 1 + inside * (basophilia - 1), 1 + inside * (tone - 1 - paler));
        });
    }
}
