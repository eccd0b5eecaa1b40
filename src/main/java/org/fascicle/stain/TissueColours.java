package org.fascicle.stain;

import java.util.List;
import org.fascicle.image.RgbImage;

/**
 * The optical densities of stained pixels, as a sample to estimate from: without glass, without what is too dark to carry
 * a hue (padding, pigment, black ink), without colours that no stain of ours has (pen).
 *
 * <p>A regular subset of the pixels, at most {@link #MOST_PIXELS}; three densities R, G, B a pixel.
 */
record TissueColours(float[] densities) {

    /** Enough for percentiles to a tenth of a degree. */
    static final int MOST_PIXELS = 400_000;
    /** Macenko 2009's lower cut (beta): below it a pixel's hue is noise. */
    static final double LEAST_DENSITY = 0.15;
    /** Below this intensity in all channels a pixel is black. */
    private static final int BLACK = 30;

    int pixels() {
        return densities.length / 3;
    }

    static TissueColours of(List<RgbImage> images, WhitePoint white) {
        return sample(images, white, LEAST_DENSITY, false);
    }

    /** The same from another mean density on, with the colours that no stain of ours has. */
    static TissueColours withInk(List<RgbImage> images, WhitePoint white, double leastDensity) {
        return sample(images, white, leastDensity, true);
    }

    private static TissueColours sample(List<RgbImage> images, WhitePoint white, double leastDensity, boolean ink) {
        OpticalDensity density = new OpticalDensity(white);
        long pixels = images.stream()
                .mapToLong(image -> (long) image.width() * image.height())
                .sum();
        int step = (int) Math.max(1, (pixels + MOST_PIXELS - 1) / MOST_PIXELS);
        float[] sample = new float[3 * (int) (pixels / step + images.size())];
        int used = 0;
        for (RgbImage image : images) {
            used = gather(image, density, step, leastDensity, ink, sample, used);
        }
        return new TissueColours(java.util.Arrays.copyOf(sample, used));
    }

    private static int gather(
            RgbImage image,
            OpticalDensity density,
            int step,
            double leastDensity,
            boolean ink,
            float[] sample,
            int start) {
        byte[] rgb = image.data();
        int used = start;
        for (int i = 0; i < rgb.length / 3; i += step) {
            int r = rgb[3 * i] & 0xff;
            int g = rgb[3 * i + 1] & 0xff;
            int b = rgb[3 * i + 2] & 0xff;
            float red = density.red(r);
            float green = density.green(g);
            float blue = density.blue(b);
            boolean dense = red + green + blue >= 3 * leastDensity;
            boolean stain = ink || !InkColours.isInk(red, green, blue);
            if (Math.max(r, Math.max(g, b)) >= BLACK && dense && stain) {
                sample[used++] = red;
                sample[used++] = green;
                sample[used++] = blue;
            }
        }
        return used;
    }
}
