package org.fascicle.stain;

import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;

/**
 * Parts a colour image into the amounts of two stains and what is left.
 *
 * <p>The optical densities of a pixel are a mixture {@code od = a * first + b * second + c * normal}; the amounts are the
 * product with the inverse matrix. Each amount is a sum of three terms, one per channel, that are looked up by intensity,
 * so that a pixel costs three look-ups and two additions a plane. Exact up to the image's rounding to 8 bits where the
 * vectors are the true ones.
 *
 * <p>Safe from several threads. Limits: two stains and no more; DAB scatters, so that its amounts are relative.
 *
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/11531144/">Ruifrok and Johnston 2001</a>
 */
public final class StainSeparation {

    private static final int HAEMATOXYLIN = 0;
    private static final int SECOND = 1;
    private static final int RESIDUAL = 2;

    /** Density of haematoxylin and DAB together that cytoplasm seldom reaches. */
    public static final float SURELY_NUCLEAR = 0.3f;

    private static final float DAMPING = 0.1f;

    private final StainKind kind;
    /** By plane: 256 terms of red, of green, of blue. */
    private final float[][] terms;

    private final StainVector cleared;

    public StainSeparation(SlideColour colour) {
        this.kind = colour.kind();
        this.terms = terms(new OpticalDensity(colour.white()), colour.stains().inverse());
        this.cleared = colour.stains().second();
    }

    private static float[][] terms(OpticalDensity density, double[][] inverse) {
        float[][] terms = new float[inverse.length][3 * OpticalDensity.LEVELS];
        for (int plane = 0; plane < inverse.length; plane++) {
            for (int i = 0; i < OpticalDensity.LEVELS; i++) {
                terms[plane][i] = (float) (density.red(i) * inverse[plane][0]);
                terms[plane][OpticalDensity.LEVELS + i] = (float) (density.green(i) * inverse[plane][1]);
                terms[plane][2 * OpticalDensity.LEVELS + i] = (float) (density.blue(i) * inverse[plane][2]);
            }
        }
        return terms;
    }

    /** All planes of an image in the slide's colours. */
    public static StainPlanes separate(RgbImage image, SlideColour colour) {
        return new StainSeparation(colour).separate(image);
    }

    public StainPlanes separate(RgbImage image) {
        return new StainPlanes(plane(image, HAEMATOXYLIN), plane(image, SECOND), plane(image, RESIDUAL));
    }

    public FloatImage haematoxylin(RgbImage image) {
        return plane(image, HAEMATOXYLIN);
    }

    /** Writes the amount of haematoxylin into the caller's array, one value per pixel. */
    public void haematoxylin(RgbImage image, float[] into) {
        fill(image, HAEMATOXYLIN, into);
    }

    /** Amount of eosin or DAB. */
    public FloatImage second(RgbImage image) {
        return plane(image, SECOND);
    }

    /** Writes the amount of eosin or DAB into the caller's array, one value per pixel. */
    public void second(RgbImage image, float[] into) {
        fill(image, SECOND, into);
    }

    /**
     * A plane in which every nucleus is dark, whatever colour it has: haematoxylin on H&E, haematoxylin and DAB together
     * on H-DAB, where brown nuclei hide most of their haematoxylin.
     *
     * <p>On H-DAB what lies above {@link #SURELY_NUCLEAR} grows at a tenth of the rate, so that brown nuclei of density 1 do not
     * outshine pale blue ones of 0.1 beside them.
     *
     * <p>For a nuclear marker such as Ki-67. A cytoplasmic marker such as alpha-SMA makes the cytoplasm dark here: find its
     * nuclei on {@link #haematoxylin} alone.
     */
    public FloatImage nuclear(RgbImage image) {
        FloatImage nuclear = FloatImage.zeros(image.width(), image.height());
        nuclear(image, nuclear.data());
        return nuclear;
    }

    /** The same, written into the caller's array, one value per pixel. */
    public void nuclear(RgbImage image, float[] into) {
        fill(image, HAEMATOXYLIN, into);
        if (kind == StainKind.HDAB) {
            addPositive(image, into);
        }
    }

    private void addPositive(RgbImage image, float[] into) {
        float[] t = terms[SECOND];
        byte[] rgb = image.data();
        for (int i = 0, k = 0; i < into.length; i++, k += 3) {
            float both = Math.max(0, into[i]) + Math.max(0, amount(t, rgb, k));
            into[i] = both < SURELY_NUCLEAR ? both : SURELY_NUCLEAR + DAMPING * (both - SURELY_NUCLEAR);
        }
    }

    /**
     * The image as it would look without eosin or DAB: the light which that swallows in each channel given back.
     *
     * <p>Where a channel is black, what it held is lost; a saturated stain leaves a grey veil there.
     */
    public RgbImage withoutSecond(RgbImage image) {
        float[] t = terms[SECOND];
        byte[] rgb = image.data();
        byte[] clear = rgb.clone();
        for (int k = 0; k < rgb.length; k += 3) {
            float amount = amount(t, rgb, k);
            if (amount > 0) {
                clear[k] = lit(rgb[k], amount * cleared.red());
                clear[k + 1] = lit(rgb[k + 1], amount * cleared.green());
                clear[k + 2] = lit(rgb[k + 2], amount * cleared.blue());
            }
        }
        return new RgbImage(image.width(), image.height(), clear);
    }

    private static byte lit(byte intensity, double density) {
        return (byte)
                Math.min(OpticalDensity.LEVELS - 1, Math.round(((intensity & 0xff) + 1) * Math.pow(10, density) - 1));
    }

    private FloatImage plane(RgbImage image, int plane) {
        FloatImage result = FloatImage.zeros(image.width(), image.height());
        fill(image, plane, result.data());
        return result;
    }

    private void fill(RgbImage image, int plane, float[] into) {
        byte[] rgb = image.data();
        if (rgb.length != 3 * into.length) {
            throw new IllegalArgumentException("An image of " + rgb.length / 3
                    + " pixels does not fit into an array of " + into.length + " values.");
        }
        float[] t = terms[plane];
        for (int i = 0, k = 0; i < into.length; i++, k += 3) {
            into[i] = amount(t, rgb, k);
        }
    }

    private static float amount(float[] terms, byte[] rgb, int k) {
        return terms[rgb[k] & 0xff]
                + terms[OpticalDensity.LEVELS + (rgb[k + 1] & 0xff)]
                + terms[2 * OpticalDensity.LEVELS + (rgb[k + 2] & 0xff)];
    }
}
