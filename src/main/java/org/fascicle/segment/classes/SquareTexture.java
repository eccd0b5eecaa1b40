package org.fascicle.segment.classes;

import java.io.Serializable;

/**
 * Texture of the squares of one patch, row by row.
 *
 * @param columns squares side by side; the last one may be cut by the patch's edge
 * @param rows squares below each other
 * @param values for each square its features in the order of {@link TextureMeter#NAMES}; none where too little tissue is
 * @param areasUm2 analysable area of each square
 */
public record SquareTexture(int columns, int rows, float[][] values, float[] areasUm2) implements Serializable {

    public SquareTexture {
        if (columns <= 0 || rows <= 0 || values.length != columns * rows || areasUm2.length != columns * rows) {
            throw new IllegalArgumentException("A patch of " + columns + " x " + rows
                    + " squares needs features and an area for each, not " + values.length + " and " + areasUm2.length
                    + ".");
        }
    }
}
