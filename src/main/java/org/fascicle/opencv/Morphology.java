package org.fascicle.opencv;

import org.fascicle.image.BinaryMask;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Mathematical morphology of masks with a rectangle of {@code width} x {@code height} pixels; beyond the image lies nothing that
 * would change a result.
 *
 * @see <a href="https://doi.org/10.1109/TPAMI.1987.4767941">Haralick, Sternberg and Zhuang 1987</a>
 */
public final class Morphology {

    private Morphology() {}

    /** What a rectangle of this size that fits into the mask can reach: a long flat one keeps long horizontal lines. */
    public static BinaryMask opened(BinaryMask mask, int width, int height) {
        return apply(mask, Imgproc.MORPH_OPEN, width, height);
    }

    /** The mask with gaps filled that a rectangle of this size does not fit into. */
    public static BinaryMask closed(BinaryMask mask, int width, int height) {
        return apply(mask, Imgproc.MORPH_CLOSE, width, height);
    }

    private static BinaryMask apply(BinaryMask mask, int operation, int width, int height) {
        OpenCv.load();
        Mat image = mat(mask);
        Mat element = Imgproc.getStructuringElement(Imgproc.MORPH_RECT, new Size(width, height));
        try {
            Imgproc.morphologyEx(image, image, operation, element);
            return mask(image);
        } finally {
            OpenCv.release(image, element);
        }
    }

    /** One byte per pixel, 255 where set; the caller releases it. */
    static Mat mat(BinaryMask mask) {
        byte[] bytes = new byte[mask.data().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (mask.data()[i] ? 255 : 0);
        }
        Mat mat = new Mat(mask.height(), mask.width(), CvType.CV_8UC1);
        mat.put(0, 0, bytes);
        return mat;
    }

    private static BinaryMask mask(Mat mat) {
        BinaryMask mask = BinaryMask.empty(mat.cols(), mat.rows());
        byte[] bytes = new byte[mask.data().length];
        mat.get(0, 0, bytes);
        for (int i = 0; i < bytes.length; i++) {
            mask.data()[i] = bytes[i] != 0;
        }
        return mask;
    }
}
