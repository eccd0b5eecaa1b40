package org.fascicle.phantom;

import org.fascicle.space.Area;

/**
 * How much of the plane an image shows: micrometres with the centre of the upper left pixel at (0, 0).
 *
 * @param width columns
 * @param height rows
 * @param pixelSizeUm edge of a square pixel
 */
public record Frame(int width, int height, double pixelSizeUm) {

    double widthUm() {
        return width * pixelSizeUm;
    }

    double heightUm() {
        return height * pixelSizeUm;
    }

    Area area(long pixels) {
        return Area.ofUm2(pixels * pixelSizeUm * pixelSizeUm);
    }

    /** The column whose centre lies at or right of this place. */
    int columnFrom(double xUm) {
        return Math.min(width, Math.max(0, (int) Math.ceil(xUm / pixelSizeUm)));
    }

    /** The row whose centre lies at or below this place. */
    int rowFrom(double yUm) {
        return Math.min(height, Math.max(0, (int) Math.ceil(yUm / pixelSizeUm)));
    }
}
