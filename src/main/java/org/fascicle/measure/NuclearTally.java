package org.fascicle.measure;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fascicle.image.BinaryMask;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/**
 * Adds up nuclei and analysable tissue by places of a slide, so that places found necrotic in the end can be left out.
 *
 * <p>A place is what a square of the slide's maps (64 um) shares with a square of 0.25 mm2; both are laid from the upper left
 * corner and need not fit each other. Memory grows with the tissue's area, not with its nuclei: some 0.1 MB per mm2. Patches
 * are added in any order, and the tallies of several threads merged, with the same result, because only whole numbers are
 * added.
 */
public final class NuclearTally implements Serializable {

    private static final long serialVersionUID = 1;

    private final PixelSize grid;
    private final int mapSquarePx;
    private final int squarePx;
    private final CellDensityOptions options;
    private final SortedMap<Place, NuclearSums> places = new TreeMap<>();

    record Square(int row, int column) implements Comparable<Square>, Serializable {
        @Override
        public int compareTo(Square other) {
            return row != other.row ? Integer.compare(row, other.row) : Integer.compare(column, other.column);
        }
    }

    record Place(Square square, int mapRow, int mapColumn) implements Comparable<Place>, Serializable {
        @Override
        public int compareTo(Place other) {
            int squares = square.compareTo(other.square);
            int rows = Integer.compare(mapRow, other.mapRow);
            return squares != 0 ? squares : rows != 0 ? rows : Integer.compare(mapColumn, other.mapColumn);
        }
    }

    /** Says of a square of the slide's maps whether it does not count. */
    @FunctionalInterface
    public interface LeftOut {
        boolean test(int column, int row);
    }

    /**
     * @param grid size of the pixels that nuclei and masks will be on
     * @param mapSquarePx edge of a square of the slide's maps in these pixels
     */
    public NuclearTally(PixelSize grid, int mapSquarePx, CellDensityOptions options) {
        this.grid = grid;
        this.mapSquarePx = mapSquarePx;
        this.squarePx = (int) Math.max(1, Math.round(grid.toPx(options.squareEdgeUm())));
        this.options = options;
    }

    /**
     * Adds a patch.
     *
     * @param patch where its mask lies on the grid; patches must not overlap
     * @param analysable which of its pixels were measured
     * @param nuclei those that belong to the patch, in grid coordinates
     */
    public void add(Region patch, BinaryMask analysable, List<Nucleus> nuclei) {
        if (patch.width() != analysable.width() || patch.height() != analysable.height()) {
            throw new IllegalArgumentException("A mask of " + analysable.width() + " x " + analysable.height()
                    + " pixels does not fit " + patch + ".");
        }
        addTissue(patch, analysable.data());
        nuclei.forEach(nucleus -> at((int) Math.floor(nucleus.x() + 0.5), (int) Math.floor(nucleus.y() + 0.5))
                .add(nucleus, options));
    }

    private void addTissue(Region patch, boolean[] analysable) {
        for (int y = 0; y < patch.height(); y++) {
            for (int x = 0; x < patch.width(); ) {
                int end = Math.min(patch.width(), placeEnd(patch.x() + x) - patch.x());
                long count = 0;
                int first = x;
                for (; x < end; x++) {
                    count += analysable[y * patch.width() + x] ? 1 : 0;
                }
                if (count > 0) {
                    at(patch.x() + first, patch.y() + y).analysablePx += count;
                }
            }
        }
    }

    /** First column behind the place that a column lies in. */
    private int placeEnd(int x) {
        return Math.min((Math.floorDiv(x, mapSquarePx) + 1) * mapSquarePx, (Math.floorDiv(x, squarePx) + 1) * squarePx);
    }

    private NuclearSums at(int x, int y) {
        return at(new Place(
                new Square(Math.floorDiv(y, squarePx), Math.floorDiv(x, squarePx)),
                Math.floorDiv(y, mapSquarePx),
                Math.floorDiv(x, mapSquarePx)));
    }

    private NuclearSums at(Place place) {
        return places.computeIfAbsent(place, any -> new NuclearSums());
    }

    /** Adds what another one gathered on the same grid with the same options. */
    public void merge(NuclearTally other) {
        if (!grid.equals(other.grid) || mapSquarePx != other.mapSquarePx || !options.equals(other.options)) {
            throw new IllegalArgumentException("Tallies of unlike grids or options cannot be merged.");
        }
        other.places.forEach((place, sums) -> at(place).merge(sums));
    }

    /** A tally of the rest, for reading; nothing is copied. */
    public NuclearTally without(LeftOut squares) {
        NuclearTally rest = new NuclearTally(grid, mapSquarePx, options);
        places.forEach((place, sums) -> {
            if (!squares.test(place.mapColumn, place.mapRow)) {
                rest.places.put(place, sums);
            }
        });
        return rest;
    }

    PixelSize grid() {
        return grid;
    }

    CellDensityOptions options() {
        return options;
    }

    /** Edge of a square in grid pixels. */
    int squarePx() {
        return squarePx;
    }

    double mapSquareUm() {
        return mapSquarePx * grid.meanUm();
    }

    Collection<NuclearSums> places() {
        return places.values();
    }

    /** Sums over squares (without sizes), row by row. */
    SortedMap<Square, NuclearSums> squares() {
        SortedMap<Square, NuclearSums> squares = new TreeMap<>();
        for (Map.Entry<Place, NuclearSums> entry : places.entrySet()) {
            squares.computeIfAbsent(entry.getKey().square, any -> new NuclearSums())
                    .addAllButBins(entry.getValue());
        }
        return squares;
    }

    /** Whether a square is at least half analysable: the squares that densities and directions are compared over. */
    boolean isMostlyTissue(NuclearSums square) {
        return 2 * square.analysablePx >= (long) squarePx * squarePx;
    }

    /** Sums over everything (without sizes). */
    NuclearSums all() {
        NuclearSums all = new NuclearSums();
        places.values().forEach(all::addAllButBins);
        return all;
    }
}
