package org.fascicle.segment.nuclei;

import java.util.Arrays;

/** Cleaning of a mask: small holes filled, thin bridges and specks opened away; and its distances. */
final class Foreground {

    /** Chamfer steps to a side and to a corner neighbour, in hundredths of a pixel (Borgefors 1986, best real values). */
    private static final int SIDE = 96;
    private static final int CORNER = 136;

    private Foreground() {
    }

    /** Fills 4-connected holes of at most {@code mostPixels} pixels. */
    static void fillHoles(boolean[] mask, int width, int height, int mostPixels) {
        boolean[] seen = mask.clone();
        int[] hole = new int[mostPixels + 1];
        int[] pending = new int[mask.length];
        for (int start = 0; start < mask.length; start++) {
            if (!seen[start]) {
                int size = flood(seen, width, height, start, hole, pending);
                for (int i = 0; i < size && size <= mostPixels; i++) {
                    mask[hole[i]] = true;
                }
            }
        }
    }

    /** Marks the connected area as seen, keeps its first pixels in {@code hole} and returns its size. */
    private static int flood(boolean[] seen, int width, int height, int start, int[] hole, int[] pending) {
        int waiting = 0;
        int size = 0;
        pending[waiting++] = start;
        seen[start] = true;
        while (waiting > 0) {
            int at = pending[--waiting];
            if (size < hole.length) {
                hole[size] = at;
            }
            size++;
            int x = at % width;
            waiting = visit(seen, x > 0, at - 1, pending, waiting);
            waiting = visit(seen, x < width - 1, at + 1, pending, waiting);
            waiting = visit(seen, at >= width, at - width, pending, waiting);
            waiting = visit(seen, at < (height - 1) * width, at + width, pending, waiting);
        }
        return size;
    }

    private static int visit(boolean[] seen, boolean exists, int at, int[] pending, int waiting) {
        if (exists && !seen[at]) {
            seen[at] = true;
            pending[waiting] = at;
            return waiting + 1;
        }
        return waiting;
    }

    /** Opening with a cross of 5 pixels: what no cross fits into goes. */
    static boolean[] open(boolean[] mask, int width, int height) {
        return cross(cross(mask, width, height, true), width, height, false);
    }

    /** Erosion or dilation by the cross; outside the image counts as what changes nothing. */
    private static boolean[] cross(boolean[] mask, int width, int height, boolean erode) {
        boolean[] result = mask.clone();
        for (int y = 0; y < height; y++) {
            int at = y * width;
            for (int x = 1; x < width; x++) {
                result[at + x] = erode ? result[at + x] & mask[at + x - 1] : result[at + x] | mask[at + x - 1];
                result[at + x - 1] = erode ? result[at + x - 1] & mask[at + x] : result[at + x - 1] | mask[at + x];
            }
            for (int x = 0; x < width && y > 0; x++) {
                result[at + x] = erode ? result[at + x] & mask[at - width + x] : result[at + x] | mask[at - width + x];
            }
            for (int x = 0; x < width && y < height - 1; x++) {
                result[at + x] = erode ? result[at + x] & mask[at + width + x] : result[at + x] | mask[at + width + x];
            }
        }
        return result;
    }

    /** Distance of each pixel of the mask to the nearest one outside it, in hundredths of a pixel; the image's border is no edge. */
    static int[] distances(boolean[] mask, int width, int height) {
        int[] padded = new int[(width + 2) * (height + 2)];
        int stride = width + 2;
        Arrays.fill(padded, Integer.MAX_VALUE / 2);
        for (int y = 0; y < height; y++) {
            for (int x = 0, at = (y + 1) * stride + 1; x < width; x++, at++) {
                int around = Math.min(Math.min(padded[at - 1], padded[at - stride]) + SIDE,
                        Math.min(padded[at - stride - 1], padded[at - stride + 1]) + CORNER);
                padded[at] = mask[y * width + x] ? around : 0;
            }
        }
        int[] distances = new int[mask.length];
        for (int y = height - 1; y >= 0; y--) {
            for (int x = width - 1, at = (y + 1) * stride + width; x >= 0; x--, at--) {
                int around = Math.min(Math.min(padded[at + 1], padded[at + stride]) + SIDE,
                        Math.min(padded[at + stride + 1], padded[at + stride - 1]) + CORNER);
                padded[at] = Math.min(padded[at], around);
                distances[y * width + x] = padded[at];
            }
        }
        return distances;
    }
}
