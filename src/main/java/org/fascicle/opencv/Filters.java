package org.fascicle.opencv;

import java.util.function.BiConsumer;
import org.fascicle.image.FloatImage;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Linear filters of images of numbers; at the border an image goes on as its mirror image. */
public final class Filters {

    /** What Sobel's kernel of 3 x 3 weighs a slope of 1 with. */
    private static final double SOBEL_WEIGHT = 8;

    private Filters() {}

    /** The image on another number of pixels: each is the mean of what it covers, or between its neighbours where it covers less. */
    public static FloatImage resized(FloatImage image, int width, int height) {
        boolean smaller = width < image.width();
        return apply(
                image,
                (from, to) -> Imgproc.resize(
                        from, to, new Size(width, height), 0, 0, smaller ? Imgproc.INTER_AREA : Imgproc.INTER_LINEAR));
    }

    /** Smoothed by a Gaussian of this standard deviation in pixels. */
    public static FloatImage gaussian(FloatImage image, double sigmaPx) {
        return apply(
                image,
                (from, to) ->
                        Imgproc.GaussianBlur(from, to, new Size(0, 0), sigmaPx, sigmaPx, Core.BORDER_REFLECT_101));
    }

    /** Mean over squares of {@code edgePx} pixels, an odd number. */
    public static FloatImage mean(FloatImage image, int edgePx) {
        return apply(image, (from, to) -> Imgproc.blur(from, to, new Size(edgePx, edgePx)));
    }

    /** Slope to the right, per pixel. */
    public static FloatImage slopeX(FloatImage image) {
        return apply(image, (from, to) -> Imgproc.Sobel(from, to, CvType.CV_32F, 1, 0, 3, 1 / SOBEL_WEIGHT));
    }

    /** Slope downwards, per pixel. */
    public static FloatImage slopeY(FloatImage image) {
        return apply(image, (from, to) -> Imgproc.Sobel(from, to, CvType.CV_32F, 0, 1, 3, 1 / SOBEL_WEIGHT));
    }

    private static FloatImage apply(FloatImage image, BiConsumer<Mat, Mat> filter) {
        OpenCv.load();
        Mat from = new Mat(image.height(), image.width(), CvType.CV_32FC1);
        Mat to = new Mat();
        try {
            from.put(0, 0, image.data());
            filter.accept(from, to);
            FloatImage result = FloatImage.zeros(to.cols(), to.rows());
            to.get(0, 0, result.data());
            return result;
        } finally {
            OpenCv.release(from, to);
        }
    }
}
