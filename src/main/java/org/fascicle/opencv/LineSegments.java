package org.fascicle.opencv;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.image.RgbImage;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;
import org.opencv.imgproc.LineSegmentDetector;

/**
 * Straight edges in an image, by the line segment detector LSD; pixel centres at integers.
 *
 * @see <a href="https://doi.org/10.5201/ipol.2012.gjmr-lsd">von Gioi et al. 2012</a>
 */
public final class LineSegments {

    /** An edge from one point to another. */
    public record Segment(double x0, double y0, double x1, double y1) {}

    private LineSegments() {}

    /** Edges of the image's brightness. */
    public static List<Segment> of(RgbImage image) {
        OpenCv.load();
        Mat colour = new Mat(image.height(), image.width(), CvType.CV_8UC3);
        Mat grey = new Mat();
        Mat lines = new Mat();
        LineSegmentDetector detector = Imgproc.createLineSegmentDetector();
        try {
            colour.put(0, 0, image.data());
            Imgproc.cvtColor(colour, grey, Imgproc.COLOR_RGB2GRAY);
            detector.detect(grey, lines);
            return segments(lines);
        } finally {
            OpenCv.release(colour, grey, lines);
        }
    }

    private static List<Segment> segments(Mat lines) {
        float[] values = new float[4 * lines.rows()];
        List<Segment> segments = new ArrayList<>();
        if (values.length > 0) {
            lines.get(0, 0, values);
        }
        for (int i = 0; i < values.length; i += 4) {
            segments.add(new Segment(values[i], values[i + 1], values[i + 2], values[i + 3]));
        }
        return segments;
    }
}
