package org.fascicle.phantom;

import java.util.Random;

/**
 * A small vessel cut across: a wall of circular fibres, flat endothelial nuclei, a lumen with some red cells.
 *
 * <p>The lumen belongs to the tissue's area, as an outline drawn by a person would have it.
 */
final class Vessel {

    private final Section section;
    private final NucleusPainter nuclei;
    private final Look look;

    /**
     * How a vessel takes the stains.
     *
     * @param wallHaematoxylinOd haematoxylin of the wall
     * @param wallOd eosin or DAB of the wall
     * @param redCellOd eosin or DAB of red cells
     * @param nucleusOd haematoxylin of endothelial nuclei
     */
    record Look(double wallHaematoxylinOd, double wallOd, double redCellOd, double nucleusOd) {
        static final Look HE = new Look(0.07, 0.40, 0.62, 0.8);
    }

    Vessel(Section section, NucleusPainter nuclei, Look look) {
        this.section = section;
        this.nuclei = nuclei;
        this.look = look;
    }

    void paint(double xUm, double yUm, double radiusUm, Random random) {
        double wallUm = 5 + 0.18 * radiusUm;
        double angle = Math.PI * random.nextDouble();
        double flat = 0.35 + 0.5 * random.nextDouble();
        NucleusShape lumen = new NucleusShape(xUm, yUm, angle, radiusUm, flat * radiusUm, 0, 0.35, random.nextLong());
        paintWall(lumen, wallUm);
        paintRedCells(lumen, random);
        paintEndothelium(lumen, random);
    }

    private void paintWall(NucleusShape lumen, double wallUm) {
        NucleusShape.Outline outline = lumen.outline();
        Noise noise = new Noise(lumen.seed() + 1);
        section.paint(lumen.xUm(), lumen.yUm(), lumen.reachUm() + wallUm + 4, (index, x, y) -> {
            double depth = outline.depthUm(x, y);
            double fibre = 1
                    + 0.25 * noise.at(depth / 1.6, StrictMath.atan2(y - lumen.yUm(), x - lumen.xUm()) * 2)
                    + 0.1 * noise.at(x / 1.2, y / 1.2);
            section.cover(
                    index,
                    0.9 * Noise.step(-wallUm - 3, -wallUm + 2, depth + 3 * noise.at(x / 14, y / 14)),
                    look.wallHaematoxylinOd * fibre,
                    look.wallOd * fibre);
            section.cover(index, Noise.step(-0.5, 0.5, depth), 0.004, 0.012);
        });
    }

    private void paintRedCells(NucleusShape lumen, Random random) {
        NucleusShape.Outline outline = lumen.outline();
        double area = Math.PI * lumen.halfLengthUm() * lumen.halfWidthUm();
        int count = (int) (area / 42 * random.nextDouble() * 0.9);
        for (int i = 0; i < count; i++) {
            double x = lumen.xUm() + lumen.halfLengthUm() * (2 * random.nextDouble() - 1);
            double y = lumen.yUm() + lumen.halfLengthUm() * (2 * random.nextDouble() - 1);
            double radius = 2.7 + 0.7 * random.nextDouble();
            if (outline.depthUm(x, y) > 2.2) {
                double od = look.redCellOd * (0.7 + 0.6 * random.nextDouble());
                section.paint(x, y, radius + 1, (index, px, py) -> {
                    double d = Math.hypot(px - x, py - y);
                    section.cover(
                            index, Noise.step(radius + 0.4, radius - 0.4, d), 0.01, od * (0.75 + 0.25 * d / radius));
                });
            }
        }
    }

    private void paintEndothelium(NucleusShape lumen, Random random) {
        int count = 3 + (int) (lumen.halfLengthUm() / 6);
        for (int i = 0; i < count; i++) {
            double phi = 2 * Math.PI * (i + 0.5 * random.nextDouble()) / count;
            double p = (lumen.halfLengthUm() + 0.9) * StrictMath.cos(phi);
            double q = (lumen.halfWidthUm() + 0.9) * StrictMath.sin(phi);
            double cos = StrictMath.cos(lumen.angleRad());
            double sin = StrictMath.sin(lumen.angleRad());
            double tangent = StrictMath.atan2(
                    lumen.halfWidthUm() * StrictMath.cos(phi), -lumen.halfLengthUm() * StrictMath.sin(phi));
            nuclei.paint(
                    new NucleusShape(
                            lumen.xUm() + p * cos - q * sin,
                            lumen.yUm() + p * sin + q * cos,
                            tangent + lumen.angleRad(),
                            4.6 + random.nextDouble(),
                            1.5,
                            0.1,
                            0.08,
                            random.nextLong()),
                    new NucleusPainter.Chromatin(look.nucleusOd, 0.08, 0.3, 0.4, 0));
        }
    }
}
