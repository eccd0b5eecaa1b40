package org.fascicle.figure;

import org.fascicle.space.Region;

/**
 * A scale bar as measured.
 *
 * @param box whole pixels of the figure that it touches
 * @param lengthPx from one end to the other, between pixels
 * @param uncertaintyPx half width of the 95 % interval around the length
 * @param colour of its middle, 0xRRGGBB
 */
public record Bar(Region box, double lengthPx, double uncertaintyPx, int colour) {

    public Bar {
        if (!(lengthPx > 0 && uncertaintyPx > 0)) {
            throw new IllegalArgumentException("A bar must have a length and an uncertainty above 0, not " + lengthPx
                    + " and " + uncertaintyPx + ".");
        }
    }

    Bar movedBy(int dx, int dy) {
        return new Bar(box.translate(dx, dy), lengthPx, uncertaintyPx, colour);
    }
}
