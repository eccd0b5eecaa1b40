package org.fascicle.segment.tissue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.BoxMean;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/**
 * How sharp a piece of tissue is, whatever its colour and contrast.
 *
 * <p>On green, the energy of differences over a short step is divided by that over a long one:
 * {@code sharpness = sum |I(p + short) - I(p)|^2 / sum |I(p + long) - I(p)|^2}, rightwards and downwards together, on
 * analysable pixels. Steps are whole pixels; as all that is left of smeared tissue grows with the square of a step, the ratio is brought to that of the steps meant. Contrast cancels;
 * losing focus removes the fine differences first. A piece is called blurred if its
 * sharpness lies below a stated share of the median over its own slide, within bounds that hold for any slide.
 *
 * <p>A blur wider than nuclei leaves too little for that ratio; it is told by what varies slowly: over a far step, where sharp
 * tissue varies hardly more than over the long one, smeared tissue varies several times as much.
 *
 * <p>Units: none; 0.1 to 0.2 for sharp H&E at 0.5 um a pixel. Needs pixels of 1 um or finer. Limits: matter without fine structure, such as mucus or
 * hyaline, looks blurred at any focus.
 */
public final class BlurMeter {

    /** Step that focus decides: the edge of a nucleus is this wide when sharp. */
    private static final double SHORT_UM = 0.5;
    /** Step that survives a loss of focus: nuclei and fibres. */
    private static final double LONG_UM = 4;
    /** Share of a slide's median sharpness below which a piece is out of focus: a blur of 0.6 um and more. */
    private static final double BLURRED_BELOW = 0.4;
    /** Whatever the median, this is out of focus: a blur of 1 um leaves 0.024 to 0.051 of any H&E or H-DAB. */
    private static final double CERTAINLY_BLURRED = 0.03;
    /** Whatever the median, this is in focus: the smoothest sharp tissue seen lies at 0.046. */
    private static final double CERTAINLY_SHARP = 0.045;
    /** At coarser pixels the edge of a nucleus is no wider than a pixel at any focus. */
    public static final double COARSEST_UM = 1.02;
    /** Edge of the cells that are judged one by one: some hundred nuclei. */
    public static final double CELL_UM = 128;
    /** Mean squared difference over the long step below which there is nothing to judge: grey levels of noise. */
    private static final double LEAST_ENERGY = 10;
    /** Less than so much is left over the long step where nuclei are smeared. */
    private static final double MOST_SMEARED = 40;

    /** Step over which nuclei smeared by 5 um still differ from their surroundings. */
    private static final double FAR_UM = 16;
    /** Mean squared difference over the far step of tissue that once had nuclei: 3 times this where 5 um of blur was drawn. */
    private static final double LEAST_FAR_ENERGY = 25;
    /** Share of the far energy that is left over the long step: 0.16 to 0.20 of smeared tissue, 0.26 and more of sharp. */
    private static final double SMEARED_BELOW = 0.22;

    private static final long FEWEST_PIXELS = 2_000;
    /** Fewest pieces that make a median of a slide. */
    private static final int FEWEST_PIECES = 5;

    private BlurMeter() {}

    /**
     * @param block pixels of 1 um or finer
     * @param analysable tissue in it, on the same grid
     * @return empty where too little tissue or structure is there to judge
     */
    public static OptionalDouble sharpness(RgbImage block, PixelSize pixelSize, BinaryMask analysable) {
        FloatImage green = BoxMean.of(green(block), (int) Math.round(pixelSize.toPx(SHORT_UM) / 2 - 0.5));
        int shortStep = (int) Math.max(1, Math.round(pixelSize.toPx(SHORT_UM)));
        int longStep = (int) Math.max(2, Math.round(pixelSize.toPx(LONG_UM)));
        double[] fine = energy(green, analysable, shortStep);
        double[] coarse = energy(green, analysable, longStep);
        if (coarse[1] < FEWEST_PIXELS || coarse[0] / coarse[1] < LEAST_ENERGY) {
            return OptionalDouble.empty();
        }
        double ratio = (fine[0] / fine[1]) / (coarse[0] / coarse[1]);
        return OptionalDouble.of(ratio * square(SHORT_UM / LONG_UM * longStep / shortStep));
    }

    private static FloatImage green(RgbImage image) {
        FloatImage green = FloatImage.zeros(image.width(), image.height());
        for (int i = 0; i < green.data().length; i++) {
            green.data()[i] = image.data()[3 * i + 1] & 0xff;
        }
        return green;
    }

    /** Sum of squared differences and their number, over pairs of analysable pixels. */
    private static double[] energy(FloatImage image, BinaryMask analysable, int step) {
        double sum = 0;
        long pairs = 0;
        int width = image.width();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                if (analysable.data()[i] && x + step < width && analysable.data()[i + step]) {
                    sum += square(image.data()[i + step] - image.data()[i]);
                    pairs++;
                }
                if (analysable.data()[i]
                        && y + step < image.height()
                        && analysable.data()[i + step * width]) {
                    sum += square(image.data()[i + step * width] - image.data()[i]);
                    pairs++;
                }
            }
        }
        return new double[] {sum, Math.max(1, pairs)};
    }

    private static double square(double value) {
        return value * value;
    }

    /**
     * Sharpness below which a piece of this slide is out of focus.
     *
     * @param sharpness of some of the slide's pieces, those that could be judged
     */
    public static double cut(double[] sharpness) {
        if (sharpness.length < FEWEST_PIECES) {
            return CERTAINLY_BLURRED;
        }
        double[] sorted = sharpness.clone();
        Arrays.sort(sorted);
        return Math.max(CERTAINLY_BLURRED, Math.min(CERTAINLY_SHARP, BLURRED_BELOW * sorted[sorted.length / 2]));
    }

    /**
     * The pixels of a block that lie in cells out of focus; cells of {@link #CELL_UM}, twice a whole number of pixels a side, are
     * laid from the grid's corner, and quarters of them, which follow a border that cells are
     * too large for. Smeared tissue is told in quarters alone.
     *
     * @param region where the block lies on its grid
     * @param cut from {@link #cut}
     */
    public static BinaryMask blurred(
            RgbImage block, Region region, PixelSize pixelSize, BinaryMask analysable, double cut) {
        int half = (int) Math.max(1, Math.round(pixelSize.toPx(CELL_UM / 2)));
        BinaryMask mask = BinaryMask.empty(block.width(), block.height());
        for (int edge : new int[] {2 * half, half}) {
            for (Region cell : cells(region, edge)) {
                OptionalDouble sharpness = sharpness(block.crop(cell), pixelSize, analysable.crop(cell));
                if (sharpness.isPresent() && sharpness.getAsDouble() < cut) {
                    set(mask, cell);
                }
            }
        }
        FloatImage green = green(block);
        for (Region cell : cells(region, half)) {
            if (smeared(green.crop(cell), pixelSize, analysable.crop(cell))) {
                set(mask, cell);
            }
        }
        return mask;
    }

    /** The parts of a region that lie in each cell of a raster from the grid's corner, relative to the region. */
    private static List<Region> cells(Region region, int edge) {
        List<Region> cells = new ArrayList<>();
        for (int y = Math.floorDiv(region.y(), edge) * edge; y < region.bottom(); y += edge) {
            for (int x = Math.floorDiv(region.x(), edge) * edge; x < region.right(); x += edge) {
                cells.add(new Region(x, y, edge, edge).intersection(region).translate(-region.x(), -region.y()));
            }
        }
        return cells;
    }

    /** Whether nuclei lie so far out of focus that only slow changes are left of them. */
    private static boolean smeared(FloatImage green, PixelSize pixelSize, BinaryMask analysable) {
        double[] near = energy(green, analysable, (int) Math.max(2, Math.round(pixelSize.toPx(LONG_UM))));
        if (near[1] < FEWEST_PIXELS || near[0] / near[1] >= MOST_SMEARED) {
            return false;
        }
        double[] far = energy(green, analysable, (int) Math.max(2, Math.round(pixelSize.toPx(FAR_UM))));
        return far[1] >= FEWEST_PIXELS
                && far[0] / far[1] >= LEAST_FAR_ENERGY
                && near[0] / near[1] < SMEARED_BELOW * far[0] / far[1];
    }

    private static void set(BinaryMask mask, Region cell) {
        for (int y = cell.y(); y < cell.bottom(); y++) {
            Arrays.fill(mask.data(), y * mask.width() + cell.x(), y * mask.width() + cell.right(), true);
        }
    }
}
