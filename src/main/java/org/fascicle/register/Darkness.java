package org.fascicle.register;

import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Smoothing;
import org.fascicle.space.Region;

/** How much light the tissue takes: what sections of different stains have in common. */
final class Darkness {

    /** Which light is looked at. */
    enum Light {
        /** Haematoxylin takes two to four times as much of it as eosin, DAB and red dyes do, and nearly all sections are stained with it. */
        RED(3, 0, 0),
        /** Whatever the colour. */
        ALL(1, 1, 1);

        private final double[] weights;

        Light(double... weights) {
            this.weights = weights;
        }
    }

    /** Beyond this a pixel is black, whether ink or blood; more would outweigh the tissue. */
    private static final float MOST_OD = 1.5f;
    /** The glass is among the brightest pixels. */
    private static final double GLASS_QUANTILE = 0.05;

    private static final int BINS = 1000;
    static final float TISSUE_OD = 0.12f;
    private static final double DUST_PX = 2;
    /** Share of the tissue on each side that may be dust. */
    private static final double DUST = 0.002;
    /** Glass that is left around the tissue, as a share of the longer side. */
    private static final double MARGIN = 0.04;

    private Darkness() {}

    /** Optical density over the glass, three times its weighted mean over the channels: 0 on glass, at most {@link #MOST_OD}. */
    static FloatImage of(RgbImage image, Light light) {
        FloatImage density = FloatImage.zeros(image.width(), image.height());
        byte[] rgb = image.data();
        for (int i = 0; i < density.data().length; i++) {
            double sum = 0;
            for (int channel = 0; channel < 3; channel++) {
                sum -= light.weights[channel] * Math.log10(((rgb[3 * i + channel] & 0xff) + 1) / 256.0);
            }
            density.data()[i] = (float) sum;
        }
        float glass = glass(density);
        for (int i = 0; i < density.data().length; i++) {
            density.data()[i] = Math.max(0, Math.min(MOST_OD, density.data()[i] - glass));
        }
        return density;
    }

    /** The rectangle that holds the tissue, with a little around it; specks of dust do not widen it. */
    static Region tissue(FloatImage density) {
        FloatImage smooth = Smoothing.gaussian(density, DUST_PX);
        long[] columns = new long[density.width()];
        long[] rows = new long[density.height()];
        long all = 0;
        for (int y = 0; y < density.height(); y++) {
            for (int x = 0; x < density.width(); x++) {
                if (smooth.get(x, y) > TISSUE_OD) {
                    columns[x]++;
                    rows[y]++;
                    all++;
                }
            }
        }
        int margin = (int) (MARGIN * Math.max(density.width(), density.height()));
        int left = Math.max(0, reached(columns, DUST * all) - margin);
        int top = Math.max(0, reached(rows, DUST * all) - margin);
        int right = Math.min(density.width(), reached(columns, (1 - DUST) * all) + 1 + margin);
        int bottom = Math.min(density.height(), reached(rows, (1 - DUST) * all) + 1 + margin);
        return all == 0
                ? Region.ofSize(density.width(), density.height())
                : new Region(left, top, right - left, bottom - top);
    }

    /** The first place up to which the counts sum up to more than so many. */
    private static int reached(long[] counts, double many) {
        double sum = counts[0];
        int at = 0;
        while (at < counts.length - 1 && sum <= many) {
            sum += counts[++at];
        }
        return at;
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
