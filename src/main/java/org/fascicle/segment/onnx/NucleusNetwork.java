package org.fascicle.segment.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.fascicle.image.RgbImage;
import org.fascicle.space.UserError;

/**
 * The trained nucleus network: an RGB image in, {@link NucleusMaps} out.
 *
 * <p>A residual U-Net that reads pixels of {@link #PIXEL_UM}, computes at twice that and answers on the input's grid;
 * docs/models/nuclei.md says what it was trained on. Large images are computed in windows, so that memory stays bounded.
 *
 * <p>The session is opened at the first image, uses one thread per call and may be shared between threads.
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

    /** ONNX Runtime 1.29.0 crashed from 3,984 bytes on and ran with 3,978. */
    private static final int LONGEST_COMMAND_LINE = 3900;

    private static final String RESOURCE = "nuclei.onnx";

    private final byte[] model;
    private final String sha256;
    private OrtSession session;

    NucleusNetwork() {
        this.model = read();
        this.sha256 = digest(model);
    }

    /** SHA-256 of the model's file, 64 hexadecimal digits. */
    String sha256() {
        return sha256;
    }

    /** The maps of an image with pixels of {@link #PIXEL_UM}. */
    NucleusMaps maps(RgbImage image) {
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
        long[] shape = {1, 3, paddedHeight, paddedWidth};
        try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(input), shape);
                OrtSession.Result result = session().run(Map.of("rgb", tensor))) {
            FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
            return new NucleusMaps(width, height,
                    plane(output, 0, width, height, paddedWidth, paddedHeight),
                    plane(output, 1, width, height, paddedWidth, paddedHeight),
                    plane(output, 2, width, height, paddedWidth, paddedHeight));
        } catch (OrtException e) {
            throw new IllegalStateException("The nucleus network failed on " + width + " x " + height + " pixels.", e);
        }
    }

    /** Red, green and blue planes, mirrored to the right and below up to the padded size. */
    private static float[] planes(RgbImage image, int left, int top, int width, int height, int paddedWidth, int paddedHeight) {
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

    private static float[] plane(FloatBuffer output, int index, int width, int height, int paddedWidth, int paddedHeight) {
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++) {
            output.get((index * paddedHeight + y) * paddedWidth, values, y * width, width);
        }
        return values;
    }

    private synchronized OrtSession session() throws OrtException {
        if (session == null) {
            session = open();
        }
        return session;
    }

    /** Refuses what would end the whole program: the native library overruns a buffer on a long command line (Linux). */
    static void requireShortCommandLine(Path commandLine) {
        int length = 0;
        try {
            length = Files.exists(commandLine) ? Files.readAllBytes(commandLine).length : 0;
        } catch (IOException e) {
            // What cannot be read here is not read by the library either.
        }
        if (length > LONGEST_COMMAND_LINE) {
            throw UserError.input("The learned nucleus segmenter cannot run in a program started with a command line of " + length
                    + " bytes, because ONNX Runtime crashes beyond some " + LONGEST_COMMAND_LINE + "; put the class path into the variable"
                    + " CLASSPATH, name a folder instead of many files, or use the classic segmenter.");
        }
    }

    private OrtSession open() throws OrtException {
        requireShortCommandLine(Path.of("/proc/self/cmdline"));
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(model, options);
        } catch (LinkageError e) {
            throw UserError.input("The learned nucleus segmenter needs ONNX Runtime's native library, which does not load on this"
                    + " computer (" + e.getMessage() + "); use the classic segmenter instead.", e);
        }
    }

    private static byte[] read() {
        try (InputStream in = NucleusNetwork.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The nucleus network " + RESOURCE + " is missing from the program.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The nucleus network " + RESOURCE + " cannot be read.", e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java without SHA-256.", e);
        }
    }
}
