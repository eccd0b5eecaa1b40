package org.fascicle.phantom;

/**
 * Paints mitotic figures: a rounded cell, its cytoplasm cleared and granular, parted from its neighbours by a membrane and a gap;
 * in it clotted blue-black chromatin with a hairy edge and no membrane. Drawn after crops of real figures, looked at side by side.
 *
 * <p>Both halves of an anaphase or telophase are one figure: one label, one point in the middle.
 */
final class MitosisPainter {

    private final Section section;

    MitosisPainter(Section section) {
        this.section = section;
    }

    void paint(
            double xUm, double yUm, double angleRad, MitosisForm form, double scale, double haematoxylinOd, long seed) {
        double cos = StrictMath.cos(angleRad) / scale;
        double sin = StrictMath.sin(angleRad) / scale;
        int label = section.newNucleus();
        double[] cell = form.cellRadiiUm();
        Noise noise = new Noise(seed);
        section.paint(xUm, yUm, 16 * scale, (index, x, y) -> {
            double along = cos * (x - xUm) + sin * (y - yUm);
            double across = cos * (y - yUm) - sin * (x - xUm);
            paintCell(index, along, across, cell, noise);
            double depth = form.depthUm(along, across) + form.clumpingUm() * noise.at(along / 1.8 + 31, across / 1.8);
            paintChromatin(index, label, hairy(depth, along, across, noise), along, across, haematoxylinOd, noise);
        });
    }

    /** Cytoplasm of a dividing cell: cleared, finely granular, in a rounded membrane with a gap around most of it. */
    private void paintCell(int index, double along, double across, double[] cell, Noise noise) {
        double radius = Math.hypot(along / cell[0], across / cell[1]) + 0.18 * noise.fractal(along / 7, across / 7, 2);
        double inside = Noise.step(1.06, 0.94, radius);
        double membrane = Noise.step(0.12, 0.02, Math.abs(radius - 0.97));
        double gap = Noise.step(0.16, 0.03, Math.abs(radius - 1.13))
                * Noise.step(-0.3, 0.4, noise.at(along / 7 + 4, across / 7));
        double grain = 1 + 0.45 * noise.at(along / 0.9, across / 0.9) + 0.3 * noise.at(along / 2.5, across / 2.5 + 5);
        section.fade(index, 1 - 0.8 * gap, 1 - 0.8 * gap);
        section.cover(index, 0.9 * inside, 0.05 * grain, (0.15 + 0.12 * membrane) * grain);
    }

    private void paintChromatin(
            int index, int label, double depth, double along, double across, double od, Noise noise) {
        if (depth < -0.4) {
            return;
        }
        double clump =
                1 + 0.25 * noise.at(along / 0.9 + 20, across / 0.9) + 0.15 * noise.at(along / 2.2, across / 2.2 + 20);
        section.cover(index, Noise.step(-0.4, 0.4, depth), od * clump, 0.2);
        if (depth > 0) {
            section.nuclei.data()[index] = label;
        }
    }

    /** Chromosome arms stick out of the edge. */
    private static double hairy(double depth, double along, double across, Noise noise) {
        return depth
                + 0.8 * noise.at(along / 3, across / 3 + 11)
                + 0.65 * noise.at(along / 1.3, across / 1.3)
                + 0.4 * noise.at(along / 0.55 + 7, across / 0.55);
    }
}
