package org.fascicle.raster;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;

/** Images whose pixels are each made of a square of pixels; what is left over at the right and below is dropped. */
public final class Shrinking {

    private Shrinking() {}

    /** Mean of {@code factor} by {@code factor} pixels, rounded half up; the image itself for a factor of 1. */
    public static RgbImage mean(RgbImage image, int factor) {
        if (factor == 1) {
            return image;
        }
        RgbImage small = RgbImage.black(shrunk(image.width(), factor), shrunk(image.height(), factor));
        int[] sums = new int[3 * small.width()];
        for (int y = 0; y < small.height(); y++) {
            java.util.Arrays.fill(sums, 0);
            for (int row = y * factor; row < (y + 1) * factor; row++) {
                addRow(image, row, factor, sums);
            }
            for (int i = 0; i < sums.length; i++) {
                small.data()[y * sums.length + i] = (byte) ((2 * sums[i] + factor * factor) / (2 * factor * factor));
            }
        }
        return small;
    }

    private static void addRow(RgbImage image, int row, int factor, int[] sums) {
        int at = 3 * row * image.width();
        for (int x = 0; x < sums.length / 3; x++) {
            for (int i = 0; i < factor; i++, at += 3) {
                sums[3 * x] += image.data()[at] & 0xff;
                sums[3 * x + 1] += image.data()[at + 1] & 0xff;
                sums[3 * x + 2] += image.data()[at + 2] & 0xff;
            }
        }
    }

    /** Set where all {@code factor} by {@code factor} pixels are set. */
    public static BinaryMask all(BinaryMask mask, int factor) {
        if (factor == 1) {
            return mask;
        }
        BinaryMask small = BinaryMask.full(shrunk(mask.width(), factor), shrunk(mask.height(), factor));
        for (int y = 0; y < small.height() * factor; y++) {
            for (int x = 0; x < small.width() * factor; x++) {
                small.data()[y / factor * small.width() + x / factor] &= mask.get(x, y);
            }
        }
        return small;
    }

    private static int shrunk(int length, int factor) {
        if (factor < 1 || length < factor) {
            throw new IllegalArgumentException(
                    "A length of " + length + " pixels cannot be shrunk " + factor + " times.");
        }
        return length / factor;
    }
}
