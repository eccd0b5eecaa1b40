package org.fascicle.segment.nuclei;

import org.fascicle.image.RgbImage;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.StainSeparation;

/**
 * How much nuclear stain each pixel holds: haematoxylin on H&E, haematoxylin and DAB on H-DAB.
 *
 * <p>The slide's own white point is used, but published stain vectors (QuPath's), not the slide's measured ones: here the
 * vectors only weigh the channels, an error of a few degrees in the measured ones changes which nuclei are found, and over
 * three sets of slides no weights told nuclei apart better than these.
 *
 * <p>Units: thousandths of optical density, as whole numbers, so that running sums over them are exact.
 */
final class NuclearContrast {

    /** Steps per unit of optical density. */
    static final int STEPS = 1000;

    private static final int MOST = 4 * STEPS;

    private NuclearContrast() {}

    static int[] of(RgbImage image, SlideColour colour) {
        float[] amounts = new StainSeparation(published(colour)).nuclear(image).data();
        int[] contrast = new int[amounts.length];
        for (int i = 0; i < amounts.length; i++) {
            contrast[i] = Math.max(0, Math.min(MOST, (int) (amounts[i] * STEPS + 0.5f)));
        }
        return contrast;
    }

    private static SlideColour published(SlideColour colour) {
        StainMatrix stains = colour.kind() == StainKind.HDAB ? StainMatrix.QUPATH_HDAB : StainMatrix.QUPATH_HE;
        return new SlideColour(colour.kind(), colour.kindConfidence(), colour.white(), stains, "published vectors");
    }
}
