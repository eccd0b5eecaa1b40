package org.fascicle.space;

import java.io.Serializable;

/**
 * A rectangle of pixels on some grid: columns {@code x .. x + width - 1}, rows {@code y .. y + height - 1}.
 *
 * <p>Half-open, so that regions that touch share no pixel. May reach outside an image; never empty.
 */
public record Region(int x, int y, int width, int height) implements Serializable {

    public Region {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("A region must hold a pixel, not " + width + " x " + height + ".");
        }
    }

    public static Region ofSize(int width, int height) {
        return new Region(0, 0, width, height);
    }

    /** First column after the region. */
    public int right() {
        return x + width;
    }

    /** First row after the region. */
    public int bottom() {
        return y + height;
    }

    public long pixels() {
        return (long) width * height;
    }

    /** Whether a point in pixel coordinates (pixel centres at integers) falls on a pixel of this region. */
    public boolean contains(double px, double py) {
        return px >= x - 0.5 && px < right() - 0.5 && py >= y - 0.5 && py < bottom() - 0.5;
    }

    public boolean contains(Region other) {
        return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }

    public boolean intersects(Region other) {
        return other.x < right() && x < other.right() && other.y < bottom() && y < other.bottom();
    }

    /** The shared part; the two must intersect. */
    public Region intersection(Region other) {
        int left = Math.max(x, other.x);
        int top = Math.max(y, other.y);
        return new Region(left, top, Math.min(right(), other.right()) - left, Math.min(bottom(), other.bottom()) - top);
    }

    /** The smallest region that holds both. */
    public Region union(Region other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new Region(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }

    /** Grown by {@code margin} pixels on every side. */
    public Region grow(int margin) {
        return new Region(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }

    public Region translate(int dx, int dy) {
        return new Region(x + dx, y + dy, width, height);
    }
}
