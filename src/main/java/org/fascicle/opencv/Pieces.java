package org.fascicle.opencv;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.LabelImage;
import org.fascicle.space.Region;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** Connected pieces of a mask, neighbours across corners included, in the order of their first pixel. */
public final class Pieces {

    private static final int FIELDS = 5;

    /**
     * A piece.
     *
     * @param box the smallest rectangle around it
     * @param pixels how many it has
     */
    public record Piece(Region box, int pixels) {

        /** Part of the box that it fills, above 0 to 1. */
        public double fill() {
            return pixels / (double) box.pixels();
        }
    }

    private Pieces() {}

    public static List<Piece> of(BinaryMask mask) {
        OpenCv.load();
        Mat image = Morphology.mat(mask);
        Mat labels = new Mat();
        Mat stats = new Mat();
        Mat middles = new Mat();
        try {
            Imgproc.connectedComponentsWithStats(image, labels, stats, middles);
            return pieces(stats);
        } finally {
            OpenCv.release(image, labels, stats, middles);
        }
    }

    /** The pieces as numbers from 1 on, 0 for what belongs to none. */
    public static LabelImage labels(BinaryMask mask) {
        OpenCv.load();
        Mat image = Morphology.mat(mask);
        Mat labels = new Mat();
        try {
            Imgproc.connectedComponents(image, labels);
            LabelImage numbered = LabelImage.empty(mask.width(), mask.height());
            labels.get(0, 0, numbered.data());
            return numbered;
        } finally {
            OpenCv.release(image, labels);
        }
    }

    /** Each row is left, top, width, height, pixels; the first is the background. */
    private static List<Piece> pieces(Mat stats) {
        int[] rows = new int[FIELDS * stats.rows()];
        stats.get(0, 0, rows);
        List<Piece> pieces = new ArrayList<>();
        for (int i = FIELDS; i < rows.length; i += FIELDS) {
            pieces.add(new Piece(new Region(rows[i], rows[i + 1], rows[i + 2], rows[i + 3]), rows[i + 4]));
        }
        return pieces;
    }
}
