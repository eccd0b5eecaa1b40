package org.fascicle.opencv;

import org.fascicle.image.FloatImage;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Where an image lies best on another of the same size, over all whole shifts at once, by Fourier transforms. */
public final class CrossCorrelation implements AutoCloseable {

    /**
     * A shift of the moving image.
     *
     * @param score correlation of the two, 1 at most where both have mean 0
     */
    public record Shift(int x, int y, double score) {}

    private final int size;
    private final double norm;
    private final Mat spectrum = new Mat();

    /** @param fixed square, of mean about 0, with room around it for every shift that is to be found */
    public CrossCorrelation(FloatImage fixed) {
        OpenCv.load();
        size = fixed.width();
        norm = norm(fixed);
        Mat plane = plane(fixed);
        try {
            Core.dft(plane, spectrum, Core.DFT_COMPLEX_OUTPUT);
        } finally {
            OpenCv.release(plane);
        }
    }

    /** The best shift of an image of the same size. */
    public Shift best(FloatImage moving) {
        Mat plane = plane(moving);
        Mat other = new Mat();
        Mat product = new Mat();
        Mat correlation = new Mat();
        try {
            Core.dft(plane, other, Core.DFT_COMPLEX_OUTPUT);
            Core.mulSpectrums(spectrum, other, product, 0, true);
            Core.dft(product, correlation, Core.DFT_INVERSE | Core.DFT_SCALE | Core.DFT_REAL_OUTPUT);
            Core.MinMaxLocResult peak = Core.minMaxLoc(correlation);
            return new Shift(
                    signed((int) peak.maxLoc.x), signed((int) peak.maxLoc.y), peak.maxVal / (norm * norm(moving)));
        } finally {
            OpenCv.release(plane, other, product, correlation);
        }
    }

    /** The least size from here on whose transform is quick. */
    public static int quickSize(int least) {
        OpenCv.load();
        return Core.getOptimalDFTSize(least);
    }

    private int signed(int shift) {
        return shift > size / 2 ? shift - size : shift;
    }

    private static double norm(FloatImage image) {
        double sum = 0;
        for (float value : image.data()) {
            sum += value * value;
        }
        return Math.sqrt(Math.max(sum, 1e-12));
    }

    private static Mat plane(FloatImage image) {
        Mat plane = new Mat(image.height(), image.width(), CvType.CV_32FC1);
        plane.put(0, 0, image.data());
        return plane;
    }

    @Override
    public void close() {
        OpenCv.release(spectrum);
    }
}
