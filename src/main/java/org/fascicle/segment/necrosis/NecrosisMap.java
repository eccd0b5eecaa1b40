package org.fascicle.segment.necrosis;

import org.fascicle.image.BinaryMask;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/**
 * What each square of a slide's necrosis grid holds, and how much of it.
 *
 * <p>Square (0, 0) starts at the upper left corner of the slide's grid. A square's area is its analysable area, less than a full
 * square at the borders.
 */
public final class NecrosisMap {

    private final int columns;
    private final int rows;
    private final int squarePx;
    private final PixelSize pixelSize;
    private final NecrosisClass[] classes;
    private final float[] areasUm2;

    private NecrosisMap(
            int columns, int rows, int squarePx, PixelSize pixelSize, NecrosisClass[] classes, float[] areasUm2) {
        this.columns = columns;
        this.rows = rows;
        this.squarePx = squarePx;
        this.pixelSize = pixelSize;
        this.classes = classes;
        this.areasUm2 = areasUm2;
    }

    /**
     * A map of squares that something else told apart.
     *
     * @param squarePx edge of a square in pixels of the slide's grid
     * @param pixelSize size of such a pixel
     * @param classes of the squares, row by row
     * @param areasUm2 analysable area of each
     */
    public static NecrosisMap of(
            int columns, int rows, int squarePx, PixelSize pixelSize, NecrosisClass[] classes, float[] areasUm2) {
        if (classes.length != columns * rows || areasUm2.length != classes.length) {
            throw new IllegalArgumentException("A map of " + columns + " x " + rows
                    + " squares needs a class and an area for each, not " + classes.length + " and " + areasUm2.length
                    + ".");
        }
        return new NecrosisMap(columns, rows, squarePx, pixelSize, classes, areasUm2);
    }

    static NecrosisMap of(NecrosisGrid grid, NecrosisClass[] classes) {
        return of(
                grid.columns(),
                grid.rows(),
                grid.squarePx(),
                grid.pixelSize(),
                classes,
                grid.plane(NecrosisFeature.ANALYSABLE));
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Edge of a square in pixels of the slide's grid. */
    public int squarePx() {
        return squarePx;
    }

    /** Size of a square. */
    public PixelSize squareSize() {
        return pixelSize.times(squarePx);
    }

    public NecrosisClass classAt(int column, int row) {
        return classes[row * columns + column];
    }

    /** Analysable area of one square. */
    public double areaUm2(int column, int row) {
        return areasUm2[row * columns + column];
    }

    /** Analysable area of all squares of a class. */
    public Area area(NecrosisClass wanted) {
        long pixels = 0;
        for (int i = 0; i < classes.length; i++) {
            pixels += classes[i] == wanted ? Math.round(areasUm2[i] / pixelSize.areaUm2()) : 0;
        }
        return pixelSize.areaOf(pixels);
    }

    /** Squares of a class, one pixel a square. */
    public BinaryMask mask(NecrosisClass wanted) {
        BinaryMask mask = BinaryMask.empty(columns, rows);
        for (int i = 0; i < classes.length; i++) {
            mask.data()[i] = classes[i] == wanted;
        }
        return mask;
    }

    /** The pixels of a region of the slide's grid that lie in squares of a class; analysable or not. */
    public BinaryMask mask(NecrosisClass wanted, Region region) {
        BinaryMask mask = BinaryMask.empty(region.width(), region.height());
        for (int y = 0, i = 0; y < region.height(); y++) {
            for (int x = 0; x < region.width(); x++, i++) {
                int column = Math.floorDiv(region.x() + x, squarePx);
                int row = Math.floorDiv(region.y() + y, squarePx);
                mask.data()[i] =
                        column >= 0 && row >= 0 && column < columns && row < rows && classAt(column, row) == wanted;
            }
        }
        return mask;
    }
}
