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
 * Work goes over one row at a time in arrays of a row's length: Java 17 treats several pixels at once only where all arrays are read
 * at one index.
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
    /** 1 above the threshold, 0 below: a factor in sums, which needs no branch. */
    private int[] nuclear;

    private final int[] background;
    private final int[] span;
    /** By column, how wide its window is within the image. */
    private final float[] windowWidth;

    private LocalThreshold(int[] contrast, int width, int height, int radius, int leastContrast) {
        this.contrast = contrast;
        this.width = width;
        this.height = height;
        this.radius = radius;
        this.leastContrast = leastContrast;
        this.nuclear = new int[contrast.length];
        this.background = new int[contrast.length];
        this.span = new int[contrast.length];
        this.windowWidth = new float[width];
        for (int x = 0; x < width; x++) {
            windowWidth[x] = within(x, width);
        }
    }

    /** How much of a window around a place lies within the image. */
    private int within(int place, int size) {
        return Math.min(size - 1, place + radius) - Math.max(0, place - radius) + 1;
    }

    /**
     * The levels of background and nuclei around each pixel of an image.
     *
     * @param contrast whole numbers, 0 or more, below 2^31 / window area
     * @param radius of the window, in pixels: it is 2 radius + 1 wide
     * @param leastContrast least distance of the threshold from the background
     * @param passes how often it is refined
     */
    static LocalThreshold of(int[] contrast, int width, int height, int radius, int leastContrast, int passes) {
        LocalThreshold threshold = new LocalThreshold(contrast, width, height, radius, leastContrast);
        threshold.start();
        for (int i = 1; i <= passes; i++) {
            threshold.refine(i == passes);
        }
        return threshold;
    }

    /**
     * Moves these levels towards those of the whole block: where a window holds nothing but background, or nuclei alone, its own
     * levels say little.
     *
     * @param share how much of a level is the block's, 0 to 1
     */
    void leanOnBlock(double share) {
        BlockLevels block = BlockLevels.of(contrast);
        float own = (float) (1 - share);
        float ofBackground = (float) (share * block.background());
        float ofSpan = (float) (share * block.span());
        for (int i = 0; i < background.length; i++) {
            background[i] = (int) (own * background[i] + ofBackground);
            span[i] = (int) (own * span[i] + ofSpan);
        }
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

    /** The first threshold is each window's mean. */
    private void start() {
        WindowSums all = new WindowSums(width, radius);
        int[] row = new int[width];
        int[] sums = new int[width];
        for (int y = -radius; y < height; y++) {
            addAll(y + radius, 1, row, all.columns());
            addAll(y - radius - 1, -1, row, all.columns());
            if (y >= 0) {
                all.slide(sums);
                int rows = within(y, height);
                for (int x = 0, at = y * width; x < width; x++, at++) {
                    nuclear[at] = contrast[at] * rows * (int) windowWidth[x] > sums[x] ? 1 : 0;
                }
            }
        }
    }

    private void addAll(int y, int sign, int[] row, int[] columns) {
        if (y >= 0 && y < height) {
            System.arraycopy(contrast, y * width, row, 0, width);
            for (int x = 0; x < width; x++) {
                columns[x] += sign * row[x];
            }
        }
    }

    /** Draws new thresholds between the means of what lies above and below the present ones; the last pass writes down these means. */
    private void refine(boolean last) {
        int[] next = last ? nuclear : new int[nuclear.length];
        Parted parted = new Parted();
        for (int y = -radius; y < height; y++) {
            parted.add(y + radius, 1);
            parted.add(y - radius - 1, -1);
            if (y >= 0) {
                parted.means(y);
                if (last) {
                    parted.write(y * width);
                } else {
                    parted.decide(y * width, next);
                }
            }
        }
        nuclear = next;
    }

    /** The windows of one row, parted by the present thresholds. */
    private final class Parted {

        private final WindowSums sumsBelow = new WindowSums(width, radius);
        private final WindowSums sumsAbove = new WindowSums(width, radius);
        private final WindowSums countsAbove = new WindowSums(width, radius);
        private final int[] row = new int[width];
        private final int[] nuclearRow = new int[width];
        private final float[] below = new float[width];
        private final float[] above = new float[width];
        private final float[] count = new float[width];

        void add(int y, int sign) {
            if (y >= 0 && y < height) {
                System.arraycopy(contrast, y * width, row, 0, width);
                System.arraycopy(nuclear, y * width, nuclearRow, 0, width);
                add(sign, sumsBelow.columns(), sumsAbove.columns(), countsAbove.columns());
            }
        }

        private void add(int sign, int[] columnsBelow, int[] columnsAbove, int[] columnCounts) {
            for (int x = 0; x < width; x++) {
                int value = sign * row[x];
                int valueAbove = value * nuclearRow[x];
                columnsBelow[x] += value - valueAbove;
                columnsAbove[x] += valueAbove;
                columnCounts[x] += sign * nuclearRow[x];
            }
        }

        /** Means below and above; NaN where there is nothing. */
        void means(int y) {
            sumsBelow.slide(below);
            sumsAbove.slide(above);
            countsAbove.slide(count);
            float rows = within(y, height);
            for (int x = 0; x < width; x++) {
                below[x] = below[x] / (rows * windowWidth[x] - count[x]);
                above[x] = above[x] / count[x];
            }
        }

        /** Where nothing lies below, what lies above is all there is. */
        private float background(int x) {
            return Float.isNaN(below[x]) ? above[x] : below[x];
        }

        private float span(int x) {
            return Float.isNaN(above[x]) ? leastContrast : above[x] - background(x);
        }

        void write(int at) {
            for (int x = 0; x < width; x++) {
                background[at + x] = (int) background(x);
                span[at + x] = (int) span(x);
            }
        }

        void decide(int at, int[] next) {
            for (int x = 0; x < width; x++) {
                next[at + x] = contrast[at + x] - background(x) > Math.max(leastContrast, span(x) / 2) ? 1 : 0;
            }
        }
    }
}
