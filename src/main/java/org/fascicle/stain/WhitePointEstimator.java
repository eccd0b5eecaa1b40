package org.fascicle.stain;

import java.util.Optional;
import org.fascicle.image.RgbImage;

/**
 * Measures the empty glass of a slide on its overview.
 *
 * <p>Glass is bright, nearly grey, flat, and nothing flat is brighter. Candidates are windows of 7 x 7 pixels that are all
 * three; the brightest level that a fair number of them reaches is the glass, and the white point their median, channel by
 * channel. Where too few windows qualify, as in a field filled with tissue, the white point stays unknown.
 *
 * <p>Saturated white (255 in every channel, without noise) is what scanners and editors fill gaps with; it counts only where
 * no glass with noise is seen. Limits: a field of nothing but pale, flat, greyish tissue looks like glass.
 */
public final class WhitePointEstimator {

    /** Least intensity of glass; microscope cameras leave it at about 200, scanners at about 240. */
    static final int LEAST_INTENSITY = 185;
    /** Most that the channels of glass differ: lamps are tinted a little. */
    private static final double MOST_TINT = 30;
    /** Most that green may lie below both others: more is a blush of eosin or haematoxylin, not a lamp. */
    private static final double MOST_PURPLE = 7;
    /** Most that red may lie above both others: more is a blush of eosin. */
    private static final double MOST_PINK = 10;
    /** Most that green deviates within a window: noise and JPEG. */
    private static final double MOST_DEVIATION = 4;
    /** Mean of a window that holds nothing but filled-in white. */
    private static final double SATURATED = 254.5;
    /** Least share of the windows that must be glass: one gap of a few um in a field. */
    private static final double LEAST_SHARE = 0.0003;
    /** Share of the candidates that may be brighter than the glass: reflections. */
    private static final double BRIGHTER_SHARE = 0.01;

    private static final int FEWEST_WINDOWS = 10;
    private static final int HALF = 3;
    private static final int PEAK_SEARCH = 3;
    private static final int PEAK_HALF_WIDTH = 2;
    /** Regularly spaced windows are enough. */
    private static final int MOST_WINDOWS = 500_000;

    private WhitePointEstimator() {}

    /** The glass's intensity, or empty where the image shows too little of it. */
    public static Optional<WhitePoint> estimate(RgbImage overview) {
        if (overview.width() <= 2 * HALF || overview.height() <= 2 * HALF) {
            return Optional.empty();
        }
        Windows glass = Windows.of(overview, false);
        Windows chosen = glass.isEnough() ? glass : Windows.of(overview, true);
        return chosen.isEnough() ? Optional.of(chosen.medianAround(chosen.glassLevel())) : Optional.empty();
    }

    /** The candidate windows of an image: per mean level, how many, and how their channels are distributed. */
    private static final class Windows {

        private final int[] levels = new int[256];
        private final int[][][] channels = new int[256][3][256];
        private long seen;
        private long candidates;

        static Windows of(RgbImage image, boolean saturatedCount) {
            Windows windows = new Windows();
            long pixels = (long) image.width() * image.height();
            int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) pixels / MOST_WINDOWS)));
            for (int y = HALF; y < image.height() - HALF; y += step) {
                for (int x = HALF; x < image.width() - HALF; x += step) {
                    windows.look(image, x, y, saturatedCount);
                }
            }
            return windows;
        }

        private void look(RgbImage image, int x, int y, boolean saturatedCount) {
            seen++;
            if (image.green(x, y) < LEAST_INTENSITY) {
                return;
            }
            double[] sums = new double[4];
            for (int dy = -HALF; dy <= HALF; dy++) {
                for (int dx = -HALF; dx <= HALF; dx++) {
                    int green = image.green(x + dx, y + dy);
                    sums[0] += image.red(x + dx, y + dy);
                    sums[1] += green;
                    sums[2] += image.blue(x + dx, y + dy);
                    sums[3] += green * green;
                }
            }
            int n = (2 * HALF + 1) * (2 * HALF + 1);
            double variance = sums[3] / n - sums[1] * sums[1] / n / n;
            if (isGlass(sums[0] / n, sums[1] / n, sums[2] / n, variance, saturatedCount)) {
                add(sums[0] / n, sums[1] / n, sums[2] / n);
            }
        }

        private static boolean isGlass(double red, double green, double blue, double variance, boolean saturatedCount) {
            double low = Math.min(red, Math.min(green, blue));
            double high = Math.max(red, Math.max(green, blue));
            return low >= LEAST_INTENSITY
                    && high - low <= MOST_TINT
                    && variance <= MOST_DEVIATION * MOST_DEVIATION
                    && Math.min(red, blue) - green <= MOST_PURPLE
                    && red - Math.max(green, blue) <= MOST_PINK
                    && (saturatedCount || low < SATURATED);
        }

        private void add(double red, double green, double blue) {
            candidates++;
            int level = (int) Math.round((red + green + blue) / 3);
            levels[level]++;
            channels[level][0][(int) Math.round(red)]++;
            channels[level][1][(int) Math.round(green)]++;
            channels[level][2][(int) Math.round(blue)]++;
        }

        boolean isEnough() {
            return candidates >= Math.max(FEWEST_WINDOWS, LEAST_SHARE * seen);
        }

        /** From the top down past the brightest few, then to the fullest level nearby. */
        int glassLevel() {
            int level = 255;
            for (long above = levels[level]; above < BRIGHTER_SHARE * candidates; ) {
                above += levels[--level];
            }
            int fullest = level;
            for (int near = level; near > Math.max(0, level - PEAK_SEARCH); near--) {
                fullest = levels[near] > levels[fullest] ? near : fullest;
            }
            return fullest;
        }

        WhitePoint medianAround(int level) {
            return new WhitePoint(median(0, level), median(1, level), median(2, level));
        }

        private int median(int channel, int level) {
            int[] histogram = new int[256];
            long total = 0;
            for (int near = Math.max(0, level - PEAK_HALF_WIDTH);
                    near <= Math.min(255, level + PEAK_HALF_WIDTH);
                    near++) {
                for (int value = 0; value < 256; value++) {
                    histogram[value] += channels[near][channel][value];
                    total += channels[near][channel][value];
                }
            }
            int value = 0;
            for (long below = histogram[0]; 2 * below < total; ) {
                below += histogram[++value];
            }
            return Math.max(1, value);
        }
    }
}
