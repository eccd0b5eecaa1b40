package org.fascicle.phantom;

import java.util.Random;

/**
 * Osteoclast-like giant cells: a wide granular eosinophilic body with many nuclei; each of these is a nucleus of its own.
 */
final class GiantCell {

    static final double RADIUS_UM = 26;

    private final Section section;
    private final NucleusPainter nuclei;

    GiantCell(Section section, NucleusPainter nuclei) {
        this.section = section;
        this.nuclei = nuclei;
    }

    void paint(double xUm, double yUm, Random random) {
        double angle = Math.PI * random.nextDouble();
        double length = RADIUS_UM * (0.85 + 0.3 * random.nextDouble());
        paintBody(new NucleusShape(xUm, yUm, angle, length, 0.72 * length, 0.1, 0.4, random.nextLong()));
        paintNuclei(xUm, yUm, angle, length, random);
    }

    private void paintBody(NucleusShape shape) {
        NucleusShape.Outline outline = shape.outline();
        Noise noise = new Noise(shape.seed() + 2);
        section.paint(shape.xUm(), shape.yUm(), shape.reachUm() + 3, (index, x, y) -> {
            double depth = outline.depthUm(x, y);
            double gap = Noise.step(-2.4, -0.8, depth)
                    * Noise.step(0.6, -0.6, depth)
                    * Noise.step(0, 0.6, noise.at(x / 12, y / 12));
            double grain = 1 + 0.2 * noise.at(x / 1.4, y / 1.4) + 0.3 * noise.fractal(x / 9, y / 9, 3);
            section.cover(index, 0.85 * Noise.step(-0.8, 1.2, depth), 0.12 * grain, 0.40 * grain);
            section.fade(index, 1 - 0.65 * gap, 1 - 0.65 * gap);
        });
    }

    private void paintNuclei(double xUm, double yUm, double angle, double length, Random random) {
        int wanted = 6 + random.nextInt(7);
        Crowd crowd = new Crowd(section.frame);
        for (int tries = 0, placed = 0; tries < 400 && placed < wanted; tries++) {
            double radius = Math.sqrt(random.nextDouble()) * 0.68;
            double phi = 2 * Math.PI * random.nextDouble();
            double p = length * radius * StrictMath.cos(phi);
            double q = 0.72 * length * radius * StrictMath.sin(phi);
            double x = xUm + p * StrictMath.cos(angle) - q * StrictMath.sin(angle);
            double y = yUm + p * StrictMath.sin(angle) + q * StrictMath.cos(angle);
            double half = 3.9 + 1.1 * random.nextDouble();
            double turn = Math.PI * random.nextDouble();
            if (crowd.hasRoom(x, y, turn, half, 0.8 * half, 0.98)) {
                crowd.add(x, y, turn, half, 0.8 * half);
                nuclei.paint(
                        new NucleusShape(x, y, turn, half, 0.8 * half, 0, 0.08, random.nextLong()),
                        new NucleusPainter.Chromatin(0.55 + 0.15 * random.nextDouble(), 0.08, 0.8, 0.4, 1));
                placed++;
            }
        }
    }
}
