package org.fascicle.segment.tissue;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.BoxMean;
import org.fascicle.raster.Components;
import org.fascicle.raster.MomentEllipse;
import org.fascicle.raster.Shrinking;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.InkColours;
import org.fascicle.stain.OpticalDensity;
import org.fascicle.stain.WhitePoint;

/**
 * Finds air bubbles under the cover slip, by their dark rims, and the cover slip's edges.
 *
 * <p>A rim refracts light away whatever its colour: it adds the same density to red, green and blue, which no stain does. What is
 * grey in that sense, and more so than what lies around, is a bubble where it closes to a ring, with all that lies within; it is an edge where it
 * runs on as a thin line.
 *
 * <p>Limits: rims wider than 60 um, pale ones and those with gaps of more than 16 um are missed, and so is what lies within a bubble that the image's border cuts; brown under blue is as
 * grey as a rim, and only the shape tells it.
 */
final class BubbleFinder {

    /** Rims are looked for at this size of pixels, or at the overview's. */
    private static final double WORKING_UM = 2;
    /** Haematoxylin's density in blue for that in red. */
    private static final float BLUE_OF_HAEMATOXYLIN = 0.45f;
    /** Half the window that tells how grey the surroundings are. */
    private static final double AROUND_UM = 96;
    /** Grey density of a rim above its surroundings: nuclei of a greyish haematoxylin reach it, but make no line. */
    private static final float RIM = 0.2f;

    /** The same where a rim thins out, so far from what is a rim. */
    private static final float FLANK = 0.08f;

    private static final double FLANK_UM = 6;
    private static final double GAP_UM = 16;
    private static final double MOST_WIDTH_UM = 60;
    /** Smaller rings are cells, fat cells and vessels. */
    private static final double LEAST_DIAMETER_UM = 80;
    /** A ring of fewer pixels is chance. */
    private static final double LEAST_DIAMETER_PX = 16;
    /** Part of a ring that is not rim. */
    private static final double LEAST_INSIDE = 0.4;
    /** Part of the ellipse of the same moments: a disc fills it. */
    private static final double ROUND = 0.93;

    private static final double MOST_LONG = 2;
    private static final double LEAST_LINE_UM = 400;
    private static final double LINE_ASPECT = 10;
    /** Of a line that is no more bent than a cover slip's edge. */
    private static final double STRAIGHT = 0.6;
    /** The same where glue and splinters run beside it. */
    private static final double BENT = 0.35;

    /** What a cover slip's edge may be wider than a bubble's rim, shadow and glue included; it is looked for at pixels so much coarser. */
    private static final int WIDE = 6;

    private final PixelSize pixelSize;
    private final int wide;

    private BubbleFinder(PixelSize pixelSize, int wide) {
        this.pixelSize = pixelSize;
        this.wide = wide;
    }

    /** @return bubbles and narrow edges on a part of a slide, on glass as on tissue */
    static BinaryMask find(RgbImage image, PixelSize pixelSize, WhitePoint white) {
        return find(image, pixelSize, white, 1);
    }

    /** @return wide edges that run out of a whole slide's overview */
    static BinaryMask wideEdges(RgbImage overview, PixelSize pixelSize, WhitePoint white) {
        return find(overview, pixelSize, white, WIDE);
    }

    private static BinaryMask find(RgbImage image, PixelSize pixelSize, WhitePoint white, int wide) {
        int factor = (int) Math.max(1, Math.floor(wide * WORKING_UM / pixelSize.meanUm()));
        if (Math.min(image.width(), image.height()) < factor) {
            return BinaryMask.empty(image.width(), image.height());
        }
        RgbImage small = Shrinking.mean(image, factor);
        BinaryMask found =
                new BubbleFinder(pixelSize.times(factor), wide).found(grey(small, new OpticalDensity(white)));
        return Masks.enlarged(found, factor, image.width(), image.height());
    }

    private BinaryMask found(FloatImage grey) {
        FloatImage around = BoxMean.of(grey, radius(AROUND_UM));
        int gap = radius(GAP_UM / 2);
        BinaryMask rims = above(grey, around, RIM);
        BinaryMask found = found(Masks.eroded(Masks.dilated(rims, gap), gap).or(rims));
        BinaryMask flanks = above(grey, around, FLANK).and(Masks.dilated(found, radius(FLANK_UM)));
        return found.or(Components.reached(flanks.or(found), found));
    }

    private int radius(double um) {
        return Masks.radius(pixelSize, wide * um);
    }

    /** Where it is so much greyer than around. */
    private static BinaryMask above(FloatImage grey, FloatImage around, float by) {
        BinaryMask above = BinaryMask.empty(grey.width(), grey.height());
        for (int i = 0; i < above.data().length; i++) {
            above.data()[i] = grey.data()[i] > around.data()[i] + by;
        }
        return above;
    }

    /** Density that red, green and blue have in common, haematoxylin's apart; coloured ink has none. */
    private static FloatImage grey(RgbImage image, OpticalDensity density) {
        FloatImage grey = FloatImage.zeros(image.width(), image.height());
        byte[] rgb = image.data();
        for (int i = 0, k = 0; i < grey.data().length; i++, k += 3) {
            float red = density.red(rgb[k] & 0xff);
            float green = density.green(rgb[k + 1] & 0xff);
            float blue = density.blue(rgb[k + 2] & 0xff);
            float left = (blue - BLUE_OF_HAEMATOXYLIN * red) / (1 - BLUE_OF_HAEMATOXYLIN);
            grey.data()[i] =
                    InkColours.isColouredInk(red, green, blue) ? 0 : Math.max(0, Math.min(Math.min(red, green), left));
        }
        return BoxMean.of(grey, 1);
    }

    private BinaryMask found(BinaryMask rims) {
        BinaryMask found = BinaryMask.empty(rims.width(), rims.height());
        double least = leastDiameter();
        for (ObjectMask piece : ObjectMask.of(Components.labels(Components.withoutSpecks(rims, least)), 0, 0)) {
            if (Math.max(piece.bounds().width(), piece.bounds().height()) >= least) {
                add(found, piece);
            }
        }
        return found;
    }

    private double leastDiameter() {
        return Math.max(LEAST_DIAMETER_UM / pixelSize.meanUm(), LEAST_DIAMETER_PX);
    }

    private void add(BinaryMask found, ObjectMask rim) {
        ObjectMask whole = filled(rim);
        if (wide == 1 && isRing(rim, whole)) {
            Masks.add(found, whole);
        } else if (isLine(rim) && (wide == 1 || runsOut(rim, found))) {
            Masks.add(found, rim);
        }
    }

    private static boolean runsOut(ObjectMask rim, BinaryMask image) {
        return rim.bounds().x() == 0
                || rim.bounds().y() == 0
                || rim.bounds().right() == image.width()
                || rim.bounds().bottom() == image.height();
    }

    private static ObjectMask filled(ObjectMask rim) {
        BinaryMask alone = BinaryMask.empty(rim.bounds().width(), rim.bounds().height());
        for (int i = 0; i < alone.data().length; i++) {
            alone.data()[i] = rim.contains(
                    rim.bounds().x() + i % alone.width(), rim.bounds().y() + i / alone.width());
        }
        return new ObjectMask(
                rim.bounds(), Components.withoutHoles(alone, Double.MAX_VALUE).data());
    }

    private boolean isRing(ObjectMask rim, ObjectMask whole) {
        MomentEllipse ellipse = Extent.of(whole).ellipse();
        double roundAbout = Math.PI * (ellipse.semiMajor() + ellipse.semiMinor());
        return whole.pixels() - rim.pixels() >= LEAST_INSIDE * whole.pixels()
                && ellipse.fill() >= ROUND
                && ellipse.aspect() <= MOST_LONG
                && 2 * ellipse.semiMinor() >= leastDiameter()
                && rim.pixels() * pixelSize.meanUm() <= MOST_WIDTH_UM * roundAbout;
    }

    private boolean isLine(ObjectMask rim) {
        Extent extent = Extent.of(rim);
        double length = extent.length() * pixelSize.meanUm();
        double width = extent.width() * pixelSize.meanUm();
        return length >= wide * LEAST_LINE_UM
                && width <= wide * MOST_WIDTH_UM
                && length >= LINE_ASPECT * width
                && extent.ellipse().fill() >= (wide == 1 ? STRAIGHT : BENT);
    }
}
