package org.fascicle.validate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Smoothing;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.StainVector;

/**
 * A drawn section stained for a cytoplasmic marker: which of its pixels are brown is known.
 *
 * <p>Brown patches of some 20 um, whose borders are contours of smooth noise, lie over blue that varies from stroma to nuclei, so that both stains
 * mix in every amount. DAB varies from patch to patch; the lens blurs it by 0.25 um. The stains' hues are turned by some degrees from field to field.
 *
 * <p>Limits: borders of real stain are seldom as sharp, and no drawing has the scatter of DAB.
 *
 * @param positive brown before the lens
 */
record BrownArea(RgbImage image, BinaryMask positive, PixelSize pixelSize) {

    /** How a field is stained. */
    enum Look {
        MIXED(0, 1),
        HAZE(0.1, 1),
        JPEG_70(0.03, 0.7f);

        /** DAB density of all tissue. */
        private final double hazeOd;
        /** JPEG quality; 1 is none. */
        private final float quality;

        Look(double hazeOd, float quality) {
            this.hazeOd = hazeOd;
            this.quality = quality;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final double PATCH_UM = 6;
    private static final double NUCLEAR_UM = 2.5;
    private static final double LENS_UM = 0.25;
    private static final double MEDIAN_DAB = 0.6;
    /** Standard deviation of the logarithm of DAB from patch to patch. */
    private static final double DAB_SPREAD = 0.35;

    private static final double STROMA = 0.08;
    private static final double NUCLEAR = 0.45;
    /** Share of tissue that is nuclei. */
    private static final double NUCLEI = 0.2;

    private static final double GLASS = 240;
    private static final double NOISE = 1.5;
    private static final double HUE_SPREAD = 0.02;

    /**
     * Tissue all over.
     *
     * @param share of pixels that are brown, 0 to 1, the same in each square
     * @param squarePx edge of a square; the field is {@code shares} of them
     * @param shares by rows of squares, then by columns
     */
    static BrownArea of(double[][] shares, int squarePx, PixelSize pixelSize, Look look, long seed) {
        Random random = new Random(seed);
        int width = shares[0].length * squarePx;
        int height = shares.length * squarePx;
        double um = pixelSize.meanUm();
        FloatImage patches = smoothNoise(width, height, PATCH_UM / um, random);
        BinaryMask positive = BinaryMask.empty(width, height);
        for (int row = 0; row < shares.length; row++) {
            for (int column = 0; column < shares[0].length; column++) {
                above(patches, shares[row][column], column * squarePx, row * squarePx, squarePx, positive);
            }
        }
        FloatImage dab = dab(positive, smoothNoise(width, height, PATCH_UM / um, random));
        RgbImage image = mixed(
                Smoothing.gaussian(dab, LENS_UM / um),
                haematoxylin(smoothNoise(width, height, NUCLEAR_UM / um, random)),
                look,
                random);
        return new BrownArea(JpegLoss.of(image, look.quality), positive, pixelSize);
    }

    /** Normal, with variance 1. */
    private static FloatImage smoothNoise(int width, int height, double sigmaPx, Random random) {
        FloatImage noise = FloatImage.zeros(width, height);
        for (int i = 0; i < noise.data().length; i++) {
            noise.data()[i] = (float) random.nextGaussian();
        }
        FloatImage smooth = Smoothing.gaussian(noise, sigmaPx);
        double sum = 0;
        for (float value : smooth.data()) {
            sum += value * (double) value;
        }
        float scale = (float) (1 / Math.sqrt(sum / smooth.data().length));
        for (int i = 0; i < smooth.data().length; i++) {
            smooth.data()[i] *= scale;
        }
        return smooth;
    }

    /** Sets this share of a square's pixels, those of the highest values. */
    private static void above(FloatImage values, double share, int left, int top, int edge, BinaryMask mask) {
        float[] sorted = new float[edge * edge];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = values.get(left + i % edge, top + i / edge);
        }
        Arrays.sort(sorted);
        int count = (int) Math.round(share * sorted.length);
        float cut = count == 0 ? Float.POSITIVE_INFINITY : sorted[sorted.length - count];
        for (int y = top; y < top + edge; y++) {
            for (int x = left; x < left + edge; x++) {
                mask.data()[y * mask.width() + x] = values.get(x, y) >= cut;
            }
        }
    }

    private static FloatImage dab(BinaryMask positive, FloatImage variation) {
        FloatImage dab = FloatImage.zeros(positive.width(), positive.height());
        for (int i = 0; i < dab.data().length; i++) {
            dab.data()[i] = positive.data()[i]
                    ? (float) (MEDIAN_DAB * Math.exp(DAB_SPREAD * variation.data()[i]))
                    : 0;
        }
        return dab;
    }

    private static FloatImage haematoxylin(FloatImage noise) {
        float[] sorted = noise.data().clone();
        Arrays.sort(sorted);
        float cut = sorted[(int) ((1 - NUCLEI) * sorted.length)];
        FloatImage blue = FloatImage.zeros(noise.width(), noise.height());
        for (int i = 0; i < blue.data().length; i++) {
            double nuclear = Math.max(0, Math.min(1, 1 + 3 * (noise.data()[i] - cut)));
            blue.data()[i] = (float) (STROMA + (NUCLEAR - STROMA) * nuclear);
        }
        return blue;
    }

    private static RgbImage mixed(FloatImage dab, FloatImage haematoxylin, Look look, Random random) {
        double[] blue = turned(StainMatrix.QUPATH_HDAB.first(), random);
        double[] brown = turned(StainMatrix.QUPATH_HDAB.second(), random);
        RgbImage image = RgbImage.black(dab.width(), dab.height());
        for (int i = 0; i < dab.data().length; i++) {
            for (int c = 0; c < 3; c++) {
                double od = haematoxylin.data()[i] * blue[c] + (dab.data()[i] + look.hazeOd) * brown[c];
                double light = (GLASS + 1) * Math.pow(10, -od) - 1 + NOISE * random.nextGaussian();
                image.data()[3 * i + c] = (byte) Math.max(0, Math.min(255, Math.round(light)));
            }
        }
        return image;
    }

    private static double[] turned(StainVector usual, Random random) {
        StainVector vector = new StainVector(
                usual.name(),
                usual.red() + HUE_SPREAD * random.nextGaussian(),
                usual.green() + HUE_SPREAD * random.nextGaussian(),
                usual.blue() + HUE_SPREAD * random.nextGaussian());
        return new double[] {vector.red(), vector.green(), vector.blue()};
    }
}
