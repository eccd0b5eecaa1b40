package org.fascicle.segment.tissue;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.BoxMean;
import org.fascicle.raster.Components;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.InkColours;
import org.fascicle.stain.OpticalDensity;
import org.fascicle.stain.WhitePoint;

/**
 * Finds felt-pen marks and marking ink of any colour.
 *
 * <p>A mark is a coherent area, much larger than a nucleus, most of whose pixels have a colour that no stain has. It is taken
 * with a margin, because its rim is thin ink over tissue. Dye of cut margins lies in grains, too: where a share of the pixels
 * has its colour, which no stain comes near, nothing is measured.
 */
final class PenFinder {

    /** Window in which ink must prevail: no nucleus or pigment grain fills it. */
    private static final double WINDOW_UM = 24;

    private static final float PREVAILING = 0.5f;
    /** A pen's dot is a quarter of a millimetre across; surgical ink lies in films of at least this area. */
    private static final double LEAST_UM2 = 10_000;

    static final double MARGIN_UM = 24;
    /** Grains of dye are a few um across. */
    private static final double COARSEST_FLECKS_UM = 4;
    /** Window that holds some grains wherever flecks lie. */
    private static final double FLECKS_WINDOW_UM = 48;
    /** Part of that window that is dye where flecks lie. */
    private static final float FLECKED = 0.045f;

    private static final double LEAST_FLECKED_UM2 = 1_000;

    /** Part of a window that is dense under violet ink; a window of crowded nuclei has pale places between them. */
    private static final float UNBROKEN = 0.97f;

    /** In a field smaller than a mark, ink of this share of the image counts. */
    private static final double LEAST_SHARE = 0.05;

    /** Window over which ink is smooth and tissue is not. */
    private static final double SMOOTH_WINDOW_UM = 48;
    /** Standard deviation over mean density below which an area is smooth; tissue with nuclei has 0.15 and more. */
    private static final float SMOOTH = 0.12f;
    /** Ink adds to what lies under it: a pixel under a mark has at least this share of the mark's density in every channel. */
    private static final float UNDER_INK = 0.85f;

    /** Marks paler than this on average hide nothing, and tissue as dense is common. */
    private static final float LEAST_HIDING = 0.5f;

    private PenFinder() {}

    /** @param known dark places that are no ink */
    static BinaryMask find(RgbImage image, PixelSize pixelSize, WhitePoint white, BinaryMask known) {
        OpticalDensity density = new OpticalDensity(white);
        BinaryMask ink = ink(image, density, smooth(density.mean(image), pixelSize))
                .or(withoutPalePlaces(violet(image, density), pixelSize))
                .andNot(known);
        BinaryMask coherent = above(BoxMean.share(ink, radius(pixelSize, WINDOW_UM / 2)), PREVAILING);
        double least = Math.min(LEAST_UM2 / pixelSize.areaUm2(), LEAST_SHARE * ink.data().length);
        BinaryMask marks = Components.withoutSpecks(coherent, least);
        BinaryMask flecks = flecks(image, pixelSize, density);
        return marks.count() == 0 ? flecks : flecks.or(withRim(image, pixelSize, density, ink, marks));
    }

    /** Where grains of margin dye lie, single ones apart; nowhere at pixels too coarse to show them. */
    static BinaryMask flecks(RgbImage image, PixelSize pixelSize, OpticalDensity density) {
        BinaryMask dye = BinaryMask.empty(image.width(), image.height());
        if (pixelSize.meanUm() > COARSEST_FLECKS_UM) {
            return dye;
        }
        byte[] rgb = image.data();
        for (int i = 0, k = 0; i < dye.data().length; i++, k += 3) {
            dye.data()[i] = InkColours.isMarginDye(
                    density.red(rgb[k] & 0xff), density.green(rgb[k + 1] & 0xff), density.blue(rgb[k + 2] & 0xff));
        }
        BinaryMask flecked = above(BoxMean.share(dye, radius(pixelSize, FLECKS_WINDOW_UM / 2)), FLECKED);
        return Components.withoutSpecks(flecked, LEAST_FLECKED_UM2 / pixelSize.areaUm2());
    }

    private static BinaryMask withRim(
            RgbImage image, PixelSize pixelSize, OpticalDensity density, BinaryMask ink, BinaryMask marks) {
        BinaryMask core = Components.reached(ink.or(marks).or(underInk(image, density, marks.and(ink))), marks);
        return above(BoxMean.share(core, radius(pixelSize, MARGIN_UM)), 0);
    }

    /** As violet as haematoxylin, and as dense as a nucleus. */
    private static BinaryMask violet(RgbImage image, OpticalDensity density) {
        BinaryMask violet = BinaryMask.empty(image.width(), image.height());
        byte[] rgb = image.data();
        for (int i = 0, k = 0; i < violet.data().length; i++, k += 3) {
            violet.data()[i] = InkColours.mayBeViolet(
                    density.red(rgb[k] & 0xff), density.green(rgb[k + 1] & 0xff), density.blue(rgb[k + 2] & 0xff));
        }
        return violet;
    }

    /** Ink lies between nuclei as on them: the windows in which hardly a pixel is paler. */
    private static BinaryMask withoutPalePlaces(BinaryMask dense, PixelSize pixelSize) {
        int radius = radius(pixelSize, WINDOW_UM / 2);
        BinaryMask whole = above(BoxMean.share(dense, radius), UNBROKEN);
        return Masks.dilated(whole, radius).and(dense);
    }

    private static BinaryMask smooth(FloatImage density, PixelSize pixelSize) {
        int radius = Math.max(2, radius(pixelSize, SMOOTH_WINDOW_UM / 2));
        FloatImage mean = BoxMean.of(density, radius);
        FloatImage deviation = BoxMean.deviation(density, radius);
        BinaryMask mask = BinaryMask.empty(density.width(), density.height());
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = deviation.data()[i] < SMOOTH * mean.data()[i];
        }
        return mask;
    }

    private static BinaryMask ink(RgbImage image, OpticalDensity density, BinaryMask smooth) {
        BinaryMask ink = BinaryMask.empty(image.width(), image.height());
        byte[] rgb = image.data();
        for (int i = 0, k = 0; i < ink.data().length; i++, k += 3) {
            float red = density.red(rgb[k] & 0xff);
            float green = density.green(rgb[k + 1] & 0xff);
            float blue = density.blue(rgb[k + 2] & 0xff);
            ink.data()[i] =
                    InkColours.isInk(red, green, blue) || smooth.data()[i] && InkColours.mayBeThinInk(red, green, blue);
        }
        return ink;
    }

    /** Pixels at least nearly as dense, in every channel, as the marks are on average. */
    private static BinaryMask underInk(RgbImage image, OpticalDensity density, BinaryMask marks) {
        float[] mean = mean(image, density, marks);
        if (mean[0] + mean[1] + mean[2] < 3 * LEAST_HIDING) {
            return marks;
        }
        BinaryMask under = BinaryMask.empty(image.width(), image.height());
        byte[] rgb = image.data();
        for (int i = 0, k = 0; i < under.data().length; i++, k += 3) {
            under.data()[i] = density.red(rgb[k] & 0xff) >= UNDER_INK * mean[0]
                    && density.green(rgb[k + 1] & 0xff) >= UNDER_INK * mean[1]
                    && density.blue(rgb[k + 2] & 0xff) >= UNDER_INK * mean[2];
        }
        return under;
    }

    private static float[] mean(RgbImage image, OpticalDensity density, BinaryMask marks) {
        double[] sums = new double[3];
        byte[] rgb = image.data();
        for (int i = 0, k = 0; i < marks.data().length; i++, k += 3) {
            if (marks.data()[i]) {
                sums[0] += density.red(rgb[k] & 0xff);
                sums[1] += density.green(rgb[k + 1] & 0xff);
                sums[2] += density.blue(rgb[k + 2] & 0xff);
            }
        }
        double n = Math.max(1, marks.count());
        return new float[] {(float) (sums[0] / n), (float) (sums[1] / n), (float) (sums[2] / n)};
    }

    private static int radius(PixelSize pixelSize, double um) {
        return (int) Math.max(1, Math.round(pixelSize.toPx(um)));
    }

    private static BinaryMask above(FloatImage share, float cut) {
        BinaryMask mask = BinaryMask.empty(share.width(), share.height());
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = share.data()[i] > cut + 1e-6f;
        }
        return mask;
    }
}
