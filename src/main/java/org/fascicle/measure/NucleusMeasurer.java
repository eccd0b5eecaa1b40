package org.fascicle.measure;

import java.util.Arrays;
import java.util.Optional;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.raster.ConvexHull;
import org.fascicle.space.PixelSize;

/**
 * Measures the shape and stain of a nucleus.
 *
 * <p>Axes and orientation come from the ellipse of the same second moments; the perimeter from Crofton's formula: half the
 * sum, over 4 directions, of how often lines in that direction cross the outline, times their spacing and pi / 4; solidity
 * from the convex hull of the pixels' corners.
 *
 * <p>Units: see {@link NucleusMeasure}. Limits: oblong pixels are taken as square ones of the same area in the perimeter
 * and the orientation; a nucleus below 10 pixels has coarse shape values.
 *
 * @see <a href="https://doi.org/10.5566/ias.v31.p69-78">Legland et al. 2011, perimeter in pixel images</a>
 */
public final class NucleusMeasurer {

    /** A lens, JPEG's coarse colours and a loose outline bring a brown neighbour's stain so far into a nucleus. */
    private static final double RIM_UM = 0.5;
    /** A nucleus of which less lies inside the rim is all rim. */
    private static final double LEAST_INSIDE = 0.25;

    private final PixelSize pixelSize;

    public NucleusMeasurer(PixelSize pixelSize) {
        this.pixelSize = pixelSize;
    }

    /**
     * Measures one nucleus on a block of a slide.
     *
     * @param mask its pixels on the slide's grid, all within the block
     * @param haematoxylin amount of haematoxylin per pixel of the block
     * @param dab amount of DAB per pixel of the block, on H-DAB
     * @param originX grid column of the block's first pixel
     * @param originY grid row of the block's first pixel
     */
    public Nucleus measure(
            ObjectMask mask, FloatImage haematoxylin, Optional<FloatImage> dab, int originX, int originY) {
        double[] values = new double[NucleusMeasure.values().length];
        shape(mask, values);
        put(values, NucleusMeasure.HAEMATOXYLIN_OD, mean(mask, haematoxylin, originX, originY));
        put(values, NucleusMeasure.CONFIDENCE, Double.NaN);
        put(
                values,
                NucleusMeasure.DAB_OD,
                dab.map(plane -> mean(mask, plane, originX, originY)).orElse(Double.NaN));
        put(
                values,
                NucleusMeasure.DAB_OD_UPPER,
                dab.map(plane -> upperHalf(mask, plane, originX, originY)).orElse(Double.NaN));
        return new Nucleus(mask, values);
    }

    private void shape(ObjectMask mask, double[] values) {
        double um = pixelSize.meanUm();
        double area = pixelSize.areaOf(mask.pixels()).um2();
        double perimeter = CroftonPerimeter.px(mask) * um;
        SecondMoments moments = SecondMoments.of(mask);
        put(values, NucleusMeasure.AREA, area);
        put(values, NucleusMeasure.PERIMETER, perimeter);
        put(values, NucleusMeasure.MAJOR_AXIS, moments.majorPx() * um);
        put(values, NucleusMeasure.MINOR_AXIS, moments.minorPx() * um);
        put(values, NucleusMeasure.ASPECT_RATIO, moments.majorPx() / moments.minorPx());
        put(values, NucleusMeasure.CIRCULARITY, Math.min(1, 4 * Math.PI * area / (perimeter * perimeter)));
        put(values, NucleusMeasure.SOLIDITY, mask.pixels() / ConvexHull.areaPx2(mask));
        put(values, NucleusMeasure.ORIENTATION, moments.orientationDegrees());
    }

    private static void put(double[] values, NucleusMeasure measure, double value) {
        values[measure.ordinal()] = value;
    }

    /** Mean of the greater half of the values inside the rim, the middle one included. */
    private double upperHalf(ObjectMask mask, FloatImage plane, int originX, int originY) {
        int rim = (int) Math.round(RIM_UM / pixelSize.meanUm());
        float[] inside = values(mask, plane, originX, originY, rim);
        float[] values =
                inside.length >= LEAST_INSIDE * mask.pixels() ? inside : values(mask, plane, originX, originY, 0);
        Arrays.sort(values);
        double sum = 0;
        for (int i = values.length / 2; i < values.length; i++) {
            sum += values[i];
        }
        return sum / (values.length - values.length / 2);
    }

    /** Those of pixels so far from the outline. */
    private static float[] values(ObjectMask mask, FloatImage plane, int originX, int originY, int rimPx) {
        float[] values = new float[mask.pixels()];
        int count = 0;
        for (int y = mask.bounds().y(); y < mask.bounds().bottom(); y++) {
            for (int x = mask.bounds().x(); x < mask.bounds().right(); x++) {
                if (isInside(mask, x, y, rimPx)) {
                    values[count++] = plane.get(x - originX, y - originY);
                }
            }
        }
        return Arrays.copyOf(values, count);
    }

    private static boolean isInside(ObjectMask mask, int x, int y, int rimPx) {
        for (int dy = -rimPx; dy <= rimPx; dy++) {
            for (int dx = -rimPx; dx <= rimPx; dx++) {
                if (dx * dx + dy * dy <= rimPx * rimPx && !holds(mask, x + dx, y + dy)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holds(ObjectMask mask, int x, int y) {
        return mask.bounds().contains(x, y) && mask.contains(x, y);
    }

    private static double mean(ObjectMask mask, FloatImage plane, int originX, int originY) {
        double sum = 0;
        for (int y = mask.bounds().y(); y < mask.bounds().bottom(); y++) {
            for (int x = mask.bounds().x(); x < mask.bounds().right(); x++) {
                sum += mask.contains(x, y) ? plane.get(x - originX, y - originY) : 0;
            }
        }
        return sum / mask.pixels();
    }
}
