package org.fascicle.phantom;

/**
 * Paints mitotic figures: a rounded, pale cell and in it blue-black chromatin with a hairy edge and no membrane.
 *
 * <p>Both halves of an anaphase or telophase are one figure: one label, one point in the middle.
 */
final class MitosisPainter {

    private final Section section;

    MitosisPainter(Section section) {
        this.section = section;
    }

    void paint(double xUm, double yUm, double angleRad, MitosisForm form, double scale, double haematoxylinOd, long seed) {
        double cos = StrictMath.cos(angleRad) / scale;
        double sin = StrictMath.sin(angleRad) / scale;
        int label = section.newNucleus();
        double[] cell = form.cellRadiiUm();
        Noise noise = new Noise(seed);
        section.paint(xUm, yUm, 16 * scale, (index, x, y) -> {
            double along = cos * (x - xUm) + sin * (y - yUm);
            double across = cos * (y - yUm) - sin * (x - xUm);
            paintCell(index, along, across, cell, noise);
            paintChromatin(index, label, hairy(form.depthUm(along, across), along, across, noise), along, across,
                    haematoxylinOd, noise);
        });
    }

    /** Cytoplasm of a dividing cell: cleared, finely granular, with a narrow gap around. */
    private void paintCell(int index, double along, double across, double[] cell, Noise noise) {
        double radius = Math.hypot(along / cell[0], across / cell[1]) + 0.22 * noise.fractal(along / 7, across / 7, 2);
        double inside = Noise.step(1.08, 0.82, radius);
        double gap = Noise.step(0.14, 0.02, Math.abs(radius - 1.06)) * Noise.step(0, 0.6, noise.at(along / 7 + 4, across / 7));
        double grain = 1 + 0.3 * noise.at(along / 1.1, across / 1.1) + 0.25 * noise.at(along / 3, across / 3 + 5);
        section.cover(index, 0.6 * inside, 0.06 * grain, 0.22 * grain);
        section.fade(index, 1 - 0.5 * gap, 1 - 0.5 * gap);
    }

    private void paintChromatin(int index, int label, double depth, double along, double across, double od, Noise noise) {
        if (depth < -0.4) {
            return;
        }
        double clump = 1 + 0.12 * noise.at(along / 0.9 + 20, across / 0.9);
        section.cover(index, Noise.step(-0.35, 0.35, depth), od * clump, 0.08);
        if (depth > 0) {
            section.nuclei.data()[index] = label;
        }
    }

    /** Chromosome arms stick out of the edge. */
    private static double hairy(double depth, double along, double across, Noise noise) {
        return depth + 0.5 * noise.at(along / 3, across / 3 + 11) + 0.65 * noise.at(along / 1.3, across / 1.3) + 0.4 * noise.at(along / 0.55 + 7, across / 0.55);
    }
}
