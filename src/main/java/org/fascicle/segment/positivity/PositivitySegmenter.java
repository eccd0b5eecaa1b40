package org.fascicle.segment.positivity;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.BoxMean;
import org.fascicle.raster.Components;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainPlanes;
import org.fascicle.stain.StainSeparation;

/**
 * Finds the DAB-positive pixels of an immunostained section.
 *
 * <p>A pixel is positive where its DAB density, averaged over noise, exceeds the cut of {@link PositivityOptions#cutOn} plus a
 * share of its haematoxylin, so that a dense blue nucleus is not taken for brown. Pigment that its hue tells from DAB does not count ({@link NotDab}); what is
 * black has no hue, and counts only where brown lies around it, as in a saturated nucleus.
 *
 * <p>Units: optical density along the DAB vector. Needs {@link #HALO_UM} of context, so that a block gives the same as the whole.
 * Limits: DAB scatters and its density is relative: areas are reported, never an amount of antigen. Brown
 * melanin has DAB's hue.
 */
public final class PositivitySegmenter {

    /** Context that may change a pixel's answer. */
    public static final double HALO_UM = 24;

    /** Densities of red above which a pixel transmits too little to have a hue: below a tenth of the light. */
    private static final float BLACK_OD = 1.0f;

    private PositivitySegmenter() {}

    /** On a slide whose background was not measured. */
    public static BinaryMask segment(
            RgbImage block, PixelSize pixelSize, SlideColour colour, BinaryMask analysable, PositivityOptions options) {
        return segment(block, pixelSize, colour, analysable, DabBackground.NONE, options);
    }

    /**
     * What was found on a block.
     *
     * @param positive DAB-positive
     * @param notDab as dark, but of another hue
     */
    public record Found(BinaryMask positive, NotDab notDab) {}

    /** Positive pixels alone. */
    public static BinaryMask segment(
            RgbImage block,
            PixelSize pixelSize,
            SlideColour colour,
            BinaryMask analysable,
            DabBackground background,
            PositivityOptions options) {
        return find(block, pixelSize, colour, analysable, background, options).positive();
    }

    /**
     * @param block pixels of 2 um or finer
     * @param analysable where to answer at all, on the block's grid
     * @param background the slide's own, estimated once
     */
    public static Found find(
            RgbImage block,
            PixelSize pixelSize,
            SlideColour colour,
            BinaryMask analysable,
            DabBackground background,
            PositivityOptions options) {
        if (colour.kind() != StainKind.HDAB) {
            throw new IllegalArgumentException(
                    "Positivity is measured on H-DAB, not on " + colour.kind().label() + ".");
        }
        StainPlanes planes = StainSeparation.separate(block, colour);
        FloatImage haematoxylin = planes.haematoxylin();
        FloatImage dab = planes.second();
        int radius = (int) Math.round(pixelSize.toPx(options.smoothingUm()) / 2);
        double cut = options.cutOn(background);
        double leak = options.haematoxylinLeak();
        // Told before smoothing, which gives what is black a brown rim.
        BinaryMask dark = dense(haematoxylin, dab, cut, leak);
        NotDab pigment = new PigmentFinder(planes, dark, black(block, colour), pixelSize).find();
        BinaryMask foreign = pigment.all();
        BinaryMask dense = dense(meanBeside(foreign, haematoxylin, radius), meanBeside(foreign, dab, radius), cut, leak)
                .andNot(foreign);
        return new Found(
                withoutNoise(dense, options.leastSpeckUm2() / pixelSize.areaUm2())
                        .and(analysable),
                pigment.and(dark).and(analysable));
    }

    /** The mean over a window without what is foreign in it; 0 where there is nothing else. */
    private static FloatImage meanBeside(BinaryMask foreign, FloatImage density, int radius) {
        if (foreign.count() == 0) {
            return BoxMean.of(density, radius);
        }
        FloatImage own = FloatImage.zeros(density.width(), density.height());
        BinaryMask ours = BinaryMask.empty(density.width(), density.height());
        for (int i = 0; i < ours.data().length; i++) {
            ours.data()[i] = !foreign.data()[i];
            own.data()[i] = ours.data()[i] ? density.data()[i] : 0;
        }
        FloatImage mean = BoxMean.of(own, radius);
        FloatImage share = BoxMean.share(ours, radius);
        for (int i = 0; i < mean.data().length; i++) {
            mean.data()[i] = share.data()[i] > 0 ? mean.data()[i] / share.data()[i] : 0;
        }
        return mean;
    }

    private static BinaryMask dense(FloatImage haematoxylin, FloatImage dab, double cut, double leak) {
        BinaryMask mask = BinaryMask.empty(dab.width(), dab.height());
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] =
                    dab.data()[i] > cut + leak * Math.max(0, haematoxylin.data()[i]);
        }
        return mask;
    }

    private static BinaryMask black(RgbImage block, SlideColour colour) {
        double cut = (colour.white().red() + 1) * Math.pow(10, -BLACK_OD) - 1;
        BinaryMask mask = BinaryMask.empty(block.width(), block.height());
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = (block.data()[3 * i] & 0xff) < cut;
        }
        return mask;
    }

    private static BinaryMask withoutNoise(BinaryMask mask, double leastPixels) {
        return Components.withoutHoles(Components.withoutSpecks(mask, leastPixels), leastPixels);
    }
}
