package org.fascicle.segment.necrosis;

/**
 * Features of the cells of one block, row by row.
 *
 * @param columns cells side by side; the last one may be cut by the block's edge
 * @param rows cells below each other
 * @param values by ordinal of {@link NecrosisFeature}, then {@code row * columns + column}
 */
public record NecrosisFeatures(int columns, int rows, float[][] values) {

    public NecrosisFeatures {
        if (columns <= 0 || rows <= 0 || values.length != NecrosisFeature.values().length) {
            throw new IllegalArgumentException("A block's necrosis features need cells and a row for each feature, not "
                    + columns + " x " + rows + " cells and " + values.length + " rows.");
        }
    }

    public float get(NecrosisFeature feature, int column, int row) {
        return values[feature.ordinal()][row * columns + column];
    }
}
