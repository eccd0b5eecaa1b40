package org.fascicle.measure;

import org.fascicle.image.ObjectMask;

/**
 * Length of an object's outline by Crofton's formula over rows, columns and both diagonals.
 *
 * <p>A line of direction k crosses the outline n_k times in all, such lines lie d_k apart: length = pi / 8 sum n_k d_k. For
 * a circle each term is 4 radii, which makes 2 pi radius.
 */
final class CroftonPerimeter {

    private static final double DIAGONAL_SPACING = Math.sqrt(0.5);

    private CroftonPerimeter() {}

    /** In pixels. */
    static double px(ObjectMask mask) {
        int straight = 0;
        int slanted = 0;
        for (int y = mask.bounds().y() - 1; y < mask.bounds().bottom(); y++) {
            for (int x = mask.bounds().x() - 1; x < mask.bounds().right(); x++) {
                boolean here = mask.contains(x, y);
                boolean right = mask.contains(x + 1, y);
                boolean below = mask.contains(x, y + 1);
                straight += (here != right ? 1 : 0) + (here != below ? 1 : 0);
                slanted += (here != mask.contains(x + 1, y + 1) ? 1 : 0) + (right != below ? 1 : 0);
            }
        }
        return Math.PI / 8 * (straight + slanted * DIAGONAL_SPACING);
    }
}
