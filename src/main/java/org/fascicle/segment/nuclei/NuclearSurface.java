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

    private final int width;
    private final int height;
    private final double pixelUm;
    private final double smoothingPx;
    /** What the stain of each pixel adds to its height, in um / 100. */
    private final int[] stainCenti;

    NuclearSurface(int[] contrast, LocalThreshold threshold, int width, int height, double pixelUm, ClassicNucleusOptions options) {
        this.width = width;
        this.height = height;
        this.pixelUm = pixelUm;
        this.smoothingPx = options.surfaceSmoothingUm() / pixelUm;
        this.stainCenti = stain(contrast, threshold, (float) options.stainHeightUm());
    }

    /** Halfway from background to nuclei adds nothing; half of the way more or less is worth half of the stain's height. */
    private static int[] stain(int[] contrast, LocalThreshold threshold, float heightUm) {
        int[] background = threshold.background();
        int[] span = threshold.span();
        int[] stain = new int[contrast.length];
        for (int i = 0; i < stain.length; i++) {
            float relative = (contrast[i] - background[i]) / (float) Math.max(CENTI, span[i]) - 0.5f;
            stain[i] = (int) (CENTI * heightUm * Math.max(-0.5f, Math.min(1.5f, relative)));
        }
        return stain;
    }

    /** The hills of a foreground. */
    byte[] over(boolean[] mask) {
        int[] heights = Foreground.distances(mask, width, height);
        int most = (int) (CENTI * HIGHEST * STEP_UM);
        float perPixel = (float) pixelUm;
        for (int i = 0; i < heights.length; i++) {
            heights[i] = mask[i] ? Math.max(0, Math.min(most, (int) (heights[i] * perPixel) + stainCenti[i])) : 0;
        }
        return levels(Blur.gaussian(heights, width, height, smoothingPx), mask);
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
