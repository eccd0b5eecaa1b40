package org.fascicle.measure;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fascicle.image.BinaryMask;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/**
 * Adds up nuclei and analysable tissue by cells laid over the slide from its upper left corner.
 *
 * <p>An accumulator whose memory grows with the slide's area (some 100 bytes per cell of 125 um), not with its nuclei. Blocks
 * are added in any order, and the tallies of several threads merged, with the same result, because only whole numbers are
 * added: directions are kept as cosine and sine of twice the angle in millionths.
 */
public final class NuclearTally {

    static final double UNIT = 1e6;

    private final PixelSize grid;
    private final CellDensityOptions options;
    private final int cellPx;
    private final SortedMap<Place, Cell> cells = new TreeMap<>();
    private final LogHistogram areas = LogHistogram.ofAreas();
    private final LogHistogram aspects = LogHistogram.ofRatios();
    private long giants;

    record Place(int row, int column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return row != other.row ? Integer.compare(row, other.row) : Integer.compare(column, other.column);
        }
    }

    /** Sums over one cell; mutable, never handed out. */
    static final class Cell {
        long analysable;
        long nuclei;
        long elongated;
        long cosine;
        long sine;

        void add(Cell other) {
            analysable += other.analysable;
            nuclei += other.nuclei;
            elongated += other.elongated;
            cosine += other.cosine;
            sine += other.sine;
        }

        /** Length of the mean direction vector (of doubled angles) of its elongated nuclei, 0 to 1. */
        double resultant() {
            return Math.hypot(cosine, sine) / UNIT / elongated;
        }
    }

    /** @param grid size of the pixels that nuclei and masks will be on */
    public NuclearTally(PixelSize grid, CellDensityOptions options) {
        this.grid = grid;
        this.options = options;
        this.cellPx = (int) Math.max(1, Math.round(grid.toPx(options.squareEdgeUm() / options.squareParts())));
    }

    /**
     * Adds a block.
     *
     * @param block where its mask lies on the grid; blocks must not overlap
     * @param analysable which of its pixels were measured
     * @param nuclei those that belong to the block, in grid coordinates
     */
    public void add(Region block, BinaryMask analysable, List<Nucleus> nuclei) {
        if (block.width() != analysable.width() || block.height() != analysable.height()) {
            throw new IllegalArgumentException("A mask of " + analysable.width() + " x " + analysable.height() + " pixels does not fit " + block + ".");
        }
        addTissue(block, analysable.data());
        nuclei.forEach(this::add);
    }

    private void addTissue(Region block, boolean[] analysable) {
        for (int y = 0; y < block.height(); y++) {
            int row = Math.floorDiv(block.y() + y, cellPx);
            for (int x = 0; x < block.width(); ) {
                int column = Math.floorDiv(block.x() + x, cellPx);
                int end = Math.min(block.width(), (column + 1) * cellPx - block.x());
                long count = 0;
                for (; x < end; x++) {
                    count += analysable[y * block.width() + x] ? 1 : 0;
                }
                if (count > 0) {
                    cell(row, column).analysable += count;
                }
            }
        }
    }

    private void add(Nucleus nucleus) {
        double area = nucleus.value(NucleusMeasure.AREA);
        double aspect = nucleus.value(NucleusMeasure.ASPECT_RATIO);
        Cell cell = cell(Math.floorDiv((int) Math.round(nucleus.y()), cellPx), Math.floorDiv((int) Math.round(nucleus.x()), cellPx));
        cell.nuclei++;
        areas.add(area);
        aspects.add(aspect);
        giants += area >= options.giantAreaUm2() ? 1 : 0;
        if (aspect >= options.elongatedAspect()) {
            double doubled = 2 * Math.toRadians(nucleus.value(NucleusMeasure.ORIENTATION));
            cell.elongated++;
            cell.cosine += Math.round(UNIT * Math.cos(doubled));
            cell.sine += Math.round(UNIT * Math.sin(doubled));
        }
    }

    private Cell cell(int row, int column) {
        return cells.computeIfAbsent(new Place(row, column), place -> new Cell());
    }

    /** Adds what another one gathered on the same grid with the same options. */
    public void merge(NuclearTally other) {
        if (!grid.equals(other.grid) || !options.equals(other.options)) {
            throw new IllegalArgumentException("Tallies of unlike grids or options cannot be merged.");
        }
        other.cells.forEach((place, cell) -> cell(place.row, place.column).add(cell));
        areas.merge(other.areas);
        aspects.merge(other.aspects);
        giants += other.giants;
    }

    PixelSize grid() {
        return grid;
    }

    CellDensityOptions options() {
        return options;
    }

    Iterable<Cell> cells() {
        return cells.values();
    }

    /** Sums over whole squares, row by row. */
    SortedMap<Place, Cell> squares() {
        SortedMap<Place, Cell> squares = new TreeMap<>();
        for (Map.Entry<Place, Cell> entry : cells.entrySet()) {
            int parts = options.squareParts();
            Place place = new Place(Math.floorDiv(entry.getKey().row, parts), Math.floorDiv(entry.getKey().column, parts));
            squares.computeIfAbsent(place, any -> new Cell()).add(entry.getValue());
        }
        return squares;
    }

    /** Edge of a square in grid pixels. */
    int squarePx() {
        return cellPx * options.squareParts();
    }

    LogHistogram areas() {
        return areas;
    }

    LogHistogram aspects() {
        return aspects;
    }

    long giants() {
        return giants;
    }
}
