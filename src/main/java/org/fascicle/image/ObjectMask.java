package org.fascicle.image;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.space.Region;

/**
 * The pixels of one object, in the coordinates of a slide's grid.
 *
 * <p>Kept as its bounding box and one flag per pixel of the box, row by row.
 */
public final class ObjectMask implements Serializable {

    private static final long serialVersionUID = 1;

    private final Region bounds;
    private final boolean[] inside;
    private final int pixels;
    private final double centroidX;
    private final double centroidY;

    public ObjectMask(Region bounds, boolean[] inside) {
        if (bounds.pixels() != inside.length) {
            throw new IllegalArgumentException(
                    "An object in " + bounds + " needs " + bounds.pixels() + " flags, not " + inside.length + ".");
        }
        this.bounds = bounds;
        this.inside = inside;
        long count = 0;
        long sumX = 0;
        long sumY = 0;
        for (int i = 0; i < inside.length; i++) {
            if (inside[i]) {
                count++;
                sumX += i % bounds.width();
                sumY += i / bounds.width();
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("An object must have a pixel.");
        }
        this.pixels = (int) count;
        this.centroidX = bounds.x() + (double) sumX / count;
        this.centroidY = bounds.y() + (double) sumY / count;
    }

    /** Every object of a label image whose upper left pixel lies at ({@code originX}, {@code originY}), by label. */
    public static List<ObjectMask> of(LabelImage labels, int originX, int originY) {
        int count = labels.maxLabel();
        int[] left = new int[count + 1];
        int[] top = new int[count + 1];
        int[] right = new int[count + 1];
        int[] bottom = new int[count + 1];
        java.util.Arrays.fill(left, Integer.MAX_VALUE);
        java.util.Arrays.fill(top, Integer.MAX_VALUE);
        for (int y = 0, i = 0; y < labels.height(); y++) {
            for (int x = 0; x < labels.width(); x++, i++) {
                int label = labels.data()[i];
                left[label] = Math.min(left[label], x);
                top[label] = Math.min(top[label], y);
                right[label] = Math.max(right[label], x + 1);
                bottom[label] = Math.max(bottom[label], y + 1);
            }
        }
        List<ObjectMask> objects = new ArrayList<>();
        for (int label = 1; label <= count; label++) {
            if (left[label] < right[label]) {
                Region box =
                        new Region(left[label], top[label], right[label] - left[label], bottom[label] - top[label]);
                objects.add(cut(labels, label, box, originX, originY));
            }
        }
        return objects;
    }

    private static ObjectMask cut(LabelImage labels, int label, Region box, int originX, int originY) {
        boolean[] inside = new boolean[(int) box.pixels()];
        for (int row = 0, i = 0; row < box.height(); row++) {
            for (int column = 0; column < box.width(); column++, i++) {
                inside[i] = labels.get(box.x() + column, box.y() + row) == label;
            }
        }
        return new ObjectMask(box.translate(originX, originY), inside);
    }

    public Region bounds() {
        return bounds;
    }

    /** Whether the grid pixel (x, y) belongs to the object. */
    public boolean contains(int x, int y) {
        return x >= bounds.x()
                && x < bounds.right()
                && y >= bounds.y()
                && y < bounds.bottom()
                && inside[(y - bounds.y()) * bounds.width() + x - bounds.x()];
    }

    /** Number of pixels. */
    public int pixels() {
        return pixels;
    }

    /** Mean column of its pixels, pixel centres at integers. */
    public double centroidX() {
        return centroidX;
    }

    /** Mean row of its pixels, pixel centres at integers. */
    public double centroidY() {
        return centroidY;
    }

    private Object writeReplace() {
        return new Form(bounds, new BinaryMask(bounds.width(), bounds.height(), inside));
    }

    /** An object as it travels. */
    private record Form(Region bounds, BinaryMask inside) implements Serializable {

        private Object readResolve() {
            return new ObjectMask(bounds, inside.data());
        }
    }
}
