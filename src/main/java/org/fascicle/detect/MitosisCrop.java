package org.fascicle.detect;

import org.fascicle.image.RgbImage;
import org.fascicle.raster.Shrinking;
import org.fascicle.space.PixelSize;

/**
 * The picture of a candidate that the mitosis network judges: a square around it with pixels of {@value #PIXEL_UM} um.
 *
 * <p>Interpolated between the four nearest pixels, of pixels averaged beforehand where they are much finer; beyond the image's edge
 * stands its mirror image. The same code cuts what the network is trained on.
 */
public final class MitosisCrop {

    /** Pixel size of a crop; chromatin's arms are resolved, and scanners at 40x give it. */
    public static final double PIXEL_UM = 0.25;

    private MitosisCrop() {}

    /**
     * The square around a place.
     *
     * @param x column of the place on the image's grid, pixel centres at integers
     * @param y its row
     * @param edgePx pixels along an edge of the square
     */
    public static RgbImage around(RgbImage image, PixelSize pixelSize, double x, double y, int edgePx) {
        int factor = Math.max(1, (int) (PIXEL_UM / pixelSize.meanUm()));
        RgbImage source = Shrinking.mean(image, factor);
        double stepX = PIXEL_UM / (pixelSize.xUm() * factor);
        double stepY = PIXEL_UM / (pixelSize.yUm() * factor);
        double left = (x + 0.5) / factor - 0.5 - (edgePx - 1) / 2.0 * stepX;
        double top = (y + 0.5) / factor - 0.5 - (edgePx - 1) / 2.0 * stepY;
        RgbImage crop = RgbImage.black(edgePx, edgePx);
        for (int row = 0, at = 0; row < edgePx; row++) {
            for (int column = 0; column < edgePx; column++, at += 3) {
                interpolate(source, left + column * stepX, top + row * stepY, crop.data(), at);
            }
        }
        return crop;
    }

    private static void interpolate(RgbImage image, double x, double y, byte[] rgb, int at) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double right = x - column;
        double below = y - row;
        int upperLeft = index(image, column, row);
        int upperRight = index(image, column + 1, row);
        int lowerLeft = index(image, column, row + 1);
        int lowerRight = index(image, column + 1, row + 1);
        byte[] data = image.data();
        for (int channel = 0; channel < 3; channel++) {
            double upper = mixed(data[upperLeft + channel], data[upperRight + channel], right);
            double lower = mixed(data[lowerLeft + channel], data[lowerRight + channel], right);
            rgb[at + channel] = (byte) Math.round(upper + below * (lower - upper));
        }
    }

    private static double mixed(byte from, byte to, double share) {
        return (from & 0xff) + share * ((to & 0xff) - (from & 0xff));
    }

    private static int index(RgbImage image, int x, int y) {
        return 3 * (mirror(y, image.height()) * image.width() + mirror(x, image.width()));
    }

    private static int mirror(int i, int size) {
        int period = Math.max(1, 2 * size - 2);
        int folded = Math.floorMod(i, period);
        return folded < size ? folded : period - folded;
    }
}
