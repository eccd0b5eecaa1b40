package org.fascicle.segment;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.InkColours;
import org.fascicle.stain.OpticalDensity;
import org.fascicle.stain.WhitePoint;

/**
 * Finds felt-pen marks and marking ink of any colour.
 *
 * <p>A mark is a coherent area, much larger than a nucleus, most of whose pixels have a colour that no stain has. It is taken
 * with a margin, because its rim is thin ink over tissue.
 */
final class PenFinder {

    /** Window in which ink must prevail: no nucleus or pigment grain fills it. */
    private static final double WINDOW_UM = 24;
    private static final float PREVAILING = 0.5f;
    /** A pen's dot is a quarter of a millimetre across; surgical ink lies in films of at least this area. */
    private static final double LEAST_UM2 = 10_000;
    private static final double MARGIN_UM = 24;
    /** In a field smaller than a mark, ink of this share of the image counts. */
    private static final double LEAST_SHARE = 0.05;

    private PenFinder() {
    }

    static BinaryMask find(RgbImage image, PixelSize pixelSize, WhitePoint white) {
        BinaryMask ink = ink(image, new OpticalDensity(white));
        BinaryMask coherent = above(BoxMean.share(ink, radius(pixelSize, WINDOW_UM / 2)), PREVAILING);
        double least = Math.min(LEAST_UM2 / pixelSize.areaUm2(), LEAST_SHARE * ink.data().length);
        BinaryMask marks = Components.withoutSpecks(coherent, least);
        BinaryMask core = Components.reached(ink.or(marks), marks);
        return above(BoxMean.share(core, radius(pixelSize, MARGIN_UM)), 0);
    }

    private static BinaryMask ink(RgbImage image, OpticalDensity density) {
        BinaryMask ink = BinaryMask.empty(image.width(), image.height());
        byte[] rgb = image.data();
        for (int i = 0, k = 0; i < ink.data().length; i++, k += 3) {
            ink.data()[i] = InkColours.isInk(density.red(rgb[k] & 0xff), density.green(rgb[k + 1] & 0xff), density.blue(rgb[k + 2] & 0xff));
        }
        return ink;
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
