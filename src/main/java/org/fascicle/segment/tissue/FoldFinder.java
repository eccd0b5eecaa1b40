package org.fascicle.segment.tissue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.BoxMean;
import org.fascicle.raster.Components;
import org.fascicle.raster.Shrinking;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.OpticalDensity;
import org.fascicle.stain.WhitePoint;

/**
 * Finds folds: bands in which the tissue lies double.
 *
 * <p>There both stains are about twice as dense as in the tissue just beside, on either side, and in the same proportion, as in no
 * band of cells (more haematoxylin alone) or of collagen (more eosin alone); the band is long and narrow.
 *
 * <p>Limits: needs overviews of 6 um a pixel or finer and fields of 400 um; folds along the tissue's rim, short or broad ones, knots
 * and half of those across uneven tissue are missed; a narrow cord of dense epithelium can pass for one.
 */
final class FoldFinder {

    /** Folds are looked for at this size of pixels, or at the overview's. */
    private static final double WORKING_UM = 4;
    /** At coarser pixels 3 to 4 % of sound skin was called a fold. */
    static final double COARSEST_UM = 6;

    /** Nuclei are averaged with what lies between them. */
    private static final double SMOOTHING_UM = 12;
    /** Half the edge of the window that tells how dense the tissue around is. */
    private static final double AROUND_UM = 160;

    private static final float DENSER = 1.25f;
    private static final float DOUBLED = 1.5f;
    /** Where a fold ends: its seam is uneven. */
    private static final float GROWN = 1.35f;

    private static final float NEARLY_SAME_HUE = 1.6f;
    /** Gaps in a fold that are closed. */
    private static final double GAP_UM = 16;

    private static final float MOST_DOUBLED = 3.5f;
    /** Ratio of the largest to the smallest increase of the three channels: the hue stays. */
    private static final float SAME_HUE = 1.4f;
    /** Palest tissue in which doubling can be told from a change of tissue. */
    private static final float LEAST_DENSITY = 0.08f;

    private static final float LEAST_AROUND = 0.15f;
    private static final double LEAST_LENGTH_UM = 150;
    private static final double LEAST_WIDTH_UM = 10;
    private static final double MOST_WIDTH_UM = 100;
    /** In a smaller field a band of dense cells may be all that there is. */
    private static final double LEAST_SIDE_UM = 400;

    private static final double LEAST_ASPECT = 3;
    /** Part of the ellipse of the same moments: a band has 0.95, a ragged cord of cells half. */
    private static final double LEAST_FILL = 0.7;

    private final double pixelUm;
    private final BinaryMask tissue;
    /** Density in red, green and blue. */
    private final FloatImage[] density = new FloatImage[3];

    private FoldFinder(RgbImage image, BinaryMask tissue, double pixelUm, WhitePoint white) {
        this.pixelUm = pixelUm;
        this.tissue = tissue;
        OpticalDensity of = new OpticalDensity(white);
        Arrays.setAll(density, any -> FloatImage.zeros(image.width(), image.height()));
        for (int i = 0; i < image.data().length; i += 3) {
            density[0].data()[i / 3] = of.red(image.data()[i] & 0xff);
            density[1].data()[i / 3] = of.green(image.data()[i + 1] & 0xff);
            density[2].data()[i / 3] = of.blue(image.data()[i + 2] & 0xff);
        }
    }

    /** @return folds in the tissue of an overview; none where it is too coarse or too small to tell */
    static BinaryMask find(RgbImage overview, PixelSize pixelSize, WhitePoint white, BinaryMask tissue) {
        int factor = (int) Math.max(1, Math.floor(WORKING_UM / pixelSize.meanUm()));
        if (pixelSize.meanUm() > COARSEST_UM || !hasRoom(overview.width(), overview.height(), pixelSize)) {
            return BinaryMask.empty(overview.width(), overview.height());
        }
        FoldFinder finder = new FoldFinder(
                Shrinking.mean(overview, factor), Shrinking.all(tissue, factor), factor * pixelSize.meanUm(), white);
        return Masks.enlarged(finder.folds(), factor, overview.width(), overview.height())
                .and(tissue);
    }

    /** Whether an image shows enough around a fold. */
    static boolean hasRoom(int width, int height, PixelSize pixelSize) {
        return Math.min(width, height) * pixelSize.meanUm() >= LEAST_SIDE_UM;
    }

    private BinaryMask folds() {
        FloatImage[] smooth = means(density, tissue, radius(SMOOTHING_UM / 2));
        BinaryMask beside = tissue.andNot(increased(smooth, tissue, DENSER, Float.MAX_VALUE));
        BinaryMask doubled = narrow(closed(increased(smooth, beside, GROWN, NEARLY_SAME_HUE)));
        BinaryMask folds = BinaryMask.empty(tissue.width(), tissue.height());
        for (ObjectMask piece : pieces(doubled)) {
            if (isBand(piece) && isDoubleOfItsRim(piece, smooth)) {
                Masks.add(folds, piece);
            }
        }
        return folds;
    }

    /** Where all channels are denser than their means around, over some places, by a factor, and alike. */
    private BinaryMask increased(FloatImage[] smooth, BinaryMask places, float least, float hue) {
        int radius = radius(AROUND_UM);
        FloatImage[] around = means(density, places, radius);
        FloatImage share = BoxMean.share(places, radius);
        BinaryMask mask = BinaryMask.empty(tissue.width(), tissue.height());
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = tissue.data()[i]
                    && share.data()[i] >= LEAST_AROUND
                    && alike(
                            by(smooth[0], around[0], i),
                            by(smooth[1], around[1], i),
                            by(smooth[2], around[2], i),
                            least,
                            hue);
        }
        return mask;
    }

    private static float by(FloatImage here, FloatImage around, int i) {
        return here.data()[i] / Math.max(LEAST_DENSITY, around.data()[i]);
    }

    private static boolean alike(float red, float green, float blue, float least, float hue) {
        float smallest = Math.min(red, Math.min(green, blue));
        float largest = Math.max(red, Math.max(green, blue));
        return smallest >= least && largest <= MOST_DOUBLED && largest <= hue * smallest;
    }

    private static FloatImage[] means(FloatImage[] images, BinaryMask counting, int radius) {
        return Stream.of(images).map(image -> mean(image, counting, radius)).toArray(FloatImage[]::new);
    }

    /** Mean over those pixels of the window that count; 0 where none does. */
    private static FloatImage mean(FloatImage image, BinaryMask counting, int radius) {
        FloatImage held = FloatImage.zeros(image.width(), image.height());
        for (int i = 0; i < held.data().length; i++) {
            held.data()[i] = counting.data()[i] ? image.data()[i] : 0;
        }
        FloatImage mean = BoxMean.of(held, radius);
        FloatImage share = BoxMean.share(counting, radius);
        for (int i = 0; i < held.data().length; i++) {
            mean.data()[i] = share.data()[i] > 0 ? mean.data()[i] / share.data()[i] : 0;
        }
        return mean;
    }

    private BinaryMask closed(BinaryMask mask) {
        return Masks.eroded(Masks.dilated(mask, radius(GAP_UM / 2)), radius(GAP_UM / 2))
                .and(tissue)
                .or(mask);
    }

    /** Without what is broader than a fold. */
    private BinaryMask narrow(BinaryMask mask) {
        int radius = radius(MOST_WIDTH_UM / 2);
        return mask.andNot(Masks.dilated(Masks.eroded(mask, radius), radius));
    }

    private List<ObjectMask> pieces(BinaryMask doubled) {
        double least = LEAST_LENGTH_UM * LEAST_WIDTH_UM / (pixelUm * pixelUm);
        return ObjectMask.of(Components.labels(Components.withoutSpecks(doubled, least)), 0, 0);
    }

    private boolean isBand(ObjectMask piece) {
        Extent extent = Extent.of(piece);
        double lengthUm = extent.length() * pixelUm;
        double widthUm = extent.width() * pixelUm;
        return lengthUm >= LEAST_LENGTH_UM
                && widthUm >= LEAST_WIDTH_UM
                && widthUm <= MOST_WIDTH_UM
                && lengthUm >= LEAST_ASPECT * widthUm
                && extent.ellipse().fill() >= LEAST_FILL;
    }

    /** Whether the tissue right beside, smoothing apart, is about half as dense, on both sides. */
    private boolean isDoubleOfItsRim(ObjectMask piece, FloatImage[] smooth) {
        BinaryMask one = BinaryMask.empty(tissue.width(), tissue.height());
        Masks.add(one, piece);
        double[] inside = sums(one, density);
        double[] dense = sums(one, smooth);
        FloatImage near = BoxMean.share(one, radius(2 * SMOOTHING_UM));
        FloatImage touching = BoxMean.share(one, radius(SMOOTHING_UM / 2));
        BinaryMask beside = BinaryMask.empty(one.width(), one.height());
        long reached = 0;
        for (int i = 0; i < one.data().length; i++) {
            boolean reaches = near.data()[i] > 1e-6f && touching.data()[i] < 1e-6f;
            reached += reaches ? 1 : 0;
            beside.data()[i] = reaches && tissue.data()[i] && smooth[1].data()[i] * DENSER <= dense[1] / dense[3];
        }
        double[] rim = sums(beside, density);
        return rim[3] >= LEAST_RIM * reached
                && alike(by(inside, rim, 0), by(inside, rim, 1), by(inside, rim, 2), DOUBLED, SAME_HUE);
    }

    private static float by(double[] inside, double[] rim, int channel) {
        return (float) (inside[channel] / inside[3] / Math.max(LEAST_DENSITY, rim[channel] / rim[3]));
    }

    /** Part of a band's surroundings that is tissue: a fold lies within. */
    private static final double LEAST_RIM = 0.6;

    /** Sums over some pixels in each channel, and the number of the pixels. */
    private static double[] sums(BinaryMask places, FloatImage[] channels) {
        double[] sums = new double[channels.length + 1];
        for (int i = 0; i < places.data().length; i++) {
            if (places.data()[i]) {
                for (int channel = 0; channel < channels.length; channel++) {
                    sums[channel] += channels[channel].data()[i];
                }
                sums[channels.length]++;
            }
        }
        return sums;
    }

    private int radius(double um) {
        return (int) Math.max(1, Math.round(um / pixelUm));
    }
}
