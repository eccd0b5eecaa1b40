package org.fascicle.segment.positivity;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.raster.BoxMean;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.StainPlanes;

/**
 * Tells pigment from DAB by its hue, where the hue tells it.
 *
 * <p>Haematoxylin and DAB span a plane of hues. Neutral grey lies beside it, by a residual of 0.13 of its stain with the usual vectors, and what is yellower than
 * the slide's DAB needs less than no haematoxylin. Both are asked of the mean over {@link #WINDOW_UM}, for a pixel's own hue is noise. What is black has no
 * hue: it is pigment where too little brown lies around it.
 *
 * <p>Limits: brown melanin has the hue of DAB over haematoxylin and is not told from it. Where a laboratory's DAB is very yellow, its vectors' plane runs through
 * grey, and neither is grey pigment. The bounds lie beyond 999 of 1000 pixels of real DAB of five laboratories.
 */
final class PigmentFinder {

    /** Longest way over which a pixel's answer looks, from edge to edge. */
    static final double WINDOW_UM = 5;
    /** Window in which brown must lie around black: a nucleus. */
    private static final double BLACK_WINDOW_UM = 16;
    /** Share of brown among what is brown or black in that window. */
    private static final float LEAST_BROWN = 0.2f;
    /** Residual over both stains from which a hue is grey. */
    private static final float LEAST_GREY = 0.09f;
    /** Haematoxylin over DAB below which a hue is golden. */
    private static final float MOST_GOLDEN = -0.2f;
    /** Share of the window that must be dark: the hue of less is that of its edges, where lenses part colours. */
    private static final float LEAST_DARK = 0.15f;

    private final StainPlanes planes;
    private final BinaryMask dark;
    private final BinaryMask black;
    private final PixelSize pixelSize;

    /**
     * @param dark what would count as DAB by its density
     * @param black what lets too little light through to have a hue
     */
    PigmentFinder(StainPlanes planes, BinaryMask dark, BinaryMask black, PixelSize pixelSize) {
        this.planes = planes;
        this.dark = dark;
        this.black = black;
        this.pixelSize = pixelSize;
    }

    /** Pigment among what is dark or black; black also where it is too blue to count as DAB. */
    NotDab find() {
        BinaryMask coloured = dark.andNot(black);
        NotDab byHue = isAnySuspicious(coloured) ? byHue(coloured) : NotDab.none(dark.width(), dark.height());
        return new NotDab(byHue.grey().or(lonelyBlack(coloured.andNot(byHue.all()))), byHue.golden());
    }

    /** Spares slides without pigment the means. */
    private boolean isAnySuspicious(BinaryMask coloured) {
        for (int i = 0; i < coloured.data().length; i++) {
            float haematoxylin = planes.haematoxylin().data()[i];
            float dab = planes.second().data()[i];
            if (coloured.data()[i]
                    && (isGrey(haematoxylin, dab, planes.residual().data()[i]) || isGolden(haematoxylin, dab))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGrey(float haematoxylin, float dab, float residual) {
        return residual > LEAST_GREY * (dab + Math.max(0, haematoxylin));
    }

    private static boolean isGolden(float haematoxylin, float dab) {
        return haematoxylin < MOST_GOLDEN * dab;
    }

    private NotDab byHue(BinaryMask coloured) {
        int radius = radius(WINDOW_UM);
        FloatImage haematoxylin = BoxMean.of(within(planes.haematoxylin(), coloured), radius);
        FloatImage dab = BoxMean.of(within(planes.second(), coloured), radius);
        FloatImage residual = BoxMean.of(within(planes.residual(), coloured), radius);
        FloatImage share = BoxMean.share(coloured, radius);
        NotDab found = NotDab.none(dark.width(), dark.height());
        for (int i = 0; i < coloured.data().length; i++) {
            if (coloured.data()[i] && share.data()[i] >= LEAST_DARK) {
                boolean golden = isGolden(haematoxylin.data()[i], dab.data()[i]);
                found.golden().data()[i] = golden;
                found.grey().data()[i] = !golden && isGrey(haematoxylin.data()[i], dab.data()[i], residual.data()[i]);
            }
        }
        return found;
    }

    private int radius(double windowUm) {
        return (int) Math.max(1, Math.round(pixelSize.toPx(windowUm) / 2));
    }

    private static FloatImage within(FloatImage plane, BinaryMask mask) {
        FloatImage part = FloatImage.zeros(plane.width(), plane.height());
        for (int i = 0; i < part.data().length; i++) {
            part.data()[i] = mask.data()[i] ? plane.data()[i] : 0;
        }
        return part;
    }

    /** Black pixels around which too little of what is dark is brown. */
    private BinaryMask lonelyBlack(BinaryMask brown) {
        BinaryMask lonely = BinaryMask.empty(dark.width(), dark.height());
        if (dark.and(black).count() == 0) {
            return lonely;
        }
        int radius = radius(BLACK_WINDOW_UM);
        FloatImage brownShare = BoxMean.share(brown, radius);
        FloatImage all = BoxMean.share(brown.or(black), radius);
        for (int i = 0; i < lonely.data().length; i++) {
            lonely.data()[i] = black.data()[i] && brownShare.data()[i] < LEAST_BROWN * all.data()[i];
        }
        return lonely;
    }
}
