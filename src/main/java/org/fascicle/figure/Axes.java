package org.fascicle.figure;

import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/** Whether a region has axes: a long dark line down its left part and one along its bottom part. */
final class Axes {

    private static final int DARK = 130;
    private static final double LONG = 0.5;

    private Axes() {}

    static boolean has(RgbImage image, Region region) {
        return longestRun(image, region, true) > LONG * region.height()
                && longestRun(image, region, false) > LONG * region.width();
    }

    private static int longestRun(RgbImage image, Region region, boolean upright) {
        int longest = 0;
        int lines = upright ? region.width() / 2 : region.height();
        for (int line = 0; line < lines; line++) {
            int run = 0;
            for (int i = 0; i < (upright ? region.height() : region.width()); i++) {
                int x = region.x() + (upright ? line : i);
                int y = region.y() + (upright ? i : line);
                run = Math.max(image.red(x, y), Math.max(image.green(x, y), image.blue(x, y))) < DARK ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return longest;
    }
}
