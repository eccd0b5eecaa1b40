package org.fascicle.register;

import java.util.List;

/**
 * How a section is deformed beyond its affine map: displacements at some places, a Gaussian mean of them between.
 *
 * @param reachPx standard deviation of the Gaussian
 */
public record DisplacementField(double reachPx, List<Displacement> displacements) {

    /** Follows nothing. */
    public static final DisplacementField NONE = new DisplacementField(1, List.of());

    /** How much no displacement at all counts; it holds where places are far. */
    private static final double NONE_WEIGHT = 0.1;

    /**
     * @param x column of a place on the fixed section
     * @param y row
     * @param dx what is added to it before the affine map is undone
     */
    public record Displacement(double x, double y, double dx, double dy) {}

    /** The displacement at a place of the fixed section. */
    public double[] at(double x, double y) {
        double weights = NONE_WEIGHT;
        double dx = 0;
        double dy = 0;
        for (Displacement one : displacements) {
            double squared = Math.pow(one.x() - x, 2) + Math.pow(one.y() - y, 2);
            double weight = Math.exp(-squared / (2 * reachPx * reachPx));
            weights += weight;
            dx += weight * one.dx();
            dy += weight * one.dy();
        }
        return new double[] {dx / weights, dy / weights};
    }

    /** The same where the fixed section lies so far to the right and below. */
    DisplacementField moved(double x, double y) {
        return new DisplacementField(
                reachPx,
                displacements.stream()
                        .map(one -> new Displacement(one.x() + x, one.y() + y, one.dx(), one.dy()))
                        .toList());
    }

    /** The same on {@code scale} times as many pixels along each edge. */
    public DisplacementField times(double scale) {
        return new DisplacementField(
                reachPx * scale,
                displacements.stream()
                        .map(one -> new Displacement(
                                (one.x() + 0.5) * scale - 0.5,
                                (one.y() + 0.5) * scale - 0.5,
                                one.dx() * scale,
                                one.dy() * scale))
                        .toList());
    }
}
