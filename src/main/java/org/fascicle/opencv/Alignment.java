package org.fascicle.opencv;

import java.util.Optional;
import org.fascicle.image.FloatImage;
import org.fascicle.space.Affine;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.TermCriteria;
import org.opencv.imgproc.Imgproc;
import org.opencv.video.Video;

/** Fits one image to another that it already lies roughly on. */
public final class Alignment {

    private static final int ITERATIONS = 60;
    private static final double LEAST_GAIN = 1e-5;
    private static final int SMOOTHING_PX = 5;

    /**
     * @param map from the fixed image's pixels to the moving one's
     * @param correlation of both where they overlap
     */
    public record Fit(Affine map, double correlation) {}

    /**
     * Where a patch was found.
     *
     * @param x column of its upper left corner, between pixels
     * @param y row
     * @param correlation 1 where it is the same but for brightness and contrast
     */
    public record Place(double x, double y, double correlation) {}

    private Alignment() {}

    /**
     * The affine map of greatest correlation near a first guess; empty where the search fails.
     *
     * @param guess from the fixed image's pixels to the moving one's
     * @see <a href="https://doi.org/10.1109/TPAMI.2008.113">Evangelidis and Psarakis 2008, ECC</a>
     */
    public static Optional<Fit> fit(FloatImage fixed, FloatImage moving, Affine guess) {
        OpenCv.load();
        Mat template = mat(fixed);
        Mat input = mat(moving);
        Mat matrix = new Mat(2, 3, CvType.CV_32FC1);
        Mat everywhere = new Mat();
        TermCriteria until = new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, ITERATIONS, LEAST_GAIN);
        try {
            matrix.put(0, 0, new float[] {
                (float) guess.xx(), (float) guess.xy(), (float) guess.x0(),
                (float) guess.yx(), (float) guess.yy(), (float) guess.y0()
            });
            double correlation = Video.findTransformECC(
                    template, input, matrix, Video.MOTION_AFFINE, until, everywhere, SMOOTHING_PX);
            float[] m = new float[6];
            matrix.get(0, 0, m);
            return Optional.of(new Fit(new Affine(m[0], m[1], m[2], m[3], m[4], m[5]), correlation));
        } catch (CvException diverged) {
            return Optional.empty();
        } finally {
            OpenCv.release(template, input, matrix, everywhere);
        }
    }

    /** Where in an image a smaller one lies best; sub-pixel by a parabola through the best place and its neighbours. */
    public static Place find(FloatImage patch, FloatImage image) {
        OpenCv.load();
        Mat template = mat(patch);
        Mat input = mat(image);
        Mat scores = new Mat();
        try {
            Imgproc.matchTemplate(input, template, scores, Imgproc.TM_CCOEFF_NORMED);
            Core.MinMaxLocResult peak = Core.minMaxLoc(scores);
            FloatImage values = FloatImage.zeros(scores.cols(), scores.rows());
            scores.get(0, 0, values.data());
            int x = (int) peak.maxLoc.x;
            int y = (int) peak.maxLoc.y;
            return new Place(x + between(values, x, y, 1, 0), y + between(values, x, y, 0, 1), peak.maxVal);
        } finally {
            OpenCv.release(template, input, scores);
        }
    }

    /** From the best place to the parabola's top, along one axis; 0 at the border. */
    private static double between(FloatImage values, int x, int y, int dx, int dy) {
        if (x - dx < 0 || y - dy < 0 || x + dx >= values.width() || y + dy >= values.height()) {
            return 0;
        }
        double before = values.get(x - dx, y - dy);
        double after = values.get(x + dx, y + dy);
        double bend = before - 2 * values.get(x, y) + after;
        return bend >= 0 ? 0 : 0.5 * (before - after) / bend;
    }

    private static Mat mat(FloatImage image) {
        Mat mat = new Mat(image.height(), image.width(), CvType.CV_32FC1);
        mat.put(0, 0, image.data());
        return mat;
    }
}
