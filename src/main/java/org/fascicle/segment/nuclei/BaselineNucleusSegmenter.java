package org.fascicle.segment.nuclei;

import java.util.Arrays;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Holes;
import org.fascicle.raster.ReadingOrder;
import org.fascicle.segment.FoundNuclei;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;

/**
 * The plain pipeline of tutorials, to measure against: haematoxylin, one Otsu threshold, distance watershed.
 *
 * <p>Smoothing of 0.5 um; Otsu's threshold over the whole image; holes up to 50 um2 filled, opened by a cross; seeds are the places where the
 * distance to the edge is the greatest within 2 um; watershed on the distance; objects of 12 um2 and more. It works on the
 * same grid of about 0.5 um as the classic segmenter, so that the two differ in method alone. Not offered for analyses.
 *
 * @see <a href="https://doi.org/10.1109/TSMC.1979.4310076">Otsu 1979</a>
 */
public final class BaselineNucleusSegmenter implements NucleusSegmenter {

    private static final double SMOOTHING_UM = 0.5;
    private static final double SEED_UM = 2;
    private static final double LEAST_AREA_UM2 = 12;
    private static final double MOST_HOLE_UM2 = 50;
    private static final int BINS = 256;
    private static final int BIN_WIDTH = 8;
    private static final int FULL_DISTANCE = 16;

    @Override
    public String name() {
        return "baseline";
    }

    @Override
    public String provenance() {
        return "baseline, Otsu's threshold and distance watershed";
    }

    @Override
    public double haloUm() {
        return 0;
    }

    @Override
    public FoundNuclei find(RgbImage image, PixelSize pixelSize, SlideColour colour) {
        WorkingGrid grid = new WorkingGrid(image.width(), image.height(), pixelSize);
        LabelImage labels = grid.toInput(find(grid.toWorking(image), grid.pixelUm(), colour));
        double[] unknown = new double[ReadingOrder.highest(labels.data()) + 1];
        Arrays.fill(unknown, Double.NaN);
        return FoundNuclei.numbered(labels, unknown);
    }

    private static LabelImage find(RgbImage image, double pixelUm, SlideColour colour) {
        int width = image.width();
        int height = image.height();
        int[] contrast =
                Blur.gaussian(NuclearContrast.of(image, colour), image.width(), image.height(), SMOOTHING_UM / pixelUm);
        boolean[] mask = aboveOtsu(contrast);
        Holes.fill(mask, width, (int) (MOST_HOLE_UM2 / (pixelUm * pixelUm)));
        mask = Foreground.open(mask, width, height);
        byte[] surface = surface(Foreground.distances(mask, width, height), mask);
        int[] labels = seeds(surface, width, height, (int) Math.round(SEED_UM / pixelUm));
        Watershed.grow(labels, surface, width);
        WholePieces.keep(labels, width, LEAST_AREA_UM2 / (pixelUm * pixelUm));
        return new LabelImage(width, height, labels);
    }

    private static boolean[] aboveOtsu(int[] contrast) {
        long[] histogram = new long[BINS];
        for (int value : contrast) {
            histogram[Math.min(BINS - 1, value / BIN_WIDTH)]++;
        }
        int threshold = otsu(histogram, contrast.length);
        boolean[] above = new boolean[contrast.length];
        for (int i = 0; i < above.length; i++) {
            above[i] = Math.min(BINS - 1, contrast[i] / BIN_WIDTH) > threshold;
        }
        return above;
    }

    private static int otsu(long[] histogram, long total) {
        double sum = 0;
        for (int i = 0; i < BINS; i++) {
            sum += (double) i * histogram[i];
        }
        long below = 0;
        double sumBelow = 0;
        double best = -1;
        int threshold = BINS - 1;
        for (int i = 0; i < BINS - 1; i++) {
            below += histogram[i];
            sumBelow += (double) i * histogram[i];
            if (below > 0 && below < total) {
                double difference = sumBelow / below - (sum - sumBelow) / (total - below);
                double between = (double) below * (total - below) * difference * difference;
                if (between > best) {
                    best = between;
                    threshold = i;
                }
            }
        }
        return threshold;
    }

    private static byte[] surface(int[] distances, boolean[] mask) {
        byte[] surface = new byte[distances.length];
        for (int i = 0; i < surface.length; i++) {
            surface[i] = mask[i] ? (byte) Math.max(1, Math.min(255, distances[i] / FULL_DISTANCE)) : 0;
        }
        return surface;
    }

    /** Connected pixels that nothing within {@code radius} columns and rows exceeds. */
    private static int[] seeds(byte[] surface, int width, int height, int radius) {
        int[] peaks = new int[surface.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                peaks[y * width + x] = isPeak(surface, width, height, x, y, radius) ? 1 : 0;
            }
        }
        int[] labels = new int[peaks.length];
        int[] pending = new int[peaks.length];
        int next = 0;
        for (int i = 0; i < peaks.length; i++) {
            if (peaks[i] == 1 && labels[i] == 0) {
                mark(peaks, labels, ++next, width, i, pending);
            }
        }
        return labels;
    }

    private static boolean isPeak(byte[] surface, int width, int height, int x, int y, int radius) {
        int here = surface[y * width + x] & 0xff;
        if (here == 0) {
            return false;
        }
        for (int row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++) {
            for (int column = Math.max(0, x - radius); column <= Math.min(width - 1, x + radius); column++) {
                if ((surface[row * width + column] & 0xff) > here) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Writes a number onto the piece that a pixel belongs to; returns its size. */
    public static int mark(int[] labels, int[] pieceOf, int piece, int width, int start, int[] pending) {
        int waiting = 0;
        int size = 0;
        pending[waiting++] = start;
        pieceOf[start] = piece;
        while (waiting > 0) {
            int at = pending[--waiting];
            size++;
            int x = at % width;
            for (int side = 0; side < 4; side++) {
                int step = side == 0 ? 1 : side == 1 ? -1 : side == 2 ? width : -width;
                boolean exists =
                        side == 0 ? x < width - 1 : side == 1 ? x > 0 : at + step >= 0 && at + step < labels.length;
                if (exists && pieceOf[at + step] == 0 && labels[at + step] == labels[start]) {
                    pieceOf[at + step] = piece;
                    pending[waiting++] = at + step;
                }
            }
        }
        return size;
    }
}
