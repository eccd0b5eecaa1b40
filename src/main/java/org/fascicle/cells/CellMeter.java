package org.fascicle.cells;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.OpticalDensity;
import org.fascicle.stain.WhitePoint;

/**
 * Measures what nuclei on a block of a slide are told by ({@link CellFeature}).
 *
 * <p>Limits: slopes and spots depend on the size of a pixel, so that a model holds for the pixels that it was taught on. Safe from several
 * threads.
 */
public final class CellMeter {

    private static final float LEAST_DENSITY = 0.02f;
    private static final double SPOT = 0.98;

    private final Region block;
    private final float[] red;
    private final float[] green;
    private final float[] blue;
    private final float[] haematoxylin;
    private final PixelSize pixelSize;

    /**
     * @param block which part of the grid the pixels are
     * @param pixels of that part
     * @param haematoxylin amount of haematoxylin of each of them
     */
    public CellMeter(Region block, RgbImage pixels, FloatImage haematoxylin, WhitePoint white, PixelSize pixelSize) {
        this.block = block;
        this.haematoxylin = haematoxylin.data();
        this.pixelSize = pixelSize;
        OpticalDensity density = new OpticalDensity(white);
        byte[] rgb = pixels.data();
        red = new float[rgb.length / 3];
        green = new float[red.length];
        blue = new float[red.length];
        for (int i = 0; i < red.length; i++) {
            red[i] = density.red(rgb[3 * i] & 0xff);
            green[i] = density.green(rgb[3 * i + 1] & 0xff);
            blue[i] = density.blue(rgb[3 * i + 2] & 0xff);
        }
    }

    /**
     * Features of some nuclei among all.
     *
     * @param all nuclei that were found, in the grid's coordinates, all on the block
     * @param seen where they were looked for
     * @return for each nucleus its features in the order of {@link CellFeature}; none where it is not wanted
     */
    public double[][] features(List<Nucleus> all, Region seen, Predicate<Nucleus> wanted) {
        BinaryMask nuclei = BinaryMask.empty(block.width(), block.height());
        all.forEach(nucleus -> mark(nucleus.mask(), nuclei));
        NucleusPixels[] pixels = new NucleusPixels[all.size()];
        Arrays.setAll(pixels, i -> new NucleusPixels(all.get(i).mask(), block, nuclei, pixelSize.meanUm()));
        double[] reds = Arrays.stream(pixels)
                .mapToDouble(each -> mean(red, each.inside()))
                .toArray();
        CellNeighbours neighbours = new CellNeighbours(all, reds, seen, pixelSize);
        double[][] features = new double[all.size()][0];
        for (int i = 0; i < features.length; i++) {
            if (wanted.test(all.get(i))) {
                features[i] = own(all.get(i), pixels[i]);
                neighbours.put(i, features[i]);
            }
        }
        return features;
    }

    private void mark(ObjectMask mask, BinaryMask nuclei) {
        Region box = mask.bounds().intersection(block);
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                if (mask.contains(x, y)) {
                    nuclei.data()[(y - block.y()) * block.width() + x - block.x()] = true;
                }
            }
        }
    }

    private double[] own(Nucleus nucleus, NucleusPixels pixels) {
        double[] features = new double[CellFeature.count()];
        shape(nucleus, features);
        stain(pixels, features);
        texture(pixels, features);
        surround(pixels, features);
        return features;
    }

    private static void put(double[] features, CellFeature feature, double value) {
        features[feature.ordinal()] = value;
    }

    private static void shape(Nucleus nucleus, double[] features) {
        put(features, CellFeature.AREA, Math.log(nucleus.value(NucleusMeasure.AREA)));
        put(features, CellFeature.MAJOR_AXIS, Math.log(nucleus.value(NucleusMeasure.MAJOR_AXIS)));
        put(features, CellFeature.MINOR_AXIS, Math.log(nucleus.value(NucleusMeasure.MINOR_AXIS)));
        put(features, CellFeature.ASPECT, Math.log(nucleus.value(NucleusMeasure.ASPECT_RATIO)));
        put(features, CellFeature.CIRCULARITY, nucleus.value(NucleusMeasure.CIRCULARITY));
        put(features, CellFeature.SOLIDITY, nucleus.value(NucleusMeasure.SOLIDITY));
    }

    private void stain(NucleusPixels pixels, double[] features) {
        double ofRed = mean(red, pixels.inside());
        double ofGreen = mean(green, pixels.inside());
        double ofBlue = mean(blue, pixels.inside());
        put(features, CellFeature.RED, ofRed);
        put(features, CellFeature.GREEN, ofGreen);
        put(features, CellFeature.BLUE, ofBlue);
        put(features, CellFeature.GREEN_OVER_RED, ratio(ofGreen, ofRed));
        put(features, CellFeature.BLUE_OVER_RED, ratio(ofBlue, ofRed));
        put(features, CellFeature.RED_SD, deviation(red, pixels.inside(), ofRed));
    }

    private static double ratio(double over, double under) {
        return Math.log(Math.max(LEAST_DENSITY, over) / Math.max(LEAST_DENSITY, under));
    }

    private void texture(NucleusPixels pixels, double[] features) {
        double[] sorted = Arrays.stream(pixels.inside())
                .mapToDouble(i -> haematoxylin[i])
                .sorted()
                .toArray();
        double median = quantile(sorted, 0.5);
        put(features, CellFeature.HAEMATOXYLIN_Q10, quantile(sorted, 0.1));
        put(features, CellFeature.HAEMATOXYLIN_Q50, median);
        put(features, CellFeature.HAEMATOXYLIN_Q90, quantile(sorted, 0.9));
        put(features, CellFeature.HAEMATOXYLIN_SPOT, quantile(sorted, SPOT) - median);
        put(
                features,
                CellFeature.SLOPE,
                Arrays.stream(pixels.inside())
                        .mapToDouble(this::slope)
                        .average()
                        .orElse(0));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /** Of the density in red, per um. */
    private double slope(int i) {
        int x = i % block.width();
        int y = i / block.width();
        int left = x > 0 ? i - 1 : i;
        int right = x < block.width() - 1 ? i + 1 : i;
        int above = y > 0 ? i - block.width() : i;
        int below = y < block.height() - 1 ? i + block.width() : i;
        return Math.hypot(red[right] - red[left], red[below] - red[above]) / (2 * pixelSize.meanUm());
    }

    private void surround(NucleusPixels pixels, double[] features) {
        double ofRed = features[CellFeature.RED.ordinal()];
        int[] ring = pixels.ring().length > 0 ? pixels.ring() : pixels.rim();
        double around = mean(red, ring);
        put(features, CellFeature.RIM, mean(red, pixels.rim()) - ofRed);
        put(features, CellFeature.EDGE, ofRed - around);
        put(features, CellFeature.RING_RED, around);
        put(features, CellFeature.RING_GREEN, mean(green, ring));
        put(features, CellFeature.RING_BLUE, mean(blue, ring));
    }

    private static double mean(float[] plane, int[] indices) {
        double sum = 0;
        for (int i : indices) {
            sum += plane[i];
        }
        return sum / indices.length;
    }

    private static double deviation(float[] plane, int[] indices, double mean) {
        double sum = 0;
        for (int i : indices) {
            sum += (plane[i] - mean) * (plane[i] - mean);
        }
        return Math.sqrt(sum / indices.length);
    }
}
