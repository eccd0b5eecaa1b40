package org.fascicle.segment.nuclei;

/**
 * Parts nuclear stain from its surroundings by a threshold of each pixel's own neighbourhood.
 *
 * <p>In a square window around the pixel the mean of what is above the threshold (nuclei) and of what is below it
 * (background) are taken; the next threshold lies halfway between the two (Ridler and Calvard's iteration, per window). It starts
 * from the window's mean. A threshold never comes nearer to the background than {@code leastContrast}.
 *
 * <p>Each pass costs the same whatever the window: sums over columns are moved down row by row, and sums of these to the
 * right. A pixel's outcome depends on what lies within {@code (passes + 1)} window radii, the far part hardly at all.
 *
 * @see <a href="https://doi.org/10.1109/TSMC.1978.4310039">Ridler and Calvard 1978</a>
 */
final class LocalThreshold {

    private static final int SHIFT = 10;
    private static final int ONE = 1 << SHIFT;

    private final int[] contrast;
    private final int width;
    private final int height;
    private final int radius;
    private final int leastContrast;
    private boolean[] nuclear;
    private final int[] background;
    private final int[] span;

    private LocalThreshold(int[] contrast, int width, int height, int radius, int leastContrast) {
        this.contrast = contrast;
        this.width = width;
        this.height = height;
        this.radius = radius;
        this.leastContrast = leastContrast;
        this.nuclear = new boolean[contrast.length];
        this.background = new int[contrast.length];
        this.span = new int[contrast.length];
    }

    /**
     * The levels of background and nuclei around each pixel of an image.
     *
     * @param contrast whole numbers, 0 or more, below 2^20 / window area
     * @param radius of the window, in pixels: it is 2 radius + 1 wide
     * @param leastContrast least distance of the threshold from the background
     * @param passes how often it is refined
     */
    static LocalThreshold of(int[] contrast, int width, int height, int radius, int leastContrast, int passes) {
        LocalThreshold threshold = new LocalThreshold(contrast, width, height, radius, leastContrast);
        threshold.pass(true);
        for (int i = 0; i < passes; i++) {
            threshold.pass(false);
        }
        return threshold;
    }

    /**
     * Which pixels stand out by a share of what lies between their window's background (0) and its nuclei (1).
     *
     * @param share the share, above 0 and below 1
     */
    boolean[] above(double share) {
        int fixed = (int) Math.round(share * ONE);
        boolean[] above = new boolean[contrast.length];
        for (int i = 0; i < above.length; i++) {
            above[i] = contrast[i] - background[i] > Math.max(leastContrast, span[i] * fixed >> SHIFT);
        }
        return above;
    }

    /** Mean of the window's pixels below the threshold. */
    int[] background() {
        return background;
    }

    /** How far the window's pixels above the threshold lie over those below it, on average. */
    int[] span() {
        return span;
    }

    private void pass(boolean first) {
        boolean[] next = new boolean[nuclear.length];
        int[] all = new int[width + 2 * radius + 1];
        int[] above = new int[all.length];
        int[] count = new int[all.length];
        for (int y = -radius; y < height; y++) {
            if (y + radius < height) {
                addRow(y + radius, 1, all);
                addNuclear(first ? 0 : width, y + radius, 1, above, count);
            }
            if (y - radius - 1 >= 0) {
                addRow(y - radius - 1, -1, all);
                addNuclear(first ? 0 : width, y - radius - 1, -1, above, count);
            }
            if (y >= 0) {
                int rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
                if (first) {
                    startRow(y, rows, all, next);
                } else {
                    refineRow(y, rows, all, above, count, next);
                }
            }
        }
        nuclear = next;
    }

    /** Column sums stand {@code radius} places to the right, zeros around them, so that windows need no bounds. */
    private void addRow(int y, int sign, int[] all) {
        int at = y * width;
        for (int x = 0; x < width; x++) {
            all[x + radius] += sign * contrast[at + x];
        }
    }

    /** The same for the first {@code columns} of what is nuclear; none are in the first pass. */
    private void addNuclear(int columns, int y, int sign, int[] above, int[] count) {
        int at = y * width;
        for (int x = 0; x < columns; x++) {
            if (nuclear[at + x]) {
                above[x + radius] += sign * contrast[at + x];
                count[x + radius] += sign;
            }
        }
    }

    private int columns(int x) {
        return Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1;
    }

    private int firstColumns(int[] sums) {
        int sum = 0;
        for (int x = 0; x < 2 * radius && x < sums.length; x++) {
            sum += sums[x];
        }
        return sum;
    }

    private void startRow(int y, int rows, int[] all, boolean[] next) {
        int sum = firstColumns(all);
        for (int x = 0; x < width; x++) {
            sum += all[x + 2 * radius];
            next[y * width + x] = (long) contrast[y * width + x] * rows * columns(x) > sum;
            sum -= all[x];
        }
    }

    private void refineRow(int y, int rows, int[] all, int[] above, int[] count, boolean[] next) {
        int sum = firstColumns(all);
        int sumAbove = firstColumns(above);
        int countAbove = firstColumns(count);
        for (int x = 0; x < width; x++) {
            sum += all[x + 2 * radius];
            sumAbove += above[x + 2 * radius];
            countAbove += count[x + 2 * radius];
            decide(y * width + x, rows * columns(x), sum, sumAbove, countAbove, next);
            sum -= all[x];
            sumAbove -= above[x];
            countAbove -= count[x];
        }
    }

    private void decide(int at, int pixels, int sum, int sumAbove, int countAbove, boolean[] next) {
        int countBelow = pixels - countAbove;
        float below = countBelow > 0 ? (float) (sum - sumAbove) / countBelow : (float) sum / pixels;
        float over = countAbove > 0 ? (float) sumAbove / countAbove - below : leastContrast;
        background[at] = (int) below;
        span[at] = (int) over;
        next[at] = contrast[at] - below > Math.max(leastContrast, over / 2);
    }
}
