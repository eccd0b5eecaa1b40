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
        this.usable = usable(image, analysable);
        double detail = DETAIL_UM / pixelUm;
        FloatImage redOd = density(image, 0, white.red());
        this.red = Smoothing.gaussian(redOd, detail).data();
        this.green =
                Smoothing.gaussian(density(image, 1, white.green()), detail).data();
        this.blue = Smoothing.gaussian(density(image, 2, white.blue()), detail).data();
        this.body = Smoothing.gaussian(redOd, BODY_UM / pixelUm).data();
        this.background = Smoothing.squareMean(redOd, (int) Math.round(BACKGROUND_UM / pixelUm))
                .data();
        this.gradient = gradient();
    }

    /** Analysable pixels that a scanner did not pad with black. */
    private static boolean[] usable(RgbImage image, BinaryMask analysable) {
        boolean[] usable = analysable.data().clone();
        byte[] rgb = image.data();
        for (int i = 0; i < usable.length; i++) {
            usable[i] &= rgb[3 * i] != 0 || rgb[3 * i + 1] != 0 || rgb[3 * i + 2] != 0;
        }
        return usable;
    }

    private static FloatImage density(RgbImage image, int channel, double white) {
        float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) Math.max(0, Math.log10((white + 1) / (i + 1)));
        }
        FloatImage density = FloatImage.zeros(image.width(), image.height());
        for (int i = 0; i < density.data().length; i++) {
            density.data()[i] = table[image.data()[3 * i + channel] & 0xff];
        }
        return density;
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
