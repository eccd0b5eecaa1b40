package org.fascicle.register;

import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Smoothing;

/** How much light the tissue takes, whatever its colour: what sections of different stains have in common. */
final class Darkness {

    /** Beyond this a pixel is black, whether ink or blood; more would outweigh the tissue. */
    private static final float MOST_OD = 1.5f;
    /** The glass is among the brightest pixels. */
    private static final double GLASS_QUANTILE = 0.05;

    private static final int BINS = 1000;

    private Darkness() {}

    /** Optical density over the glass, summed over the three channels: 0 on glass, at most {@link #MOST_OD}. */
    static FloatImage of(RgbImage image) {
        FloatImage density = FloatImage.zeros(image.width(), image.height());
        byte[] rgb = image.data();
        for (int i = 0; i < density.data().length; i++) {
            double sum = 0;
            for (int channel = 0; channel < 3; channel++) {
                sum -= Math.log10(((rgb[3 * i + channel] & 0xff) + 1) / 256.0);
            }
            density.data()[i] = (float) sum;
        }
        float glass = glass(density);
        for (int i = 0; i < density.data().length; i++) {
            density.data()[i] = Math.max(0, Math.min(MOST_OD, density.data()[i] - glass));
        }
        return density;
    }

    private static float glass(FloatImage density) {
        int[] histogram = new int[BINS];
        for (float value : density.data()) {
            histogram[Math.min(BINS - 1, (int) (value / (2 * MOST_OD) * BINS))]++;
        }
        long below = 0;
        int bin = 0;
        while (bin < BINS - 1 && below + histogram[bin] <= GLASS_QUANTILE * density.data().length) {
            below += histogram[bin++];
        }
        return (float) (bin * 2 * MOST_OD / BINS);
    }

    /** Structures between two sizes: smoothed by the smaller, less what the larger one smooths; of mean about 0. */
    static FloatImage structures(FloatImage density, double finestPx, double coarsestPx) {
        FloatImage fine = finestPx > 0 ? Smoothing.gaussian(density, finestPx) : density;
        FloatImage coarse = Smoothing.gaussian(density, coarsestPx);
        FloatImage result = FloatImage.zeros(density.width(), density.height());
        for (int i = 0; i < result.data().length; i++) {
            result.data()[i] = fine.data()[i] - coarse.data()[i];
        }
        return result;
    }
}
