package org.fascicle.figure;

import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * What a region's colours say about its kind.
 *
 * @param median of the brightest channel, 0 to 255
 * @param flat share of the pixels that are not bright within a dozen levels of their commonest colour; 0 where that is pale, as bare
 *     tissue is, or black, as fluorescence is
 * @param still share of pixels that equal their right neighbour within a level or two
 * @param dark share of pixels below 40 in all channels
 * @param bright share of pixels above 225 in all channels
 * @param stained share of pixels that are neither bright nor grey and absorb as haematoxylin, eosin or DAB do: green or blue more than red
 * @param paper share of pixels as white as the page, which bare glass seldom is
 * @param colourStill of the coloured pixels, the share that equals its right neighbour
 * @param coloured share of pixels with a difference of channels of 25 and more
 */
record PictureLook(
        double median,
        double flat,
        double still,
        double dark,
        double bright,
        double stained,
        double coloured,
        double paper,
        double colourStill) {

    private static final int BIN = 8;
    private static final int STILL = 2;
    private static final int BRIGHT = 225;
    private static final int COLOUR = 25;
    private static final int PALE = 176;
    private static final int NIGHT = 40;
    private static final double FILL = 0.75;
    private static final double ALL = 0.9;
    /** Share of a plate that its words leave. */
    private static final double PLATE = 0.5;

    private static final double LITTLE = 0.015;
    /** Share of coloured pixels below which a picture is grey. */
    private static final double GREY = 0.012;

    static PictureLook at(RgbImage image, Region region) {
        int[] value = new int[256];
        int[] bins = new int[32 * 32 * 32];
        int still = 0;
        int dark = 0;
        int bright = 0;
        int stained = 0;
        int coloured = 0;
        int colourStill = 0;
        int paper = 0;
        for (int y = region.y(); y < region.bottom(); y++) {
            for (int x = region.x(); x < region.right(); x++) {
                int r = image.red(x, y);
                int g = image.green(x, y);
                int b = image.blue(x, y);
                int most = Math.max(r, Math.max(g, b));
                int least = Math.min(r, Math.min(g, b));
                value[most]++;
                bins[r / BIN << 10 | g / BIN << 5 | b / BIN] += least > BRIGHT ? 0 : 1;
                boolean like = x + 1 < region.right() && near(image, x, y);
                still += like ? 1 : 0;
                colourStill += like && most - least >= COLOUR ? 1 : 0;
                paper += least >= Ground.PURE ? 1 : 0;
                dark += most < 40 ? 1 : 0;
                bright += least > BRIGHT ? 1 : 0;
                coloured += most - least >= COLOUR ? 1 : 0;
                stained += most - least >= 18 && isStain(r, g, b) ? 1 : 0;
            }
        }
        double pixels = region.pixels();
        return new PictureLook(
                quantile(value, 0.5, pixels),
                even(bins, pixels - bright),
                still / pixels,
                dark / pixels,
                bright / pixels,
                stained / pixels,
                coloured / pixels,
                paper / pixels,
                colourStill / Math.max(1.0, coloured));
    }

    private static boolean near(RgbImage image, int x, int y) {
        return Math.abs(image.red(x, y) - image.red(x + 1, y)) <= STILL
                && Math.abs(image.green(x, y) - image.green(x + 1, y)) <= STILL
                && Math.abs(image.blue(x, y) - image.blue(x + 1, y)) <= STILL;
    }

    /** Haematoxylin is blue, eosin pink, DAB brown: green is absorbed more than the brighter of red and blue; none is pure. */
    private static boolean isStain(int r, int g, int b) {
        boolean pinkToBlue = g <= Math.max(r, b) && b >= g - 8 && Math.min(r, b) > 40;
        boolean brown = r >= g && g >= b && r - g < 110 && r > 40;
        return (pinkToBlue || brown) && Math.max(r, b) < 252;
    }

    /** Share of the commonest bin and those that touch it. */
    private static double even(int[] bins, double pixels) {
        int mode = 0;
        for (int i = 1; i < bins.length; i++) {
            mode = bins[i] > bins[mode] ? i : mode;
        }
        int least = Math.min(mode >> 10, Math.min(mode >> 5 & 31, mode & 31));
        int most = Math.max(mode >> 10, Math.max(mode >> 5 & 31, mode & 31));
        if (least >= PALE / BIN || most < NIGHT / BIN) {
            return 0;
        }
        long sum = 0;
        for (int r = -1; r <= 1; r++) {
            for (int g = -1; g <= 1; g++) {
                for (int b = -1; b <= 1; b++) {
                    sum += at(bins, (mode >> 10) + r, (mode >> 5 & 31) + g, (mode & 31) + b);
                }
            }
        }
        return sum / Math.max(1, pixels);
    }

    private static int at(int[] bins, int r, int g, int b) {
        return Math.min(r, Math.min(g, b)) < 0 || Math.max(r, Math.max(g, b)) > 31 ? 0 : bins[r << 10 | g << 5 | b];
    }

    private static double quantile(int[] histogram, double share, double pixels) {
        double below = 0;
        for (int i = 0; i < histogram.length; i++) {
            below += histogram[i];
            if (below >= share * pixels) {
                return i;
            }
        }
        return histogram.length - 1;
    }

    /** Whether most of what the ground leaves of it is one even colour, as a filled shape is, or all of it is black. */
    boolean isFill() {
        return flat > FILL || dark > ALL && still > ALL && isGrey();
    }

    /** Black or white under a bar and its words: no picture. */
    boolean isPlate() {
        return isGrey() || dark > PLATE || bright > PLATE && stained < LITTLE;
    }

    /** More black and white than picture. */
    boolean isMostlyPlate() {
        return dark + bright > PLATE;
    }

    boolean isGrey() {
        return coloured < GREY && stained < GREY;
    }
}
