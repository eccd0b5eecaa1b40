package org.fascicle.figure;

/**
 * How far a bar's measured length may lie from the drawn one.
 *
 * <p>Three parts, added in squares: what resampling and compression do to any edge, the more the softer it is; the level beyond an end, unsure where the
 * tissue there is uneven, which moves the half-way point along the slope; and compression's noise over few rows.
 */
final class BarUncertainty {

    /** Half width of the 95 % interval over the standard error: more than the 2 of a normal error, whose tails are shorter; from drawn figures. */
    private static final double COVERAGE = 2.6;

    private static final double EDGE_PX = 0.12;
    private static final double LEVEL = 0.35;

    private BarUncertainty() {}

    static double of(BarEnd left, BarEnd right) {
        double l = LEVEL * left.unevenness() / left.beyond() * Math.max(1, left.softnessPx());
        double r = LEVEL * right.unevenness() / right.beyond() * Math.max(1, right.softnessPx());
        double edges = EDGE_PX * Math.hypot(Math.max(1, left.softnessPx()), Math.max(1, right.softnessPx()));
        return COVERAGE * Math.sqrt(edges * edges + l * l + r * r);
    }
}
