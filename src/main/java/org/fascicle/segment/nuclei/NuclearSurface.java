package org.fascicle.segment.nuclei;

/**
 * Hills over nuclei: height is the distance to the foreground's edge plus a share of the stain, smoothed.
 *
 * <p>Distance alone parts touching nuclei by shape and breaks long ones at every dent; stain alone parts by chromatin.
 * Their sum has one hill where both agree. Heights are bytes of {@link #STEP_UM}; 0 is outside the foreground.
 */
final class NuclearSurface {

    /** Height of one level, in um. */
    static final double STEP_UM = 0.06;

    private static final int CENTI = 100;
    private static final int HIGHEST = 255;

    private NuclearSurface() {
    }

    static byte[] of(boolean[] mask, int[] contrast, LocalThreshold threshold, int width, int height, double pixelUm,
            ClassicNucleusOptions options) {
        int[] heights = Foreground.distances(mask, width, height);
        int[] background = threshold.background();
        int[] span = threshold.span();
        int stainCenti = (int) Math.round(CENTI * options.stainHeightUm());
        int most = (int) (CENTI * HIGHEST * STEP_UM);
        float perPixel = (float) pixelUm;
        for (int i = 0; i < heights.length; i++) {
            if (mask[i]) {
                int relative = (contrast[i] - background[i]) * CENTI / Math.max(CENTI, span[i]) - CENTI / 2;
                int stain = Math.max(-CENTI / 2, Math.min(3 * CENTI / 2, relative)) * stainCenti / CENTI;
                heights[i] = Math.max(0, Math.min(most, (int) (heights[i] * perPixel) + stain));
            } else {
                heights[i] = 0;
            }
        }
        return levels(Blur.gaussian(heights, width, height, options.surfaceSmoothingUm() / pixelUm), mask);
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
