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
        return interpolated(
                source, new Line(left, stepX, edgePx, source.width()), new Line(top, stepY, edgePx, source.height()));
    }

    /** Along one axis: for each pixel of the crop the two pixels of the image that it lies between, and its share of the second. */
    private static final class Line {

        private final int[] first;
        private final int[] second;
        private final double[] share;

        Line(double start, double step, int length, int size) {
            this.first = new int[length];
            this.second = new int[length];
            this.share = new double[length];
            for (int i = 0; i < length; i++) {
                double place = start + i * step;
                int before = (int) Math.floor(place);
                first[i] = mirror(before, size);
                second[i] = mirror(before + 1, size);
                share[i] = place - before;
            }
        }

        int length() {
            return share.length;
        }
    }

    private static RgbImage interpolated(RgbImage image, Line columns, Line rows) {
        RgbImage crop = RgbImage.black(columns.length(), rows.length());
        byte[] from = image.data();
        byte[] to = crop.data();
        for (int row = 0, at = 0; row < rows.length(); row++) {
            int upper = 3 * rows.first[row] * image.width();
            int lower = 3 * rows.second[row] * image.width();
            for (int column = 0; column < columns.length(); column++) {
                int left = 3 * columns.first[column];
                int right = 3 * columns.second[column];
                for (int channel = 0; channel < 3; channel++, at++, left++, right++) {
                    double above = mixed(from[upper + left], from[upper + right], columns.share[column]);
                    double below = mixed(from[lower + left], from[lower + right], columns.share[column]);
                    to[at] = (byte) (above + rows.share[row] * (below - above) + 0.5);
                }
            }
        }
        return crop;
    }

    private static double mixed(byte from, byte to, double share) {
        return (from & 0xff) + share * ((to & 0xff) - (from & 0xff));
    }

    private static int mirror(int i, int size) {
        int period = Math.max(1, 2 * size - 2);
        int folded = Math.floorMod(i, period);
        return folded < size ? folded : period - folded;
    }
}
