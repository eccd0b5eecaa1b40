package org.fascicle.segment.tissue;

import java.util.Arrays;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Components;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/**
 * Finds areas that no microscope sees: black, or of one perfectly flat colour darker than glass.
 *
 * <p>Scanners pad what they did not scan, and turned or cut images have flat corners: padding reaches the image's border. A tile or stripe that was lost lies
 * within and has straight sides. White padding is left to be glass.
 */
final class PaddingFinder {

    /** Brightest channel of black padding after JPEG. */
    private static final int BLACK = 12;
    /** Most that a flat pixel's neighbours differ from it in any channel. */
    private static final int FLAT = 1;
    /** Flat areas brighter than this are glass. */
    private static final int BRIGHT = 200;
    /** Area below which black or flat pixels are chance or a pigment. */
    private static final double LEAST_UM2 = 2_500;
    /** In a field smaller than that, padding of this share of the image counts. */
    private static final double LEAST_SHARE = 0.03;

    /** Part of its box that a lost tile fills, and hardly any pigment. */
    private static final double STRAIGHT = 0.95;

    private PaddingFinder() {}

    /** What a microscope does not see at the image's border. */
    static BinaryMask find(RgbImage image, PixelSize pixelSize) {
        return Components.atBorder(unseen(image, pixelSize));
    }

    /** The same within the image, where it has the straight sides of a tile or a stripe. */
    static BinaryMask within(RgbImage image, PixelSize pixelSize) {
        BinaryMask unseen = unseen(image, pixelSize);
        BinaryMask inner = unseen.andNot(Components.atBorder(unseen));
        BinaryMask lost = BinaryMask.empty(image.width(), image.height());
        ObjectMask.of(Components.labels(inner), 0, 0).stream()
                .filter(piece -> piece.pixels() >= STRAIGHT * piece.bounds().pixels())
                .forEach(piece -> fill(lost, piece.bounds()));
        return lost;
    }

    private static void fill(BinaryMask mask, Region box) {
        for (int y = box.y(); y < box.bottom(); y++) {
            Arrays.fill(mask.data(), y * mask.width() + box.x(), y * mask.width() + box.right(), true);
        }
    }

    private static BinaryMask unseen(RgbImage image, PixelSize pixelSize) {
        BinaryMask suspect = BinaryMask.empty(image.width(), image.height());
        for (int y = 0, i = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++, i++) {
                suspect.data()[i] = isBlack(image, x, y) || isFlat(image, x, y);
            }
        }
        double least = Math.min(LEAST_UM2 / pixelSize.areaUm2(), LEAST_SHARE * suspect.data().length);
        return Components.withoutSpecks(suspect, Math.max(FEWEST_PIXELS, least));
    }

    /** A dozen equal pixels beside one another may be chance; this many are not. */
    private static final double FEWEST_PIXELS = 200;

    private static boolean isBlack(RgbImage image, int x, int y) {
        return image.red(x, y) <= BLACK && image.green(x, y) <= BLACK && image.blue(x, y) <= BLACK;
    }

    private static boolean isFlat(RgbImage image, int x, int y) {
        return image.green(x, y) < BRIGHT
                && sameAs(image, x, y, Math.max(0, x - 1), y)
                && sameAs(image, x, y, Math.min(image.width() - 1, x + 1), y)
                && sameAs(image, x, y, x, Math.max(0, y - 1))
                && sameAs(image, x, y, x, Math.min(image.height() - 1, y + 1));
    }

    private static boolean sameAs(RgbImage image, int x, int y, int otherX, int otherY) {
        return Math.abs(image.red(x, y) - image.red(otherX, otherY)) <= FLAT
                && Math.abs(image.green(x, y) - image.green(otherX, otherY)) <= FLAT
                && Math.abs(image.blue(x, y) - image.blue(otherX, otherY)) <= FLAT;
    }
}
