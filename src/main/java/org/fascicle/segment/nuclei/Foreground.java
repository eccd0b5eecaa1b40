package org.fascicle.segment.nuclei;

import java.util.Arrays;

/** Cleaning of a mask, thin bridges and specks opened away; and its distances. */
final class Foreground {

    /** Chamfer steps to a side and to a corner neighbour, in hundredths of a pixel (Borgefors 1986, best real values). */
    private static final int SIDE = 96;

    private static final int CORNER = 136;
    private static final int FAR = Integer.MAX_VALUE / 2;

    private Foreground() {}

    /** Opening with a cross of 5 pixels: what no cross fits into goes. */
    static boolean[] open(boolean[] mask, int width, int height) {
        return cross(cross(mask, width, height, true), width, height, false);
    }

    /** Erosion or dilation by the cross; outside the image the outermost pixels repeat, which changes nothing. */
    private static boolean[] cross(boolean[] mask, int width, int height, boolean erode) {
        boolean[] result = new boolean[mask.length];
        boolean[] row = new boolean[width];
        boolean[] beside = new boolean[width];
        for (int y = 0; y < height; y++) {
            int at = y * width;
            System.arraycopy(mask, at, row, 0, width);
            System.arraycopy(mask, at, beside, 1, width - 1);
            beside[0] = row[0];
            combine(row, beside, erode);
            System.arraycopy(mask, at + 1, beside, 0, width - 1);
            beside[width - 1] = mask[at + width - 1];
            combine(row, beside, erode);
            System.arraycopy(mask, Math.max(0, y - 1) * width, beside, 0, width);
            combine(row, beside, erode);
            System.arraycopy(mask, Math.min(height - 1, y + 1) * width, beside, 0, width);
            combine(row, beside, erode);
            System.arraycopy(row, 0, result, at, width);
        }
        return result;
    }

    private static void combine(boolean[] row, boolean[] beside, boolean erode) {
        if (erode) {
            for (int x = 0; x < row.length; x++) {
                row[x] = row[x] & beside[x];
            }
        } else {
            for (int x = 0; x < row.length; x++) {
                row[x] = row[x] | beside[x];
            }
        }
    }

    /** Distance of each pixel of the mask to the nearest one outside it, in hundredths of a pixel; the image's border is no edge. */
    static int[] distances(boolean[] mask, int width, int height) {
        int[] distances = new int[mask.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = mask[i] ? FAR : 0;
        }
        RowDistances rows = new RowDistances(width);
        for (int at = 0; at < mask.length; at += width) {
            rows.lower(distances, at);
            rows.rightwards(distances, at);
        }
        rows = new RowDistances(width);
        for (int at = mask.length - width; at >= 0; at -= width) {
            rows.lower(distances, at);
            rows.leftwards(distances, at);
        }
        return distances;
    }

    /** Lowers distances row by row: first by what the row before offers, for several pixels at a time, then one by one along the row. */
    private static final class RowDistances {

        private final int[] before;
        private final int[] left;
        private final int[] right;
        private final int[] row;

        RowDistances(int width) {
            before = new int[width];
            left = new int[width];
            right = new int[width];
            row = new int[width];
            Arrays.fill(before, FAR);
        }

        void lower(int[] distances, int at) {
            int width = row.length;
            System.arraycopy(distances, at, row, 0, width);
            left[0] = FAR;
            System.arraycopy(before, 0, left, 1, width - 1);
            System.arraycopy(before, 1, right, 0, width - 1);
            right[width - 1] = FAR;
            for (int x = 0; x < width; x++) {
                row[x] = least(row[x], least(before[x] + SIDE, least(left[x], right[x]) + CORNER));
            }
        }

        /** Without a branch; Math.min would be worked out one by one. */
        private static int least(int a, int b) {
            int less = a - b;
            return b + (less & less >> 31);
        }

        void rightwards(int[] distances, int at) {
            int least = FAR;
            for (int x = 0; x < row.length; x++) {
                least = Math.min(row[x], least + SIDE);
                before[x] = least;
            }
            System.arraycopy(before, 0, distances, at, row.length);
        }

        void leftwards(int[] distances, int at) {
            int least = FAR;
            for (int x = row.length - 1; x >= 0; x--) {
                least = Math.min(row[x], least + SIDE);
                before[x] = least;
            }
            System.arraycopy(before, 0, distances, at, row.length);
        }
    }
}
