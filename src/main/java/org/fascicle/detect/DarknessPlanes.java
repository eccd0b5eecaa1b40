package org.fascicle.detect;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Smoothing;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.WhitePoint;

/**
 * What the search for mitotic figures sees of an image: optical density in red, in which haematoxylin is dark and eosin
 * nearly clear whatever the slide's vectors, the other channels beside it, and which pixels may be looked at.
 */
final class DarknessPlanes {

    /** Smooths sensor noise and JPEG blocks, keeps chromatin arms. */
    private static final double DETAIL_UM = 0.35;
    /** The size of a small chromatin clump. */
    private static final double BODY_UM = 0.8;
    /** Half the width of the square whose mean is a place's background. */
    private static final double BACKGROUND_UM = 12.5;

    final int width;
    final int height;
    final double pixelUm;
    final boolean[] usable;
    final float[] red;
    final float[] green;
    final float[] blue;
    final float[] body;
    final float[] background;
    final float[] gradient;

    DarknessPlanes(RgbImage image, BinaryMask analysable, PixelSize pixelSize, WhitePoint white) {
        this.width = image.width();
        this.height = image.height();
        this.pixelUm = pixelSize.meanUm();
        BinaryMask padding = Padding.of(image);
        this.usable = analysable.andNot(padding).data();
        double detail = DETAIL_UM / pixelUm;
        FloatImage redOd = density(image, 0, white.red(), padding);
        this.red = Smoothing.gaussian(redOd, detail).data();
        this.green = Smoothing.gaussian(density(image, 1, white.green(), padding), detail)
                .data();
        this.blue = Smoothing.gaussian(density(image, 2, white.blue(), padding), detail)
                .data();
        this.body = Smoothing.gaussian(redOd, BODY_UM / pixelUm).data();
        this.background = background(redOd, padding, (int) Math.round(BACKGROUND_UM / pixelUm));
        this.gradient = gradient();
    }

    private static FloatImage density(RgbImage image, int channel, double white, BinaryMask padding) {
        float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) Math.max(0, Math.log10((white + 1) / (i + 1)));
        }
        FloatImage density = FloatImage.zeros(image.width(), image.height());
        for (int i = 0; i < density.data().length; i++) {
            density.data()[i] = padding.data()[i] ? 0 : table[image.data()[3 * i + channel] & 0xff];
        }
        return density;
    }

    /** Mean over a square, as far as it was scanned: padding is as clear as glass here, and would make tissue beside it look dark. */
    private static float[] background(FloatImage redOd, BinaryMask padding, int radiusPx) {
        float[] mean = Smoothing.squareMean(redOd, radiusPx).data();
        FloatImage scanned = FloatImage.zeros(redOd.width(), redOd.height());
        for (int i = 0; i < mean.length; i++) {
            scanned.data()[i] = padding.data()[i] ? 0 : 1;
        }
        float[] share = Smoothing.squareMean(scanned, radiusPx).data();
        for (int i = 0; i < mean.length; i++) {
            mean[i] = share[i] > 0 ? mean[i] / share[i] : 0;
        }
        return mean;
    }

    /** Slope of the darkness per um. */
    private float[] gradient() {
        float[] slope = new float[red.length];
        float scale = (float) (0.5 / pixelUm);
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1, i = y * width + 1; x < width - 1; x++, i++) {
                float dx = red[i + 1] - red[i - 1];
                float dy = red[i + width] - red[i - width];
                slope[i] = scale * (float) Math.sqrt(dx * dx + dy * dy);
            }
        }
        return slope;
    }

    int index(int x, int y) {
        return y * width + x;
    }
}
