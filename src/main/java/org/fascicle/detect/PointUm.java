package org.fascicle.detect;

/**
 * A place on a slide in micrometres from the upper left corner of its grid.
 *
 * @param x to the right
 * @param y downwards
 */
public record PointUm(double x, double y) {

    public PointUm {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("A place needs finite coordinates, not " + x + " " + y + ".");
        }
    }
}
