package org.fascicle.segment.nuclei;

/**
 * Hills over nuclei: height is the distance to the foreground's edge plus a share of the stain, smoothed.
 *
 * <p>Distance alone parts touching nuclei by shape and breaks long ones at every dent; stain alone parts by chromatin.
 * Their sum has one hill where both agree. Heights are bytes of {@link #STEP_UM}; 0 is outside the foreground.
 */
final class NuclearSurface {

    /** Height of one level, in um. */
    static final double STEP_UM = 0.1;

    private static final int CENTI = 100;
    private static final int HIGHEST = 255;
    /** Heights before they become levels are in um / 100. */
    private static final int MOST = (int) (CENTI * HIGHEST * STEP_UM);
    /** Stain beyond this many times the way from background to nuclei, counted from halfway, makes a hill no higher. */
    private static final float MOST_STAIN = 1.4f;

    private static final float LEAST_STAIN = -0.5f;

    private final int[] contrast;
    private final LocalThreshold threshold;
    private final int width;
    private final int height;
    private final double pixelUm;
    private final double smoothingPx;

    NuclearSurface(
            int[] contrast,
            LocalThreshold threshold,
            int width,
            int height,
            double pixelUm,
            ClassicNucleusOptions options) {
        this.contrast = contrast;
        this.threshold = threshold;
        this.width = width;
        this.height = height;
        this.pixelUm = pixelUm;
        this.smoothingPx = options.surfaceSmoothingUm() / pixelUm;
    }

    /**
     * The hills of a foreground.
     *
     * @param stainHeightUm what the full stain of a nucleus adds to its height; halfway from background to nuclei adds nothing
     */
    byte[] over(boolean[] foreground, double stainHeightUm) {
        int[] heights = Foreground.distances(foreground, width, height);
        float perPixel = (float) pixelUm;
        for (int i = 0; i < heights.length; i++) {
            heights[i] = Math.min(MOST, (int) (heights[i] * perPixel));
        }
        if (stainHeightUm > 0) {
            addStain(heights, foreground, (float) stainHeightUm);
        }
        return levels(Blur.gaussian(heights, width, height, smoothingPx), foreground);
    }

    private void addStain(int[] heights, boolean[] foreground, float heightUm) {
        int[] background = threshold.background();
        int[] span = threshold.span();
        for (int i = 0; i < heights.length; i++) {
            if (foreground[i]) {
                float relative = (contrast[i] - background[i]) / (float) Math.max(CENTI, span[i]) - 0.5f;
                int stain = (int) (CENTI * heightUm * Math.max(LEAST_STAIN, Math.min(MOST_STAIN, relative)));
                heights[i] = Math.max(0, Math.min(MOST, heights[i] + stain));
            }
        }
    }

    private static byte[] levels(int[] heights, boolean[] mask) {
        byte[] levels = new byte[heights.length];
        float scale = (float) (1 / (CENTI * STEP_UM));
        for (int i = 0; i < levels.length; i++) {
            levels[i] = mask[i] ? (byte) Math.max(1, Math.min(HIGHEST, (int) (heights[i] * scale + 0.5f))) : 0;
        }
        return levels;
    }
}
