package org.fascicle.segment.nuclei;

import java.util.Arrays;

/** Cleaning of a mask, thin bridges and specks opened away; and its distances. */
final class Foreground {

    /** Chamfer steps to a side and to a corner neighbour, in hundredths of a pixel (Borgefors 1986, best real values). */
    private static final int SIDE = 96;
    private static final int CORNER = 136;

    private Foreground() {
    }

    /** Opening with a cross of 5 pixels: what no cross fits into goes. */
    static boolean[] open(boolean[] mask, int width, int height) {
        return cross(cross(mask, width, height, true), width, height, false);
    }

    /** Erosion or dilation by the cross; outside the image counts as what changes nothing. */
    private static boolean[] cross(boolean[] mask, int width, int height, boolean erode) {
        boolean[] result = new boolean[mask.length];
        for (int y = 0, at = 0; y < height; y++) {
            int above = y > 0 ? -width : 0;
            int below = y < height - 1 ? width : 0;
            for (int x = 0; x < width; x++, at++) {
                int left = x > 0 ? -1 : 0;
                int right = x < width - 1 ? 1 : 0;
                result[at] = erode ? mask[at] & mask[at + left] & mask[at + right] & mask[at + above] & mask[at + below]
                        : mask[at] | mask[at + left] | mask[at + right] | mask[at + above] | mask[at + below];
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
