package org.fascicle.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fascicle.image.BinaryMask;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/**
 * Gathers positive and analysable pixels by squares laid over the slide from its upper left corner.
 *
 * <p>An accumulator: patches are added in any order, and those of several threads merged, with the same result, because only
 * whole numbers are added. A square's edge is a whole number of grid pixels, the nearest to the wanted one.
 */
public final class PositivitySquares implements Serializable {

    private static final long serialVersionUID = 1;

    /** Edge on which patchiness is judged: about a medium-power field's quarter, some thousand cells. */
    public static final double USUAL_EDGE_UM = 250;

    private static final int POSITIVE = 0;
    private static final int ANALYSABLE = 1;

    private final PixelSize grid;
    private final int edgePx;
    private final Map<Place, long[]> squares = new TreeMap<>();

    private record Place(int row, int column) implements Comparable<Place>, Serializable {
        @Override
        public int compareTo(Place other) {
            return row != other.row ? Integer.compare(row, other.row) : Integer.compare(column, other.column);
        }
    }

    /** One square: its place in the raster of squares, how much of it was measured and how much is positive. */
    public record Square(int column, int row, Area positive, Area analysable) {
        public double share() {
            return positive.um2() / analysable.um2();
        }
    }

    /** @param grid size of the pixels that will be added */
    public PositivitySquares(PixelSize grid, double edgeUm) {
        if (!(edgeUm > 0)) {
            throw new IllegalArgumentException("A square's edge must be above 0 um, not " + edgeUm + ".");
        }
        this.grid = grid;
        this.edgePx = (int) Math.max(1, Math.round(grid.toPx(edgeUm)));
    }

    /**
     * Adds a patch.
     *
     * @param patch where its masks lie on the grid; patches must not overlap
     */
    public void add(Region patch, BinaryMask positive, BinaryMask analysable) {
        if (patch.width() != positive.width()
                || patch.height() != positive.height()
                || patch.width() != analysable.width()
                || patch.height() != analysable.height()) {
            throw new IllegalArgumentException("Masks of " + positive.width() + " x " + positive.height() + " and "
                    + analysable.width() + " x " + analysable.height() + " pixels do not fit " + patch + ".");
        }
        for (int y = 0, i = 0; y < patch.height(); y++) {
            int row = Math.floorDiv(patch.y() + y, edgePx);
            for (int x = 0; x < patch.width(); x++, i++) {
                if (analysable.data()[i]) {
                    long[] counts = counts(row, Math.floorDiv(patch.x() + x, edgePx));
                    counts[ANALYSABLE]++;
                    counts[POSITIVE] += positive.data()[i] ? 1 : 0;
                }
            }
        }
    }

    /** Adds what another one gathered on the same grid with the same edge. */
    public void merge(PositivitySquares other) {
        if (!grid.equals(other.grid) || edgePx != other.edgePx) {
            throw new IllegalArgumentException("Squares of " + other.edgePx + " pixels of " + other.grid
                    + " do not fit on squares of " + edgePx + " pixels of " + grid + ".");
        }
        other.squares.forEach((place, added) -> {
            long[] counts = counts(place.row, place.column);
            counts[POSITIVE] += added[POSITIVE];
            counts[ANALYSABLE] += added[ANALYSABLE];
        });
    }

    private long[] counts(int row, int column) {
        return squares.computeIfAbsent(new Place(row, column), place -> new long[2]);
    }

    /** Squares with anything analysable, row by row. */
    public List<Square> squares() {
        List<Square> list = new ArrayList<>();
        squares.forEach((place, counts) -> list.add(
                new Square(place.column, place.row, grid.areaOf(counts[POSITIVE]), grid.areaOf(counts[ANALYSABLE]))));
        return List.copyOf(list);
    }

    /** All that is positive. */
    public Area positive() {
        return total(POSITIVE);
    }

    /** All that was measured. */
    public Area analysable() {
        return total(ANALYSABLE);
    }

    private Area total(int which) {
        return grid.areaOf(
                squares.values().stream().mapToLong(counts -> counts[which]).sum());
    }

    /** Area of a whole square. */
    public Area squareArea() {
        return grid.areaOf((double) edgePx * edgePx);
    }

    public double edgeUm() {
        return edgePx * grid.meanUm();
    }
}
