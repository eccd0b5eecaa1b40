package org.fascicle.segment.nuclei;

import org.fascicle.image.RgbImage;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainSeparation;

/**
 * How much nuclear stain each pixel holds: haematoxylin on H&E, haematoxylin and DAB on H-DAB, lightly smoothed.
 *
 * <p>Units: thousandths of optical density, as whole numbers, so that running sums over them are exact.
 */
final class NuclearContrast {

    /** Steps per unit of optical density. */
    static final int STEPS = 1000;

    private static final int MOST = 4 * STEPS;

    private NuclearContrast() {
    }

    static int[] of(RgbImage image, SlideColour colour, double smoothingPx) {
        float[] amounts = new StainSeparation(colour).nuclear(image).data();
        int[] contrast = new int[amounts.length];
        for (int i = 0; i < amounts.length; i++) {
            contrast[i] = Math.max(0, Math.min(MOST, (int) (amounts[i] * STEPS + 0.5f)));
        }
        return Blur.gaussian(contrast, image.width(), image.height(), smoothingPx);
    }
}
