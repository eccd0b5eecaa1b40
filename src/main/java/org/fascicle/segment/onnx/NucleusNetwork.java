package org.fascicle.segment.onnx;

import java.nio.FloatBuffer;
import org.fascicle.image.RgbImage;
import org.fascicle.space.UserError;

/**
 * The trained nucleus network: an RGB image in, {@link NucleusMaps} out.
 *
 * <p>A residual U-Net that reads pixels of {@link #PIXEL_UM}, computes at twice that and answers on the input's grid;
 * docs/models/nuclei.md says what it was trained on. Large images are computed in windows, so that memory stays bounded.
 */
final class NucleusNetwork {

    /** Pixel size that the network was trained for, in um. */
    static final double PIXEL_UM = 0.25;

    /** Sides are padded to multiples of this, the coarsest level's stride in pixels. */
    private static final int STRIDE = 32;

    /** Side of the part of a window that is kept; an image up to twice as large is computed in one. */
    private static final int WINDOW = 1024;

    /** Context around a window's kept part, in pixels: about what an output pixel sees. */
    private static final int CONTEXT = 64;

    /** Name of the network's file. */
    static final String FILE = "nuclei.onnx";

    private final Network network = new Network(NucleusNetwork.class, FILE);

    /** SHA-256 of the model's file, 64 hexadecimal digits. */
    String sha256() {
        return network.sha256();
    }

    /** The maps of an image with pixels of {@link #PIXEL_UM}. */
    NucleusMaps maps(RgbImage image) {
        network.obstacle().ifPresent(why -> {
            throw UserError.input("The learned nucleus segmenter cannot run: " + why
                    + "; the classic segmenter needs none: give --segmenter classic.");
        });
        if (Math.max(image.width(), image.height()) <= 2 * WINDOW) {
            return run(image, 0, 0, image.width(), image.height());
        }
        NucleusMaps whole = NucleusMaps.empty(image.width(), image.height());
        for (int y = 0; y < image.height(); y += WINDOW) {
            for (int x = 0; x < image.width(); x += WINDOW) {
                window(image, x, y, whole);
            }
        }
        return whole;
    }

    private void window(RgbImage image, int x, int y, NucleusMaps whole) {
        int left = Math.max(0, x - CONTEXT);
        int top = Math.max(0, y - CONTEXT);
        int right = Math.min(image.width(), x + WINDOW + CONTEXT);
        int bottom = Math.min(image.height(), y + WINDOW + CONTEXT);
        NucleusMaps part = run(image, left, top, right - left, bottom - top);
        int columns = Math.min(WINDOW, image.width() - x);
        for (int row = y; row < Math.min(image.height(), y + WINDOW); row++) {
            int from = (row - top) * part.width() + x - left;
            int to = row * whole.width() + x;
            System.arraycopy(part.foreground(), from, whole.foreground(), to, columns);
            System.arraycopy(part.depth(), from, whole.depth(), to, columns);
            System.arraycopy(part.contact(), from, whole.contact(), to, columns);
        }
    }

    private NucleusMaps run(RgbImage image, int left, int top, int width, int height) {
        int paddedWidth = (width + STRIDE - 1) / STRIDE * STRIDE;
        int paddedHeight = (height + STRIDE - 1) / STRIDE * STRIDE;
        float[] input = planes(image, left, top, width, height, paddedWidth, paddedHeight);
        FloatBuffer output = network.run("rgb", input, 1, 3, paddedHeight, paddedWidth);
        return new NucleusMaps(
                width,
                height,
                plane(output, 0, width, height, paddedWidth, paddedHeight),
                plane(output, 1, width, height, paddedWidth, paddedHeight),
                plane(output, 2, width, height, paddedWidth, paddedHeight));
    }

    /** Red, green and blue planes, mirrored to the right and below up to the padded size. */
    private static float[] planes(
            RgbImage image, int left, int top, int width, int height, int paddedWidth, int paddedHeight) {
        int plane = paddedWidth * paddedHeight;
        float[] input = new float[3 * plane];
        byte[] rgb = image.data();
        for (int y = 0, to = 0; y < paddedHeight; y++) {
            int row = (top + mirror(y, height)) * image.width() + left;
            for (int x = 0; x < paddedWidth; x++, to++) {
                int from = 3 * (row + mirror(x, width));
                input[to] = rgb[from] & 0xff;
                input[to + plane] = rgb[from + 1] & 0xff;
                input[to + 2 * plane] = rgb[from + 2] & 0xff;
            }
        }
        return input;
    }

    private static int mirror(int i, int size) {
        int period = Math.max(1, 2 * size - 2);
        int folded = i % period;
        return folded < size ? folded : period - folded;
    }

    private static float[] plane(
            FloatBuffer output, int index, int width, int height, int paddedWidth, int paddedHeight) {
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++) {
            output.get((index * paddedHeight + y) * paddedWidth, values, y * width, width);
        }
        return values;
    }
}
