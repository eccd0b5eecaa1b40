package org.fascicle.phantom;

/** Forms of a mitotic figure, as seen from the side or from a pole; Donovan 2021, doi 10.1177/0300985820980049. */
enum MitosisForm {
    /** Clumped chromosomes, no membrane. */
    PROMETAPHASE,
    /** A plate seen from its edge. */
    METAPHASE,
    /** A plate seen from a pole. */
    RING,
    /** Two plates moving apart. */
    ANAPHASE,
    /** Two plates at the poles, the cell being pinched. */
    TELOPHASE;

    /** About the distance to the edge of the chromatin in um, above 0 inside; along is the plate's direction. */
    double depthUm(double along, double across) {
        return switch (this) {
            case PROMETAPHASE -> 3.9 - Math.hypot(along * 0.9, across);
            case METAPHASE -> bar(along, across, 3.6, 1.35);
            case RING -> 1.35 - Math.abs(Math.hypot(along * 0.85, across) - 3.2);
            case ANAPHASE -> bar(along, Math.abs(across) - 2.9 + 0.05 * along * along, 2.9, 1.1);
            case TELOPHASE -> bar(along, Math.abs(across) - 5.4, 2.9, 1.15);
        };
    }

    /** How far the clumps of chromosomes stand out from the form; before they line up they lie apart. */
    double clumpingUm() {
        return this == PROMETAPHASE ? 1.5 : 0.3;
    }

    /** Half width of the cell along the plate and across it, um. */
    double[] cellRadiiUm() {
        return switch (this) {
            case PROMETAPHASE, METAPHASE, RING -> new double[] {7.8, 7.4};
            case ANAPHASE -> new double[] {7.2, 8.8};
            case TELOPHASE -> new double[] {6.6, 11};
        };
    }

    private static double bar(double along, double across, double halfLength, double halfThickness) {
        return halfThickness - Math.hypot(Math.max(0, Math.abs(along) - halfLength), across);
    }
}
