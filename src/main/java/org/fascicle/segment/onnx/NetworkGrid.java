package org.fascicle.segment.onnx;

import java.util.Arrays;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;

/**
 * The grid that the network works on, laid over an image's grid: same corner, pixels of about
 * {@link NucleusNetwork#PIXEL_UM}.
 *
 * <p>An image whose pixels differ by less than {@link #TOLERANCE} is taken as it is: the network saw that much variation
 * in training, and resampling only blurs.
 *
 * <p>Not the working grid of the classic segmenter: that one only halves or doubles, so that its labels return in whole pixels; a
 * network needs the very pixel size that it was trained on.
 */
final class NetworkGrid {

    static final double TOLERANCE = 0.12;

    private final int width;
    private final int height;
    private final PixelSize pixelSize;

    private NetworkGrid(int width, int height, PixelSize pixelSize) {
        this.width = width;
        this.height = height;
        this.pixelSize = pixelSize;
    }

    static NetworkGrid over(RgbImage image, PixelSize pixelSize) {
        double scaleX = pixelSize.xUm() / NucleusNetwork.PIXEL_UM;
        double scaleY = pixelSize.yUm() / NucleusNetwork.PIXEL_UM;
        if (Math.abs(scaleX - 1) <= TOLERANCE && Math.abs(scaleY - 1) <= TOLERANCE) {
            return new NetworkGrid(image.width(), image.height(), pixelSize);
        }
        int width = (int) Math.max(1, Math.round(image.width() * scaleX));
        int height = (int) Math.max(1, Math.round(image.height() * scaleY));
        return new NetworkGrid(
                width,
                height,
                new PixelSize(image.width() * pixelSize.xUm() / width, image.height() * pixelSize.yUm() / height));
    }

    PixelSize pixelSize() {
        return pixelSize;
    }

    /** The image on this grid: a triangle filter, as wide as the coarser of both pixels. */
    RgbImage resample(RgbImage image) {
        if (image.width() == width && image.height() == height) {
            return image;
        }
        Taps columns = Taps.from(image.width(), width);
        Taps rows = Taps.from(image.height(), height);
        float[] narrow = alongRows(image, columns);
        byte[] out = new byte[3 * width * height];
        float[] sum = new float[3 * width];
        for (int y = 0; y < height; y++) {
            weighted(narrow, rows.first[y], rows.weights[y], sum);
            for (int i = 0; i < sum.length; i++) {
                out[y * sum.length + i] = (byte) Math.max(0, Math.min(255, (int) (sum[i] + 0.5f)));
            }
        }
        return new RgbImage(width, height, out);
    }

    /** The sum of rows from {@code first} on, each times its weight. */
    private static void weighted(float[] rows, int first, float[] weights, float[] sum) {
        Arrays.fill(sum, 0);
        for (int k = 0; k < weights.length; k++) {
            float weight = weights[k];
            int from = (first + k) * sum.length;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * rows[from + i];
            }
        }
    }

    private float[] alongRows(RgbImage image, Taps columns) {
        float[] narrow = new float[3 * width * image.height()];
        byte[] rgb = image.data();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < width; x++) {
                int to = 3 * (y * width + x);
                for (int k = 0; k < columns.weights[x].length; k++) {
                    int from = 3 * (y * image.width() + columns.first[x] + k);
                    float weight = columns.weights[x][k];
                    narrow[to] += weight * (rgb[from] & 0xff);
                    narrow[to + 1] += weight * (rgb[from + 1] & 0xff);
                    narrow[to + 2] += weight * (rgb[from + 2] & 0xff);
                }
            }
        }
        return narrow;
    }

    /** Labels of this grid on a grid of the image's size: each pixel takes the label under its centre. */
    LabelImage back(LabelImage labels, int imageWidth, int imageHeight) {
        if (imageWidth == width && imageHeight == height) {
            return labels;
        }
        LabelImage out = LabelImage.empty(imageWidth, imageHeight);
        for (int y = 0; y < imageHeight; y++) {
            int row = (int) Math.min(height - 1, (y + 0.5) * height / imageHeight);
            for (int x = 0; x < imageWidth; x++) {
                int column = (int) Math.min(width - 1, (x + 0.5) * width / imageWidth);
                out.data()[y * imageWidth + x] = labels.get(column, row);
            }
        }
        return out;
    }

    /** For each target pixel the first source pixel and the weights, sum 1, of it and those after it. */
    private record Taps(int[] first, float[][] weights) {

        static Taps from(int sourceSize, int targetSize) {
            double scale = (double) sourceSize / targetSize;
            double reach = Math.max(1, scale);
            int[] first = new int[targetSize];
            float[][] weights = new float[targetSize][];
            for (int i = 0; i < targetSize; i++) {
                double centre = (i + 0.5) * scale - 0.5;
                int from = (int) Math.max(0, Math.min(sourceSize - 1, Math.ceil(centre - reach)));
                int to = (int) Math.max(from, Math.min(sourceSize - 1, Math.floor(centre + reach)));
                first[i] = from;
                weights[i] = triangle(from, to, centre, reach);
            }
            return new Taps(first, weights);
        }

        private static float[] triangle(int from, int to, double centre, double reach) {
            float[] weights = new float[to - from + 1];
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                double weight = Math.max(1e-6, 1 - Math.abs(from + k - centre) / reach);
                weights[k] = (float) weight;
                sum += weight;
            }
            for (int k = 0; k < weights.length; k++) {
                weights[k] /= (float) sum;
            }
            return weights;
        }
    }
}
