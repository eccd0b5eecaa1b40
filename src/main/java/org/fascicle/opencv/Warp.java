package org.fascicle.opencv;

import java.util.function.Consumer;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Affine;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Images on another grid, interpolated between neighbouring pixels. */
public final class Warp {

    private Warp() {}

    /**
     * @param map from the image's pixels to those of the result
     * @return 0 where nothing of the image comes to lie
     */
    public static FloatImage of(FloatImage image, Affine map, int width, int height) {
        OpenCv.load();
        FloatImage result = FloatImage.zeros(width, height);
        Mat from = new Mat(image.height(), image.width(), CvType.CV_32FC1);
        try {
            from.put(0, 0, image.data());
            laid(from, map, width, height, 0, to -> to.get(0, 0, result.data()));
            return result;
        } finally {
            OpenCv.release(from);
        }
    }

    /** The same of colours; white where nothing of the image comes to lie. */
    public static RgbImage of(RgbImage image, Affine map, int width, int height) {
        OpenCv.load();
        RgbImage result = RgbImage.black(width, height);
        Mat from = new Mat(image.height(), image.width(), CvType.CV_8UC3);
        try {
            from.put(0, 0, image.data());
            laid(from, map, width, height, 255, to -> to.get(0, 0, result.data()));
            return result;
        } finally {
            OpenCv.release(from);
        }
    }

    private static void laid(Mat from, Affine map, int width, int height, int outside, Consumer<Mat> taken) {
        Mat to = new Mat();
        Mat matrix = matrix(map);
        try {
            Imgproc.warpAffine(
                    from,
                    to,
                    matrix,
                    new Size(width, height),
                    Imgproc.INTER_LINEAR,
                    Core.BORDER_CONSTANT,
                    Scalar.all(outside));
            taken.accept(to);
        } finally {
            OpenCv.release(to, matrix);
        }
    }

    /** The image on {@code scale} times as many pixels along each edge, 1 or fewer: each is the mean of what it covers. */
    public static FloatImage shrunk(FloatImage image, double scale) {
        OpenCv.load();
        Mat from = new Mat(image.height(), image.width(), CvType.CV_32FC1);
        Mat to = new Mat();
        try {
            from.put(0, 0, image.data());
            Imgproc.resize(from, to, new Size(0, 0), scale, scale, Imgproc.INTER_AREA);
            FloatImage result = FloatImage.zeros(to.cols(), to.rows());
            to.get(0, 0, result.data());
            return result;
        } finally {
            OpenCv.release(from, to);
        }
    }

    static Mat matrix(Affine map) {
        Mat matrix = new Mat(2, 3, CvType.CV_64FC1);
        matrix.put(0, 0, map.xx(), map.xy(), map.x0(), map.yx(), map.yy(), map.y0());
        return matrix;
    }
}
