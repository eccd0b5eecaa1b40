package org.fascicle.phantom;

import java.util.Random;

/** Dark bodies that are no mitoses: apoptotic bodies, pyknotic and crushed nuclei, lymphocytes. */
final class Lookalikes {

    private final Section section;
    private final NucleusPainter nuclei;

    Lookalikes(Section section, NucleusPainter nuclei) {
        this.section = section;
        this.nuclei = nuclei;
    }

    /** A shrunken, strongly eosinophilic cell with one to three smooth round fragments; not a nucleus any more. */
    void apoptosis(double xUm, double yUm, Random random) {
        long seed = random.nextLong();
        NucleusShape.Outline cell =
                new NucleusShape(xUm, yUm, 3 * random.nextDouble(), 4.9, 3.9, 0, 0.35, seed).outline();
        Noise noise = new Noise(seed + 1);
        section.paint(xUm, yUm, 9, (index, x, y) -> {
            double depth = cell.depthUm(x, y);
            double gap = 0.55 * Noise.step(-2.2, -0.8, depth) * Noise.step(-0.4, 0.4, noise.at(x / 5, y / 5));
            section.fade(index, 1 - gap, 1 - gap);
            section.cover(index, 0.9 * Noise.step(-0.6, 0.8, depth), 0.08, 0.52 + 0.08 * noise.at(x / 1.2, y / 1.2));
        });
        int fragments = 1 + random.nextInt(3);
        for (int i = 0; i < fragments; i++) {
            double radius = fragments == 1 ? 2.4 : 1 + random.nextDouble();
            double spread = fragments == 1 ? 0 : 4.5;
            fragment(
                    xUm + spread * (random.nextDouble() - 0.5),
                    yUm + spread * (random.nextDouble() - 0.5),
                    radius,
                    random);
        }
    }

    /** One smooth dark ball. */
    void fragment(double xUm, double yUm, double radiusUm, Random random) {
        double od = 0.85 + 0.35 * random.nextDouble();
        nuclei.paintUnlabelled(
                new NucleusShape(
                        xUm,
                        yUm,
                        0,
                        radiusUm,
                        radiusUm * (0.8 + 0.2 * random.nextDouble()),
                        0,
                        0.08,
                        random.nextLong()),
                new NucleusPainter.Chromatin(od, 0.12, 0, 0.4, 0));
    }

    /** A lymphocyte: small, round, dark, hardly any cytoplasm. */
    void lymphocyte(double xUm, double yUm, Random random) {
        double radius = 2.9 + 0.6 * random.nextDouble();
        nuclei.paint(
                new NucleusShape(xUm, yUm, random.nextDouble() * 3, radius, radius * 0.92, 0, 0.06, random.nextLong()),
                new NucleusPainter.Chromatin(0.95 + 0.2 * random.nextDouble(), 0.06, 0.25, 0.4, 0));
    }
}
