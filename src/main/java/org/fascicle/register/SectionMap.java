package org.fascicle.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.image.DrawnArea;
import org.fascicle.space.Affine;

/**
 * Where each place of one section lies on another: an affine map and the deformation beyond it.
 *
 * <p>Places are pixels of each section, centres at integers; areas count from a pixel's corner, as {@link DrawnArea} does.
 *
 * @param affine from the moving section's pixels to the fixed one's
 * @param field the deformation, on the fixed section
 */
public record SectionMap(Affine affine, DisplacementField field) {

    /** A section that lies on itself. */
    public static final SectionMap IDENTITY = new SectionMap(Affine.IDENTITY, DisplacementField.NONE);

    /** Each step leaves the share of the error by which neighbouring displacements differ, a few percent. */
    private static final int STEPS = 20;

    /** Where a place of the fixed section lies on the moving one. */
    public double[] toMoving(double x, double y) {
        double[] displacement = field.at(x, y);
        Affine back = affine.inverse();
        double fixedX = x + displacement[0];
        double fixedY = y + displacement[1];
        return new double[] {back.x(fixedX, fixedY), back.y(fixedX, fixedY)};
    }

    /** Where a place of the moving section lies on the fixed one: {@link #toMoving} undone. */
    public double[] toFixed(double x, double y) {
        double goalX = affine.x(x, y);
        double goalY = affine.y(x, y);
        double[] place = {goalX, goalY};
        for (int i = 0; i < STEPS; i++) {
            double[] displacement = field.at(place[0], place[1]);
            place = new double[] {goalX - displacement[0], goalY - displacement[1]};
        }
        return place;
    }

    /** An area drawn on the fixed section, where it lies on the moving one. */
    public DrawnArea toMoving(DrawnArea area) {
        return carried(area, field.reachPx() / 2, this::toMoving);
    }

    /** An area drawn on the moving section, where it lies on the fixed one. */
    public DrawnArea toFixed(DrawnArea area) {
        double pixels = Math.sqrt(Math.abs(affine.determinant()));
        return carried(area, field.reachPx() / 2 / pixels, this::toFixed);
    }

    /** From a place to a place. */
    private interface Carrier {
        double[] carry(double x, double y);
    }

    /** @param longestPx an edge that is longer is bent by the deformation, and carried in pieces */
    private DrawnArea carried(DrawnArea area, double longestPx, Carrier carrier) {
        double longest = field.displacements().isEmpty() ? Double.POSITIVE_INFINITY : longestPx;
        return DrawnArea.together(area.parts().stream()
                .map(part -> new DrawnArea(part.stream()
                        .map(ring -> carried(ring, longest, carrier))
                        .toList()))
                .toList());
    }

    private static double[] carried(double[] ring, double longest, Carrier carrier) {
        List<double[]> corners = new ArrayList<>();
        for (int i = 0; i < ring.length; i += 2) {
            int next = (i + 2) % ring.length;
            double dx = ring[next] - ring[i];
            double dy = ring[next + 1] - ring[i + 1];
            int pieces = (int) Math.max(1, Math.ceil(Math.hypot(dx, dy) / longest));
            for (int k = 0; k < pieces; k++) {
                double[] there = carrier.carry(ring[i] + k * dx / pieces - 0.5, ring[i + 1] + k * dy / pieces - 0.5);
                corners.add(new double[] {there[0] + 0.5, there[1] + 0.5});
            }
        }
        return corners.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
