package org.fascicle.raster;

import org.fascicle.image.ObjectMask;

/** Area of the convex hull of an object's pixels, pixels being squares; Andrew's monotone chain. */
public final class ConvexHull {

    private ConvexHull() {}

    /** In square pixels. */
    public static double areaPx2(ObjectMask mask) {
        int width = mask.bounds().width();
        int height = mask.bounds().height();
        int[] first = new int[height + 1];
        int[] last = new int[height + 1];
        java.util.Arrays.fill(first, Integer.MAX_VALUE);
        java.util.Arrays.fill(last, -1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (mask.contains(mask.bounds().x() + x, mask.bounds().y() + y)) {
                    for (int corner = y; corner <= y + 1; corner++) {
                        first[corner] = Math.min(first[corner], x);
                        last[corner] = Math.max(last[corner], x + 1);
                    }
                }
            }
        }
        return side(last, 1) - side(first, -1);
    }

    /** Twice-integrated side of the hull: the sum over rows of the least column bounding all corners; {@code sign} 1 is the right. */
    private static double side(int[] columns, int sign) {
        int[] hullRow = new int[columns.length];
        int size = 0;
        for (int row = 0; row < columns.length; row++) {
            if (columns[row] == Integer.MAX_VALUE || columns[row] < 0) {
                continue;
            }
            while (size >= 2 && sign * turn(columns, hullRow[size - 2], hullRow[size - 1], row) >= 0) {
                size--;
            }
            hullRow[size++] = row;
        }
        double area = 0;
        for (int i = 1; i < size; i++) {
            area += (hullRow[i] - hullRow[i - 1]) * (columns[hullRow[i]] + columns[hullRow[i - 1]]) / 2.0;
        }
        return area;
    }

    /** Above 0 where the middle corner lies to the left of the line between the others (or on it: 0). */
    private static long turn(int[] columns, int a, int b, int c) {
        return (long) (columns[c] - columns[a]) * (b - a) - (long) (columns[b] - columns[a]) * (c - a);
    }
}
