package org.fascicle.segment.necrosis;

import java.io.Serializable;
import org.fascicle.space.PixelSize;

/**
 * Features of all squares of a slide, put together from its patches.
 *
 * <p>Square (0, 0) starts at the upper left corner of the slide's grid; a square is {@link #squarePx()} grid pixels wide. Squares that no
 * patch filled have no analysable area.
 */
public final class NecrosisGrid {

    private final int columns;
    private final int rows;
    private final int squarePx;
    private final PixelSize pixelSize;
    private final float[][] values;

    private NecrosisGrid(Builder builder) {
        this.columns = builder.columns;
        this.rows = builder.rows;
        this.squarePx = builder.squarePx;
        this.pixelSize = builder.pixelSize;
        this.values = builder.values;
    }

    /** A grid that covers {@code widthPx} x {@code heightPx} pixels, to be filled patch by patch in any order. */
    public static Builder over(int widthPx, int heightPx, int squarePx, PixelSize pixelSize) {
        return new Builder(widthPx, heightPx, squarePx, pixelSize);
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

    /** Gathers patches; not safe from several threads. */
    public static final class Builder implements Serializable {

        private static final long serialVersionUID = 1;

        private final int columns;
        private final int rows;
        private final int squarePx;
        private final PixelSize pixelSize;
        private float[][] values;

        private Builder(int widthPx, int heightPx, int squarePx, PixelSize pixelSize) {
            if (widthPx <= 0 || heightPx <= 0 || squarePx <= 0) {
                throw new IllegalArgumentException("A necrosis grid needs a size above 0, not " + widthPx + " x "
                        + heightPx + " pixels in squares of " + squarePx + ".");
            }
            this.columns = (widthPx + squarePx - 1) / squarePx;
            this.rows = (heightPx + squarePx - 1) / squarePx;
            this.squarePx = squarePx;
            this.pixelSize = pixelSize;
            this.values = new float[NecrosisFeature.values().length][Math.multiplyExact(columns, rows)];
        }

        /** The squares of a patch whose upper left pixel is ({@code patchX}, {@code patchY}), a multiple of the square's edge. */
        public Builder put(int patchX, int patchY, NecrosisFeatures patch) {
            int column = patchX / squarePx;
            int row = patchY / squarePx;
            if (patchX % squarePx != 0
                    || patchY % squarePx != 0
                    || column < 0
                    || row < 0
                    || column + patch.columns() > columns
                    || row + patch.rows() > rows) {
                throw new IllegalArgumentException("A patch of " + patch.columns() + " x " + patch.rows()
                        + " squares at pixel " + patchX + ", " + patchY + " does not fit into a grid of " + columns
                        + " x " + rows + " squares of " + squarePx + " pixels.");
            }
            for (int feature = 0; feature < values.length; feature++) {
                for (int y = 0; y < patch.rows(); y++) {
                    System.arraycopy(
                            patch.values()[feature],
                            y * patch.columns(),
                            values[feature],
                            (row + y) * columns + column,
                            patch.columns());
                }
            }
            return this;
        }

        /** Adds the squares of other patches, gathered for the same grid. */
        public void merge(Builder other) {
            if (columns != other.columns || rows != other.rows || squarePx != other.squarePx) {
                throw new IllegalArgumentException("Squares of unlike grids cannot be merged.");
            }
            for (int feature = 0; feature < values.length; feature++) {
                for (int i = 0; i < values[feature].length; i++) {
                    values[feature][i] += other.values[feature][i];
                }
            }
        }

        public NecrosisGrid build() {
            NecrosisGrid grid = new NecrosisGrid(this);
            values = null;
            return grid;
        }
    }
}
