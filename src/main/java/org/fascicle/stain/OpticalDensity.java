package org.fascicle.stain;

import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;

/**
 * Optical density of 8-bit intensities: {@code OD = -log10((I + 1) / (I0 + 1))} per channel, I0 the slide's white point.
 *
 * <p>By Beer and Lambert it grows in proportion to the amount of a stain that absorbs; DAB scatters as well and only
 * roughly follows. What is brighter than the glass has density 0, never less. Computed once for the 256 intensities.
 *
 * <p>Units: decadic optical density, 0 to 2.4.
 *
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/11531144/">Ruifrok and Johnston 2001</a>
 */
public final class OpticalDensity {

    static final int LEVELS = 256;

    private final float[] red;
    private final float[] green;
    private final float[] blue;

    public OpticalDensity(WhitePoint white) {
        red = table(white.red());
        green = table(white.green());
        blue = table(white.blue());
    }

    /** Density of one intensity (0 to 255) on glass of intensity {@code white}. */
    public static double of(double intensity, double white) {
        return Math.max(0, -Math.log10((intensity + 1) / (white + 1)));
    }

    private static float[] table(double white) {
        float[] table = new float[LEVELS];
        for (int intensity = 0; intensity < LEVELS; intensity++) {
            table[intensity] = (float) of(intensity, white);
        }
        return table;
    }

    public float red(int intensity) {
        return red[intensity];
    }

    public float green(int intensity) {
        return green[intensity];
    }

    public float blue(int intensity) {
        return blue[intensity];
    }

    /** Mean density of the three channels of every pixel. */
    public FloatImage mean(RgbImage image) {
        byte[] rgb = image.data();
        float[] mean = new float[rgb.length / 3];
        for (int i = 0, k = 0; i < mean.length; i++, k += 3) {
            mean[i] = (red[rgb[k] & 0xff] + green[rgb[k + 1] & 0xff] + blue[rgb[k + 2] & 0xff]) / 3;
        }
        return new FloatImage(image.width(), image.height(), mean);
    }
}
