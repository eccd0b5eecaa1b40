package org.fascicle.segment.necrosis;

import org.fascicle.space.PixelSize;

/**
 * Features of all cells of a slide, put together from its blocks.
 *
 * <p>Cell (0, 0) starts at the upper left corner of the slide's grid; a cell is {@link #cellPx()} grid pixels wide. Cells that no
 * block filled have no analysable area.
 */
public final class NecrosisGrid {

    private final int columns;
    private final int rows;
    private final int cellPx;
    private final PixelSize pixelSize;
    private final float[][] values;

    private NecrosisGrid(Builder builder) {
        this.columns = builder.columns;
        this.rows = builder.rows;
        this.cellPx = builder.cellPx;
        this.pixelSize = builder.pixelSize;
        this.values = builder.values;
    }

    /** A grid that covers {@code widthPx} x {@code heightPx} pixels, to be filled block by block in any order. */
    public static Builder over(int widthPx, int heightPx, int cellPx, PixelSize pixelSize) {
        return new Builder(widthPx, heightPx, cellPx, pixelSize);
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Edge of a cell in pixels of the slide's grid. */
    public int cellPx() {
        return cellPx;
    }

    /** Size of a pixel of the slide's grid. */
    public PixelSize pixelSize() {
        return pixelSize;
    }

    public float get(NecrosisFeature feature, int column, int row) {
        return values[feature.ordinal()][row * columns + column];
    }

    float[] plane(NecrosisFeature feature) {
        return values[feature.ordinal()];
    }

    /** Gathers blocks; not safe from several threads. */
    public static final class Builder {

        private final int columns;
        private final int rows;
        private final int cellPx;
        private final PixelSize pixelSize;
        private float[][] values;

        private Builder(int widthPx, int heightPx, int cellPx, PixelSize pixelSize) {
            if (widthPx <= 0 || heightPx <= 0 || cellPx <= 0) {
                throw new IllegalArgumentException("A necrosis grid needs a size above 0, not " + widthPx + " x "
                        + heightPx + " pixels in cells of " + cellPx + ".");
            }
            this.columns = (widthPx + cellPx - 1) / cellPx;
            this.rows = (heightPx + cellPx - 1) / cellPx;
            this.cellPx = cellPx;
            this.pixelSize = pixelSize;
            this.values = new float[NecrosisFeature.values().length][Math.multiplyExact(columns, rows)];
        }

        /** The cells of a block whose upper left pixel is ({@code blockX}, {@code blockY}), a multiple of the cell's edge. */
        public Builder put(int blockX, int blockY, NecrosisFeatures block) {
            int column = blockX / cellPx;
            int row = blockY / cellPx;
            if (blockX % cellPx != 0
                    || blockY % cellPx != 0
                    || column < 0
                    || row < 0
                    || column + block.columns() > columns
                    || row + block.rows() > rows) {
                throw new IllegalArgumentException("A block of " + block.columns() + " x " + block.rows()
                        + " cells at pixel " + blockX + ", " + blockY + " does not fit into a grid of " + columns
                        + " x " + rows + " cells of " + cellPx + " pixels.");
            }
            for (int feature = 0; feature < values.length; feature++) {
                for (int y = 0; y < block.rows(); y++) {
                    System.arraycopy(
                            block.values()[feature],
                            y * block.columns(),
                            values[feature],
                            (row + y) * columns + column,
                            block.columns());
                }
            }
            return this;
        }

        public NecrosisGrid build() {
            NecrosisGrid grid = new NecrosisGrid(this);
            values = null;
            return grid;
        }
    }
}
