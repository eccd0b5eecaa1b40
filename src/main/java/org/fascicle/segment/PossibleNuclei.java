package org.fascicle.segment;

import org.fascicle.image.LabelImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.ConvexHull;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.OpticalDensity;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;

/**
 * Drops what no nucleus can be, whatever a segmenter says of it.
 *
 * <ul>
 *   <li><b>Shape:</b> an object that fills less than half of its convex hull, spreads over more than 80 um, or is larger than 2,000 um2.
 *   <li><b>Red cells, on H&E:</b> its red light is hardly absorbed: the density of red is below 0.14 of the sum over the three
 *       channels, and below 0.2. Haematoxylin has 0.40 of it in red, eosin 0.07 to 0.14.
 *   <li><b>Brown pigment, on H&E:</b> blue is absorbed more than red and than green, as by melanin and haemosiderin.
 *   <li><b>Carbon, bars, letters:</b> three quarters of its pixels are black in every channel.
 * </ul>
 *
 * <p>Units: um. Limits: flakes of keratin and folds that look like nuclei in size, shape and hue stay.
 */
public final class PossibleNuclei {

    /** The rule in the words of a result. */
    public static final String RULE =
            "dropped as no nuclei: solidity below 0.5, spread above 80 um, area above 2000 um2,"
                    + " black; on H&E also red cells and brown pigment by hue";

    /** A ring has as much as its wall is thick; a bent spindle has two thirds. */
    private static final double LEAST_SOLIDITY = 0.5;
    /** Twice a long smooth-muscle nucleus. */
    private static final double MOST_SPREAD_UM = 80;
    /** Twice the largest nucleus that is looked for. */
    private static final double MOST_UM2 = 2_000;

    private static final double LEAST_RED_SHARE = 0.14;
    private static final double LEAST_RED = 0.2;
    private static final double BROWN_EXCESS = 0.02;
    private static final int BLACK = 12;
    private static final double MOST_BLACK = 0.75;

    private final RgbImage image;
    private final PixelSize pixelSize;
    private final OpticalDensity density;
    private final boolean he;

    private PossibleNuclei(RgbImage image, PixelSize pixelSize, SlideColour colour) {
        this.image = image;
        this.pixelSize = pixelSize;
        this.density = new OpticalDensity(colour.white());
        this.he = colour.kind() == StainKind.HE;
    }

    /** Those of the objects that can be nuclei, numbered 1, 2, 3 ... in reading order; on the grid of {@code image}. */
    public static FoundNuclei of(FoundNuclei found, RgbImage image, PixelSize pixelSize, SlideColour colour) {
        LabelImage labels = found.labels();
        PossibleNuclei rule = new PossibleNuclei(image, pixelSize, colour);
        int[] kept = labels.data().clone();
        for (ObjectMask object : ObjectMask.of(labels, 0, 0)) {
            if (!rule.hasShape(object) || !rule.hasColour(object)) {
                drop(object, kept, labels.width());
            }
        }
        return FoundNuclei.numbered(new LabelImage(labels.width(), labels.height(), kept), found.confidence());
    }

    private static void drop(ObjectMask object, int[] labels, int width) {
        for (int y = object.bounds().y(); y < object.bounds().bottom(); y++) {
            for (int x = object.bounds().x(); x < object.bounds().right(); x++) {
                if (object.contains(x, y)) {
                    labels[y * width + x] = 0;
                }
            }
        }
    }

    private boolean hasShape(ObjectMask object) {
        double spreadUm = Math.hypot(
                object.bounds().width() * pixelSize.xUm(), object.bounds().height() * pixelSize.yUm());
        return spreadUm <= MOST_SPREAD_UM
                && pixelSize.areaOf(object.pixels()).um2() <= MOST_UM2
                && object.pixels() >= LEAST_SOLIDITY * ConvexHull.areaPx2(object);
    }

    private boolean hasColour(ObjectMask object) {
        double[] sums = new double[4];
        for (int y = object.bounds().y(); y < object.bounds().bottom(); y++) {
            for (int x = object.bounds().x(); x < object.bounds().right(); x++) {
                if (object.contains(x, y)) {
                    add(x, y, sums);
                }
            }
        }
        return sums[3] < MOST_BLACK * object.pixels() && (!he || isHaematoxylin(sums, object.pixels()));
    }

    private void add(int x, int y, double[] sums) {
        int red = image.red(x, y);
        int green = image.green(x, y);
        int blue = image.blue(x, y);
        sums[0] += density.red(red);
        sums[1] += density.green(green);
        sums[2] += density.blue(blue);
        sums[3] += Math.max(red, Math.max(green, blue)) <= BLACK ? 1 : 0;
    }

    private static boolean isHaematoxylin(double[] sums, int pixels) {
        double sum = sums[0] + sums[1] + sums[2];
        boolean redCell = sums[0] < LEAST_RED_SHARE * sum && sums[0] < LEAST_RED * pixels;
        boolean brown = sums[2] - sums[0] > BROWN_EXCESS * sum && sums[2] - sums[1] > BROWN_EXCESS * sum;
        return !redCell && !brown;
    }
}
