package org.fascicle.segment.tissue;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.image.BinaryMask;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/**
 * Which parts of a slide are tissue to be measured, and what the rest is.
 *
 * <p>One class per pixel of the overview, row by row. Places are asked for in um from the slide's upper left corner, or as a
 * region of another grid with the same corner; the answer is that of the overview pixel that holds the place, and beyond the
 * last pixel that of the last.
 */
public final class TissueMap implements Serializable {

    private static final long serialVersionUID = 1;

    private static final TissueClass[] CLASSES = TissueClass.values();
    /** Share of tissue that makes a square a field of tissue, and the least that will do where there is none such. */
    private static final double WELL_INSIDE = 0.9;

    private static final double PARTLY_INSIDE = 0.1;
    private static final int PROBES = 8;

    private final int width;
    private final int height;
    private final byte[] classes;
    private final PixelSize pixelSize;

    /** @param classes ordinals of {@link TissueClass}, {@code y * width + x} */
    TissueMap(int width, int height, byte[] classes, PixelSize pixelSize) {
        if ((long) width * height != classes.length) {
            throw new IllegalArgumentException("A tissue map of " + width + " x " + height
                    + " pixels needs as many classes, not " + classes.length + ".");
        }
        this.width = width;
        this.height = height;
        this.classes = classes;
        this.pixelSize = pixelSize;
    }

    /** A map that takes everything for tissue: an image whose owner switched the search for tissue off. */
    public static TissueMap allTissue(int width, int height, PixelSize pixelSize) {
        byte[] classes = new byte[width * height];
        java.util.Arrays.fill(classes, (byte) TissueClass.TISSUE.ordinal());
        return new TissueMap(width, height, classes, pixelSize);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Size of an overview pixel. */
    public PixelSize pixelSize() {
        return pixelSize;
    }

    /** Class of the overview pixel (x, y). */
    public TissueClass classAt(int x, int y) {
        return CLASSES[classes[y * width + x]];
    }

    /** Class of the place this far from the slide's upper left corner. */
    public TissueClass classAtUm(double xUm, double yUm) {
        return classAt(clamp(xUm / pixelSize.xUm(), width), clamp(yUm / pixelSize.yUm(), height));
    }

    public boolean analysableAt(double xUm, double yUm) {
        return classAtUm(xUm, yUm).isAnalysable();
    }

    private static int clamp(double pixels, int length) {
        return (int) Math.max(0, Math.min(length - 1, Math.floor(pixels)));
    }

    /** Overview pixels of one class. */
    public BinaryMask mask(TissueClass wanted) {
        BinaryMask mask = BinaryMask.empty(width, height);
        for (int i = 0; i < classes.length; i++) {
            mask.data()[i] = classes[i] == wanted.ordinal();
        }
        return mask;
    }

    /** Overview pixels of tissue or glass that are left out, for whatever reason. */
    public BinaryMask leftOut() {
        BinaryMask mask = BinaryMask.empty(width, height);
        for (int i = 0; i < classes.length; i++) {
            mask.data()[i] = CLASSES[classes[i]].isLeftOut();
        }
        return mask;
    }

    /** Overview pixels that are measured. */
    public BinaryMask analysable() {
        return mask(TissueClass.TISSUE);
    }

    /**
     * The pixels of a region of another grid that are measured: those whose centre falls on analysable overview pixels.
     *
     * @param region pixels of a grid whose pixel (0, 0) lies in the slide's upper left corner
     * @param grid size of that grid's pixels
     */
    public BinaryMask analysable(Region region, PixelSize grid) {
        int[] columns = overviewIndices(region.x(), region.width(), grid.xUm() / pixelSize.xUm(), width);
        int[] rows = overviewIndices(region.y(), region.height(), grid.yUm() / pixelSize.yUm(), height);
        BinaryMask mask = BinaryMask.empty(region.width(), region.height());
        for (int y = 0, i = 0; y < rows.length; y++) {
            for (int x = 0; x < columns.length; x++, i++) {
                mask.data()[i] = CLASSES[classes[rows[y] * width + columns[x]]].isAnalysable();
            }
        }
        return mask;
    }

    /** How many pixels of a region of another grid are of a class, by the same rule. */
    public long count(TissueClass wanted, Region region, PixelSize grid) {
        long[] columns =
                perPixel(overviewIndices(region.x(), region.width(), grid.xUm() / pixelSize.xUm(), width), width);
        long[] rows =
                perPixel(overviewIndices(region.y(), region.height(), grid.yUm() / pixelSize.yUm(), height), height);
        long count = 0;
        for (int i = 0; i < classes.length; i++) {
            count += classes[i] == wanted.ordinal() ? columns[i % width] * rows[i / width] : 0;
        }
        return count;
    }

    private static long[] perPixel(int[] indices, int length) {
        long[] counts = new long[length];
        for (int index : indices) {
            counts[index]++;
        }
        return counts;
    }

    private static int[] overviewIndices(int start, int count, double scale, int length) {
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = clamp((start + i + 0.5) * scale, length);
        }
        return indices;
    }

    /** Area of one class. */
    public Area area(TissueClass wanted) {
        return pixelSize.areaOf(mask(wanted).count());
    }

    public Area analysableArea() {
        return area(TissueClass.TISSUE);
    }

    /** Whether there is anything to measure; a result of a slide without tissue says so instead of printing zeros. */
    public boolean hasTissue() {
        return analysableArea().um2() > 0;
    }

    /**
     * Squares well inside the tissue, spread over the slide, to sample it by at a finer resolution.
     *
     * @param wanted at most so many
     * @param edgeUm their edge
     * @param grid size of the pixels in which the answer is given, on a grid with the slide's upper left corner
     * @return those of a raster of squares that hold the most tissue, in reading order; none where there is no tissue
     */
    public List<Region> fields(int wanted, double edgeUm, PixelSize grid) {
        int edge = (int) Math.max(1, Math.floor(grid.toPx(edgeUm)));
        int columns = (int) Math.max(1, Math.floor(width * pixelSize.xUm() / (edge * grid.xUm())));
        int rows = (int) Math.max(1, Math.floor(height * pixelSize.yUm() / (edge * grid.yUm())));
        List<Region> full = new ArrayList<>();
        List<Region> some = new ArrayList<>();
        for (int i = 0; i < rows * columns; i++) {
            Region square = new Region(i % columns * edge, i / columns * edge, edge, edge).intersection(bounds(grid));
            double share = tissueShare(square, grid);
            if (share >= WELL_INSIDE) {
                full.add(square);
            } else if (share >= PARTLY_INSIDE) {
                some.add(square);
            }
        }
        List<Region> candidates = full.isEmpty() ? some : full;
        return IntStream.range(0, Math.min(wanted, candidates.size()))
                .mapToObj(
                        i -> candidates.get((int) ((long) i * candidates.size() / Math.min(wanted, candidates.size()))))
                .toList();
    }

    private Region bounds(PixelSize grid) {
        return Region.ofSize((int) Math.max(1, Math.floor(width * pixelSize.xUm() / grid.xUm())), (int)
                Math.max(1, Math.floor(height * pixelSize.yUm() / grid.yUm())));
    }

    /** Share of analysable places among some, evenly spread over a square. */
    private double tissueShare(Region square, PixelSize grid) {
        int inside = 0;
        for (int i = 0; i < PROBES * PROBES; i++) {
            double x = square.x() + (i % PROBES + 0.5) * square.width() / PROBES;
            double y = square.y() + (i / PROBES + 0.5) * square.height() / PROBES;
            inside += analysableAt(x * grid.xUm(), y * grid.yUm()) ? 1 : 0;
        }
        return (double) inside / (PROBES * PROBES);
    }

    /** This map with the tissue under {@code mask}, on the overview's grid, given another class. */
    public TissueMap with(TissueClass reason, BinaryMask mask) {
        if (mask.width() != width || mask.height() != height) {
            throw new IllegalArgumentException("A mask of " + mask.width() + " x " + mask.height()
                    + " pixels does not fit on a tissue map of " + width + " x " + height + ".");
        }
        byte[] changed = classes.clone();
        for (int i = 0; i < changed.length; i++) {
            if (mask.data()[i] && changed[i] == TissueClass.TISSUE.ordinal()) {
                changed[i] = (byte) reason.ordinal();
            }
        }
        return new TissueMap(width, height, changed, pixelSize);
    }
}
