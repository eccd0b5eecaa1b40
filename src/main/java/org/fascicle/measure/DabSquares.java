package org.fascicle.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fascicle.space.PixelSize;

/**
 * Nuclei by squares laid over the slide, each with how brown its nuclei are, so that the index of any field can be told once the cut is
 * known. Parts of a slide add up in any order.
 */
public final class DabSquares implements Serializable {

    private static final long serialVersionUID = 1;

    /** Edge of a square; fields are laid on this raster. */
    public static final double EDGE_UM = 64;
    /** Of a square's numbers: all nuclei, and those positive by the fixed cut of their mean; then the bins. */
    private static final int ALL = 0;

    private static final int FIXED = 1;
    private static final int BINNED = 2;

    private final int edgePx;
    private final PixelSize grid;
    /** Every cut that may be set has a bin: from the first on. */
    private final int first;

    private final int bins;
    private final Map<Place, int[]> squares = new TreeMap<>();

    private record Place(int row, int column) implements Comparable<Place>, Serializable {
        @Override
        public int compareTo(Place other) {
            return row != other.row ? Integer.compare(row, other.row) : Integer.compare(column, other.column);
        }
    }

    /**
     * Nuclei of one square.
     *
     * @param column in the raster of squares
     * @param row in the raster of squares
     */
    public record Square(int column, int row, long positive, long all) {}

    /** Where the slide's own nuclei set the cut. */
    public DabSquares(PixelSize grid) {
        this(grid, Optional.empty());
    }

    /**
     * @param grid size of the pixels on which nuclei lie
     * @param given the cut that a person set, which is the only one that is then asked for
     */
    public DabSquares(PixelSize grid, Optional<DabCut> given) {
        this.grid = grid;
        this.first = DabTally.step(given.map(DabCut::od).orElse(DabCut.LEAST_OD));
        this.bins = DabTally.step(given.map(DabCut::od).orElse(DabCut.USUAL_OD)) - first + 1;
        this.edgePx = (int) Math.max(1, Math.round(grid.toPx(EDGE_UM)));
    }

    public void add(Nucleus nucleus) {
        double mean = nucleus.value(NucleusMeasure.DAB_OD);
        int[] square =
                square(new Place((int) Math.floor(nucleus.y() / edgePx), (int) Math.floor(nucleus.x() / edgePx)));
        square[ALL]++;
        square[FIXED] += DabClass.of(mean, IntensityCuts.defaults()).isPositive() ? 1 : 0;
        int bin = Math.min(bins - 1, DabTally.step(nucleus.value(NucleusMeasure.DAB_OD_UPPER)) - first);
        if (bin >= 0) {
            square[BINNED + bin]++;
        }
    }

    public void merge(DabSquares other) {
        other.squares.forEach((place, added) -> {
            int[] square = square(place);
            for (int i = 0; i < square.length; i++) {
                square[i] += added[i];
            }
        });
    }

    private int[] square(Place place) {
        return squares.computeIfAbsent(place, any -> new int[BINNED + bins]);
    }

    /**
     * Squares with a nucleus, row by row.
     *
     * @param cut of the browner half of a nucleus; empty where the fixed cut of its mean holds
     */
    public List<Square> squares(Optional<DabCut> cut) {
        int from = cut.map(set -> DabTally.step(set.od()) - first).orElse(0);
        List<Square> list = new ArrayList<>();
        squares.forEach((place, numbers) -> {
            long positive = 0;
            for (int bin = from; bin < bins; bin++) {
                positive += numbers[BINNED + bin];
            }
            list.add(new Square(place.column, place.row, cut.isPresent() ? positive : numbers[FIXED], numbers[ALL]));
        });
        return list;
    }

    /** Edge of a square in um, a whole number of pixels. */
    public double edgeUm() {
        return edgePx * grid.meanUm();
    }
}
