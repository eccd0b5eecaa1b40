package org.fascicle.segment.classes;

import java.io.Serializable;
import java.util.Optional;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.space.PixelSize;

/**
 * Texture of all squares of a slide, put together from its patches in any order.
 *
 * <p>Square (0, 0) starts at the upper left corner of the slide's grid. Not safe from several threads.
 */
public final class TextureGrid implements Serializable {

    private static final long serialVersionUID = 1;

    private final int columns;
    private final int rows;
    private final PixelSize pixelSize;
    private final float[][] values;
    private final float[] areasUm2;

    private TextureGrid(int columns, int rows, PixelSize pixelSize) {
        this.columns = columns;
        this.rows = rows;
        this.pixelSize = pixelSize;
        this.values = new float[Math.multiplyExact(columns, rows)][0];
        this.areasUm2 = new float[values.length];
    }

    /** An empty grid over so many pixels. */
    public static TextureGrid over(int widthPx, int heightPx, PixelSize pixelSize) {
        int squarePx = NecrosisMapper.squarePx(pixelSize);
        return new TextureGrid((widthPx + squarePx - 1) / squarePx, (heightPx + squarePx - 1) / squarePx, pixelSize);
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Size of a pixel of the slide's grid. */
    public PixelSize pixelSize() {
        return pixelSize;
    }

    /** Edge of a square in pixels of the slide's grid. */
    public int squarePx() {
        return NecrosisMapper.squarePx(pixelSize);
    }

    /** Analysable area of a square. */
    public float areaUm2(int column, int row) {
        return areasUm2[row * columns + column];
    }

    /** The squares of a patch whose upper left pixel is ({@code patchX}, {@code patchY}), a multiple of the square's edge. */
    public void put(int patchX, int patchY, SquareTexture patch) {
        int column = patchX / squarePx();
        int row = patchY / squarePx();
        for (int y = 0; y < patch.rows(); y++) {
            for (int x = 0; x < patch.columns(); x++) {
                values[(row + y) * columns + column + x] = patch.values()[y * patch.columns() + x];
                areasUm2[(row + y) * columns + column + x] = patch.areasUm2()[y * patch.columns() + x];
            }
        }
    }

    /** One square by itself. */
    public SquareTexture square(int column, int row) {
        int square = row * columns + column;
        return new SquareTexture(1, 1, new float[][] {values[square]}, new float[] {areasUm2[square]});
    }

    /** Takes the squares that were put into another grid of the same slide. */
    public void merge(TextureGrid other) {
        for (int i = 0; i < values.length; i++) {
            if (other.areasUm2[i] > 0) {
                values[i] = other.values[i];
                areasUm2[i] = other.areasUm2[i];
            }
        }
    }

    /** Whether a square holds enough tissue to be judged. */
    public boolean isJudged(int column, int row) {
        return column >= 0 && row >= 0 && column < columns && row < rows && values[row * columns + column].length > 0;
    }

    /**
     * A square's features, then their means over it and its neighbours that are judged: context of 192 um. Empty where the square
     * is not judged.
     */
    public Optional<double[]> withContext(int column, int row) {
        if (!isJudged(column, row)) {
            return Optional.empty();
        }
        int length = TextureMeter.NAMES.size();
        double[] features = new double[2 * length];
        int near = 0;
        for (int y = row - 1; y <= row + 1; y++) {
            for (int x = column - 1; x <= column + 1; x++) {
                if (isJudged(x, y)) {
                    near++;
                    for (int i = 0; i < length; i++) {
                        features[length + i] += values[y * columns + x][i];
                    }
                }
            }
        }
        for (int i = 0; i < length; i++) {
            features[i] = values[row * columns + column][i];
            features[length + i] /= near;
        }
        return Optional.of(features);
    }
}
