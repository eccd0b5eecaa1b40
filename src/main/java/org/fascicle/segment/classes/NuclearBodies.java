package org.fascicle.segment.classes;

import java.util.function.IntPredicate;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.LabelImage;
import org.fascicle.opencv.Filters;
import org.fascicle.opencv.Pieces;

/**
 * Bodies that stand out in haematoxylin, counted in the square of their centroid: of a nucleus's size, or fragments.
 *
 * <p>Found by themselves and not by the nucleus segmenter, so that tissue can be told apart where nuclei are not asked for.
 * Pixels are of 1 um.
 */
final class NuclearBodies {

    private static final double FINE_UM = 1;
    private static final int BACKGROUND_UM = 25;
    private static final float LEAST_CONTRAST = 0.04f;
    private static final double NUCLEUS_LEAST_UM2 = 12;
    private static final double FRAGMENT_MOST_UM2 = 7;
    /** Second moment of a single pixel about its own middle. */
    private static final double PIXEL_MOMENT = 1.0 / 12;

    private static final double UM2_PER_MM2 = 1e6;

    private final FloatImage contrast;
    private final BinaryMask nuclear;
    private final int columns;
    private final int edgePx;
    private final double[] bodies;
    private final double[] fragments;
    private final double[] area;
    private final double[] elongation;
    private final double[] haematoxylin;

    private NuclearBodies(FloatImage contrast, BinaryMask nuclear, int edgePx) {
        this.contrast = contrast;
        this.nuclear = nuclear;
        this.edgePx = edgePx;
        this.columns = (nuclear.width() + edgePx - 1) / edgePx;
        int squares = columns * ((nuclear.height() + edgePx - 1) / edgePx);
        bodies = new double[squares];
        fragments = new double[squares];
        area = new double[squares];
        elongation = new double[squares];
        haematoxylin = new double[squares];
    }

    static NuclearBodies of(FloatImage haematoxylin, IntPredicate isTissue, int edgePx) {
        float[] fine = Filters.gaussian(haematoxylin, FINE_UM).data();
        float[] coarse = Filters.mean(haematoxylin, BACKGROUND_UM).data();
        FloatImage contrast = FloatImage.zeros(haematoxylin.width(), haematoxylin.height());
        BinaryMask nuclear = BinaryMask.empty(haematoxylin.width(), haematoxylin.height());
        for (int i = 0; i < fine.length; i++) {
            contrast.data()[i] = fine[i] - coarse[i];
            nuclear.data()[i] = contrast.data()[i] > LEAST_CONTRAST && isTissue.test(i);
        }
        NuclearBodies found = new NuclearBodies(contrast, nuclear, edgePx);
        found.count(Pieces.labels(nuclear), haematoxylin);
        return found;
    }

    /** How far pixels stand out from their surroundings in haematoxylin. */
    FloatImage contrast() {
        return contrast;
    }

    private void count(LabelImage pieces, FloatImage stain) {
        double[][] sums = new double[pieces.maxLabel() + 1][7];
        for (int y = 0, i = 0; y < pieces.height(); y++) {
            for (int x = 0; x < pieces.width(); x++, i++) {
                double[] sum = sums[pieces.data()[i]];
                double[] terms = {1, x, y, (double) x * x, (double) y * y, (double) x * y, stain.data()[i]};
                for (int k = 0; k < terms.length; k++) {
                    sum[k] += terms[k];
                }
            }
        }
        for (int piece = 1; piece < sums.length; piece++) {
            count(sums[piece]);
        }
    }

    private void count(double[] sum) {
        double x = sum[1] / sum[0];
        double y = sum[2] / sum[0];
        int square = (int) (y / edgePx) * columns + (int) (x / edgePx);
        if (sum[0] >= NUCLEUS_LEAST_UM2) {
            double xx = sum[3] / sum[0] - x * x + PIXEL_MOMENT;
            double yy = sum[4] / sum[0] - y * y + PIXEL_MOMENT;
            double apart = Math.hypot(xx - yy, 2 * (sum[5] / sum[0] - x * y));
            bodies[square]++;
            area[square] += sum[0];
            elongation[square] += Math.sqrt(Math.max(0, xx + yy - apart) / (xx + yy + apart));
            haematoxylin[square] += sum[6] / sum[0];
        } else if (sum[0] <= FRAGMENT_MOST_UM2) {
            fragments[square]++;
        }
    }

    /**
     * Nuclear share, bodies and fragments per mm2, mean area, elongation (short over long axis) and stain of the bodies.
     *
     * @param tissue indices of the square's tissue
     */
    double[] features(int column, int row, int[] tissue) {
        int square = row * columns + column;
        double found = Math.max(1, bodies[square]);
        double mm2 = tissue.length / UM2_PER_MM2;
        int inside = 0;
        for (int i : tissue) {
            inside += nuclear.data()[i] ? 1 : 0;
        }
        return new double[] {
            inside / (double) tissue.length,
            Math.log1p(bodies[square] / mm2),
            Math.log1p(fragments[square] / mm2),
            Math.log1p(area[square] / found),
            elongation[square] / found,
            haematoxylin[square] / found
        };
    }
}
