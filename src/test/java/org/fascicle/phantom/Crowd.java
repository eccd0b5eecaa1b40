package org.fascicle.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * Bodies that keep their distance: an ellipse may touch another but not lie on it.
 *
 * <p>Darts thrown at the plane stick only where there is room (Poisson discs, with ellipses instead of discs).
 */
final class Crowd {

    private static final double BIN_UM = 40;

    private final Frame frame;
    private final int columns;
    private final int rows;
    private final List<List<double[]>> bins = new ArrayList<>();

    Crowd(Frame frame) {
        this.frame = frame;
        this.columns = (int) (frame.widthUm() / BIN_UM) + 3;
        this.rows = (int) (frame.heightUm() / BIN_UM) + 3;
        for (int i = 0; i < columns * rows; i++) {
            bins.add(new ArrayList<>());
        }
    }

    /** Whether an ellipse would lie clear of all others; {@code distance} 1 lets them touch, less lets them overlap. */
    boolean hasRoom(double xUm, double yUm, double angleRad, double halfLengthUm, double halfWidthUm, double distance) {
        int column = column(xUm);
        int row = row(yUm);
        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                for (double[] other : bins.get(r * columns + c)) {
                    if (separation(other, xUm, yUm, angleRad, halfLengthUm, halfWidthUm) < distance) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    void add(double xUm, double yUm, double angleRad, double halfLengthUm, double halfWidthUm) {
        bins.get(row(yUm) * columns + column(xUm)).add(new double[] {xUm, yUm, angleRad, halfLengthUm, halfWidthUm});
    }

    /** Distance of the centres over the sum of the two radii in that direction. */
    private static double separation(
            double[] other, double x, double y, double angle, double halfLength, double halfWidth) {
        double dx = x - other[0];
        double dy = y - other[1];
        double distance = Math.sqrt(dx * dx + dy * dy);
        double direction = StrictMath.atan2(dy, dx);
        return distance
                / (radius(halfLength, halfWidth, direction - angle) + radius(other[3], other[4], direction - other[2]));
    }

    private static double radius(double halfLength, double halfWidth, double angle) {
        double p = StrictMath.cos(angle) / halfLength;
        double q = StrictMath.sin(angle) / halfWidth;
        return 1 / Math.sqrt(p * p + q * q);
    }

    private int column(double xUm) {
        return Math.min(columns - 1, Math.max(0, (int) (xUm / BIN_UM + 1)));
    }

    private int row(double yUm) {
        return Math.min(rows - 1, Math.max(0, (int) (yUm / BIN_UM + 1)));
    }

    Frame frame() {
        return frame;
    }
}
