package org.fascicle.segment.necrosis;

import java.io.Serializable;

/**
 * Features of the squares of one patch, row by row.
 *
 * @param columns squares side by side; the last one may be cut by the patch's edge
 * @param rows squares below each other
 * @param values by ordinal of {@link NecrosisFeature}, then {@code row * columns + column}
 */
public record NecrosisFeatures(int columns, int rows, float[][] values) implements Serializable {

    public NecrosisFeatures {
        if (columns <= 0 || rows <= 0 || values.length != NecrosisFeature.values().length) {
            throw new IllegalArgumentException(
                    "A patch's necrosis features need squares and a row for each feature, not " + columns + " x " + rows
                            + " squares and " + values.length + " rows.");
        }
    }

    public float get(NecrosisFeature feature, int column, int row) {
        return values[feature.ordinal()][row * columns + column];
    }
}
