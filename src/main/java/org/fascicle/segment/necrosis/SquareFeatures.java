package org.fascicle.segment.necrosis;

import java.util.Arrays;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Smoothing;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.OpticalDensity;
import org.fascicle.stain.SlideColour;

/** Fills the table of {@link NecrosisFeature} for the squares of one patch; see {@link NecrosisMapper} for the idea. */
final class SquareFeatures {

    /** Mean density of the three channels below which a pixel is glass, fat or oedema. */
    private static final float LEAST_DENSITY = 0.06f;
    /** Smooths chromatin texture, keeps nuclei apart. */
    private static final double NUCLEUS_UM = 1.0;
    /** Half the width of the square whose mean is a nucleus's background. */
    private static final double BACKGROUND_UM = 12;
    /** Haematoxylin above the background from which a pixel is nuclear. */
    static final float NUCLEAR_CONTRAST = 0.04f;
    /** Makes the grain of pixels of 0.25 and of 0.5 um comparable. */
    private static final double GRAIN_UM = 0.6;
    /** Eosin's density in red over that in green. */
    private static final float EOSIN_IN_RED = 0.3f;

    private static final double DEBRIS_MOST_UM2 = 7;
    private static final double NUCLEUS_LEAST_UM2 = 12;
    private static final double UM2_PER_MM2 = 1e6;
    /** Erythrocytes: much eosin, hardly any red absorption. */
    private static final float BLOOD_EOSIN = 0.35f;

    private static final float BLOOD_RED_SHARE = 0.22f;
    private static final int BINS = 64;
    private static final float BIN_OD = 0.02f;

    private final int width;
    private final int height;
    private final int squarePx;
    private final int columns;
    private final int rows;
    private final PixelSize pixelSize;
    private final boolean[] analysable;
    private final float[][] sums = new float[NecrosisFeature.values().length][];
    private final float[] density;
    private final float[] haematoxylin;
    private final float[] eosin;
    private final float[] contrast;
    private final float[] grain;
    private final boolean[] blood;

    SquareFeatures(RgbImage patch, BinaryMask analysable, SlideColour colour, PixelSize pixelSize, int squarePx) {
        this.width = patch.width();
        this.height = patch.height();
        this.squarePx = squarePx;
        this.columns = (width + squarePx - 1) / squarePx;
        this.rows = (height + squarePx - 1) / squarePx;
        this.pixelSize = pixelSize;
        this.analysable = analysable.data();
        OpticalDensity optical = new OpticalDensity(colour.white());
        FloatImage red = FloatImage.zeros(width, height);
        this.density = optical.mean(patch).data();
        this.haematoxylin = red.data();
        this.eosin = new float[density.length];
        this.blood = new boolean[density.length];
        separate(patch, optical);
        this.contrast = contrast(red);
        this.grain = Smoothing.gaussian(new FloatImage(width, height, density), GRAIN_UM / pixelSize.meanUm())
                .data();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new float[columns * rows];
        }
    }

    private float[] contrast(FloatImage h) {
        double um = pixelSize.meanUm();
        float[] fine = Smoothing.gaussian(h, NUCLEUS_UM / um).data();
        float[] coarse = Smoothing.squareMean(h, (int) Math.max(1, Math.round(BACKGROUND_UM / um)))
                .data();
        float[] contrast = new float[fine.length];
        for (int i = 0; i < fine.length; i++) {
            contrast[i] = fine[i] - coarse[i];
        }
        return contrast;
    }

    private void separate(RgbImage patch, OpticalDensity optical) {
        byte[] rgb = patch.data();
        for (int i = 0; i < density.length; i++) {
            float red = optical.red(rgb[3 * i] & 0xff);
            float green = optical.green(rgb[3 * i + 1] & 0xff);
            haematoxylin[i] = Math.max(0, red - EOSIN_IN_RED * green);
            eosin[i] = Math.max(0, green - red);
            blood[i] = eosin[i] > BLOOD_EOSIN && red < BLOOD_RED_SHARE * green;
        }
    }

    NecrosisFeatures features() {
        boolean[] nuclear = new boolean[contrast.length];
        for (int i = 0; i < nuclear.length; i++) {
            nuclear[i] = isTissue(i) && contrast[i] > NUCLEAR_CONTRAST;
        }
        countBodies(nuclear);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                fill(row, column, nuclear);
            }
        }
        return new NecrosisFeatures(columns, rows, sums);
    }

    private boolean isTissue(int i) {
        return analysable[i] && density[i] > LEAST_DENSITY;
    }

    private void fill(int row, int column, boolean[] nuclear) {
        int judged = 0;
        int tissue = 0;
        int nuclei = 0;
        int red = 0;
        double h = 0;
        double e = 0;
        int[] histogram = new int[BINS];
        Slopes slopes = new Slopes();
        for (int y = row * squarePx; y < Math.min(height, (row + 1) * squarePx); y++) {
            for (int x = column * squarePx; x < Math.min(width, (column + 1) * squarePx); x++) {
                int i = y * width + x;
                judged += analysable[i] ? 1 : 0;
                if (isTissue(i)) {
                    tissue++;
                    nuclei += nuclear[i] ? 1 : 0;
                    red += blood[i] ? 1 : 0;
                    h += haematoxylin[i];
                    e += eosin[i];
                    histogram[Math.max(0, Math.min(BINS - 1, (int) (contrast[i] / BIN_OD)))]++;
                    slopes.add(x, y);
                }
            }
        }
        int square = row * columns + column;
        double all = Math.max(1, tissue);
        double tissueMm2 = all * pixelSize.areaUm2() / UM2_PER_MM2;
        set(NecrosisFeature.ANALYSABLE, square, judged * pixelSize.areaUm2());
        set(NecrosisFeature.TISSUE, square, (double) tissue / Math.max(1, judged));
        set(NecrosisFeature.NUCLEAR, square, nuclei / all);
        set(NecrosisFeature.NUCLEI, square, value(NecrosisFeature.NUCLEI, square) / tissueMm2);
        set(NecrosisFeature.DEBRIS, square, value(NecrosisFeature.DEBRIS, square) / tissueMm2);
        set(NecrosisFeature.HAEMATOXYLIN, square, h / all);
        set(NecrosisFeature.EOSIN, square, e / all);
        set(NecrosisFeature.CONTRAST, square, percentile(histogram, tissue, 0.98));
        set(NecrosisFeature.GRAIN, square, slopes.mean(all));
        set(NecrosisFeature.COHERENCE, square, slopes.coherence());
        set(NecrosisFeature.BLOOD, square, red / all);
    }

    private void set(NecrosisFeature feature, int square, double value) {
        sums[feature.ordinal()][square] = (float) value;
    }

    private float value(NecrosisFeature feature, int square) {
        return sums[feature.ordinal()][square];
    }

    private static double percentile(int[] histogram, int count, double share) {
        int below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            below += histogram[bin];
            if (below >= share * count) {
                return bin * BIN_OD;
            }
        }
        return BINS * BIN_OD;
    }

    /** Gradients of the density and their structure tensor. */
    private final class Slopes {
        private double length;
        private double xx;
        private double yy;
        private double xy;

        void add(int x, int y) {
            if (x > 0 && y > 0 && x < width - 1 && y < height - 1) {
                int i = y * width + x;
                double dx = grain[i + 1] - grain[i - 1];
                double dy = grain[i + width] - grain[i - width];
                length += Math.sqrt(dx * dx + dy * dy);
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
        }

        double mean(double pixels) {
            return length / pixels / (2 * pixelSize.meanUm());
        }

        double coherence() {
            return xx + yy == 0 ? 0 : Math.hypot(xx - yy, 2 * xy) / (xx + yy);
        }
    }

    /** Adds each connected nuclear body to the square of its centroid, as a nucleus or as debris by its size. */
    private void countBodies(boolean[] nuclear) {
        boolean[] open = Arrays.copyOf(nuclear, nuclear.length);
        int[] queue = new int[nuclear.length];
        for (int start = 0; start < open.length; start++) {
            if (open[start]) {
                countBody(open, queue, start);
            }
        }
    }

    private void countBody(boolean[] open, int[] queue, int start) {
        int count = 0;
        queue[count++] = start;
        open[start] = false;
        long sumX = 0;
        long sumY = 0;
        for (int next = 0; next < count; next++) {
            int x = queue[next] % width;
            int y = queue[next] / width;
            sumX += x;
            sumY += y;
            count = take(open, queue, x > 0, queue[next] - 1, count);
            count = take(open, queue, x < width - 1, queue[next] + 1, count);
            count = take(open, queue, y > 0, queue[next] - width, count);
            count = take(open, queue, y < height - 1, queue[next] + width, count);
        }
        int square = (int) (sumY / count / squarePx) * columns + (int) (sumX / count / squarePx);
        double um2 = count * pixelSize.areaUm2();
        if (um2 >= NUCLEUS_LEAST_UM2) {
            sums[NecrosisFeature.NUCLEI.ordinal()][square]++;
        } else if (um2 <= DEBRIS_MOST_UM2) {
            sums[NecrosisFeature.DEBRIS.ordinal()][square]++;
        }
    }

    private static int take(boolean[] open, int[] queue, boolean inside, int i, int count) {
        if (inside && open[i]) {
            open[i] = false;
            queue[count] = i;
            return count + 1;
        }
        return count;
    }
}
