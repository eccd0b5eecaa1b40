package org.fascicle.stain;

import java.util.Optional;
import org.fascicle.image.RgbImage;

/**
 * Measures the empty glass of a slide on its overview.
 *
 * <p>Glass is bright, nearly grey and flat. Among the pixels that are all three, the brightest level that holds a fair
 * share of them is the glass, and the white point is their median, channel by channel. Where too few pixels qualify, as in a
 * field filled with tissue, the white point stays unknown.
 *
 * <p>Limits: a field of nothing but pale, flat, greyish tissue looks like glass.
 */
public final class WhitePointEstimator {

    /** Least intensity of glass; microscope cameras leave it at about 200, scanners at about 240. */
    static final int LEAST_INTENSITY = 185;
    /** Most that the channels of glass differ: lamps are tinted a little. */
    static final int MOST_TINT = 30;
    /** Most that green may lie below both others: more is a blush of eosin or haematoxylin, not a lamp. */
    static final int MOST_PURPLE = 7;
    /** Most that the neighbours of a glass pixel differ from it in green: noise and JPEG. */
    static final int MOST_STEP = 8;
    /** Least share of the image that must be glass. */
    static final double LEAST_SHARE = 0.002;
    /** A level counts as a peak if it holds at least this share of the highest one. */
    private static final double PEAK_SHARE = 0.25;
    private static final int PEAK_HALF_WIDTH = 4;

    private WhitePointEstimator() {
    }

    /** The glass's intensity, or empty where the image shows too little of it. */
    public static Optional<WhitePoint> estimate(RgbImage overview) {
        int[] levels = candidateLevels(overview);
        long total = 0;
        for (int count : levels) {
            total += count;
        }
        if (total < LEAST_SHARE * overview.width() * overview.height()) {
            return Optional.empty();
        }
        return Optional.of(medianAround(overview, brightestPeak(levels)));
    }

    private static int[] candidateLevels(RgbImage image) {
        int[] levels = new int[256];
        for (int y = 1; y < image.height() - 1; y++) {
            for (int x = 1; x < image.width() - 1; x++) {
                if (looksLikeGlass(image, x, y)) {
                    levels[level(image, x, y)]++;
                }
            }
        }
        return levels;
    }

    static boolean looksLikeGlass(RgbImage image, int x, int y) {
        int red = image.red(x, y);
        int green = image.green(x, y);
        int blue = image.blue(x, y);
        int low = Math.min(red, Math.min(green, blue));
        int high = Math.max(red, Math.max(green, blue));
        return low >= LEAST_INTENSITY && high - low <= MOST_TINT && Math.min(red, blue) - green <= MOST_PURPLE
                && Math.abs(image.green(x - 1, y) - green) <= MOST_STEP && Math.abs(image.green(x + 1, y) - green) <= MOST_STEP
                && Math.abs(image.green(x, y - 1) - green) <= MOST_STEP && Math.abs(image.green(x, y + 1) - green) <= MOST_STEP;
    }

    private static int level(RgbImage image, int x, int y) {
        return (image.red(x, y) + image.green(x, y) + image.blue(x, y)) / 3;
    }

    private static int brightestPeak(int[] levels) {
        long[] smooth = smoothed(levels);
        long highest = 0;
        for (long count : smooth) {
            highest = Math.max(highest, count);
        }
        int level = 255;
        while (smooth[level] < PEAK_SHARE * highest) {
            level--;
        }
        while (level > 0 && smooth[level - 1] > smooth[level]) {
            level--;
        }
        return level;
    }

    private static long[] smoothed(int[] levels) {
        long[] smooth = new long[levels.length];
        for (int level = 0; level < levels.length; level++) {
            for (int near = Math.max(0, level - 2); near <= Math.min(levels.length - 1, level + 2); near++) {
                smooth[level] += levels[near];
            }
        }
        return smooth;
    }

    private static WhitePoint medianAround(RgbImage image, int peak) {
        int[][] channels = new int[3][256];
        for (int y = 1; y < image.height() - 1; y++) {
            for (int x = 1; x < image.width() - 1; x++) {
                if (looksLikeGlass(image, x, y) && Math.abs(level(image, x, y) - peak) <= PEAK_HALF_WIDTH) {
                    channels[0][image.red(x, y)]++;
                    channels[1][image.green(x, y)]++;
                    channels[2][image.blue(x, y)]++;
                }
            }
        }
        return new WhitePoint(median(channels[0]), median(channels[1]), median(channels[2]));
    }

    private static int median(int[] histogram) {
        long total = 0;
        for (int count : histogram) {
            total += count;
        }
        long below = 0;
        int value = -1;
        while (2 * below < total) {
            below += histogram[++value];
        }
        return Math.max(1, value);
    }
}
