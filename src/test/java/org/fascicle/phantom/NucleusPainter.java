package org.fascicle.phantom;

/**
 * Paints interphase nuclei: dark rim of the membrane, clumped chromatin, sometimes nucleoli; in or out of focus.
 *
 * <p>A nucleus claims the pixels inside its outline for itself, over what was painted before.
 */
final class NucleusPainter {

    private static final double RIM_UM = 0.55;
    /** So much counterstain in a nucleus is DAB, which clings to chromatin. */
    private static final double TEXTURED_OD = 0.33;

    private final Section section;

    NucleusPainter(Section section) {
        this.section = section;
    }

    /**
     * How a nucleus takes the stains.
     *
     * @param haematoxylinOd mean amount
     * @param counterstainOd eosin or DAB inside
     * @param contrast of chromatin against the sap, 0 smooth to 1 vesicular
     * @param softUm half width of the edge's blur
     * @param nucleoli how many
     */
    record Chromatin(double haematoxylinOd, double counterstainOd, double contrast, double softUm, int nucleoli) {}

    /** Paints and labels. */
    void paint(NucleusShape shape, Chromatin chromatin) {
        paint(shape, chromatin, section.newNucleus());
    }

    /** Paints without a label: a ghost, debris. */
    void paintUnlabelled(NucleusShape shape, Chromatin chromatin) {
        paint(shape, chromatin, 0);
    }

    private void paint(NucleusShape shape, Chromatin chromatin, int label) {
        NucleusShape.Outline outline = shape.outline();
        Noise clumps = new Noise(shape.seed() + 4);
        double[] nucleoli = nucleoli(shape, chromatin.nucleoli());
        section.paint(shape.xUm(), shape.yUm(), shape.reachUm(), (index, x, y) -> {
            double depth = outline.depthUm(x, y);
            if (depth < -chromatin.softUm()) {
                return;
            }
            double density = density(depth, x, y, chromatin.contrast(), clumps, nucleoli);
            double textured = chromatin.counterstainOd() > TEXTURED_OD ? 0.35 + 0.65 * density : 1;
            section.cover(
                    index,
                    0.97 * Noise.step(-chromatin.softUm(), chromatin.softUm(), depth),
                    chromatin.haematoxylinOd() * density,
                    chromatin.counterstainOd() * textured);
            if (depth > 0 && label > 0) {
                section.nuclei.data()[index] = label;
            }
        });
    }

    private static double density(double depth, double x, double y, double contrast, Noise clumps, double[] nucleoli) {
        double rim = 1 / (1 + (depth - 0.4) * (depth - 0.4) / (RIM_UM * RIM_UM));
        double clump = clumps.at(x / 1.5, y / 1.5) + 0.6 * clumps.at(x / 0.7 + 9, y / 0.7);
        double density = 1 + contrast * (0.55 * clump + 0.55 * rim - 0.25);
        for (int i = 0; i < nucleoli.length; i += 2) {
            double d2 = (x - nucleoli[i]) * (x - nucleoli[i]) + (y - nucleoli[i + 1]) * (y - nucleoli[i + 1]);
            density += 0.9 * contrast * Noise.step(2.4, 0.4, d2);
        }
        return Math.max(0.25, density);
    }

    private static double[] nucleoli(NucleusShape shape, int count) {
        double[] places = new double[2 * count];
        Noise noise = new Noise(shape.seed() + 8);
        double cos = StrictMath.cos(shape.angleRad());
        double sin = StrictMath.sin(shape.angleRad());
        for (int i = 0; i < count; i++) {
            double along = shape.halfLengthUm() * (noise.uniform(i, 0) - 0.5);
            double across = shape.halfWidthUm() * 0.7 * (noise.uniform(i, 1) - 0.5);
            places[2 * i] = shape.xUm() + cos * along - sin * across;
            places[2 * i + 1] = shape.yUm() + sin * along + cos * across;
        }
        return places;
    }
}
