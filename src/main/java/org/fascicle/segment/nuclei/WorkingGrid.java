package org.fascicle.segment.nuclei;

import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;

/**
 * The grid of about 0.5 um that the segmenter works on, whatever the input's resolution.
 *
 * <p>Its pixels are 1, 2, 4 ... input pixels wide, or half a pixel for coarse input, so that they are 0.34 to 0.68 um from
 * 0.17 to 1.36 um per input pixel. Colours are area means on the way down and bilinear on the way up; labels return with
 * their corners cut (Scale2x), so that an outline does not show the coarser grid.
 *
 * <p>A network needs one pixel size, not a range of them; its grid is {@code org.fascicle.segment.onnx.NetworkGrid}.
 */
final class WorkingGrid {

    /** Nuclei are some 10 pixels wide at this size: enough for their outline, and four times cheaper than 0.25 um. */
    private static final double TARGET_UM = 0.5;
    /** Rounds the power of two so that working pixels do not exceed 0.68 um. */
    private static final double ROUNDING = 0.45;

    private final int inputWidth;
    private final int inputHeight;
    private final int halvings;
    private final double pixelUm;

    WorkingGrid(int inputWidth, int inputHeight, PixelSize pixelSize) {
        this.inputWidth = inputWidth;
        this.inputHeight = inputHeight;
        this.halvings = (int) Math.floor(Math.log(TARGET_UM / pixelSize.meanUm()) / Math.log(2) + ROUNDING);
        this.pixelUm = pixelSize.meanUm() * Math.pow(2, halvings);
    }

    double pixelUm() {
        return pixelUm;
    }

    RgbImage toWorking(RgbImage image) {
        RgbImage result = image;
        for (int i = 0; i < halvings; i++) {
            result = halve(result);
        }
        for (int i = 0; i > halvings; i--) {
            result = twice(result);
        }
        return result;
    }

    /** The same labels on the input's grid; of the smallest some may be lost. */
    LabelImage toInput(LabelImage labels) {
        LabelImage result = labels;
        for (int i = halvings; i > 0; i--) {
            result = scale2x(result, sizeAfter(inputWidth, i - 1), sizeAfter(inputHeight, i - 1));
        }
        for (int i = halvings; i < 0; i++) {
            result = halve(result);
        }
        return result;
    }

    private static int sizeAfter(int size, int times) {
        int result = size;
        for (int i = 0; i < times; i++) {
            result = (result + 1) / 2;
        }
        return result;
    }

    /** Means of 2 x 2 pixels; the last column or row of an odd size is repeated. */
    private static RgbImage halve(RgbImage image) {
        RgbImage half = RgbImage.black((image.width() + 1) / 2, (image.height() + 1) / 2);
        byte[] from = image.data();
        byte[] to = half.data();
        for (int y = 0, k = 0; y < half.height(); y++) {
            int upper = 6 * y * image.width();
            int lower = 3 * Math.min(2 * y + 1, image.height() - 1) * image.width();
            for (int x = 0; x < half.width(); x++) {
                int left = 6 * x;
                int right = 2 * x + 1 < image.width() ? left + 3 : left;
                for (int c = 0; c < 3; c++) {
                    int sum = (from[upper + left + c] & 0xff)
                            + (from[upper + right + c] & 0xff)
                            + (from[lower + left + c] & 0xff)
                            + (from[lower + right + c] & 0xff);
                    to[k++] = (byte) (sum + 2 >> 2);
                }
            }
        }
        return half;
    }

    /** Twice the width and height, bilinear: each new pixel lies a quarter pixel off an old one's centre. */
    private static RgbImage twice(RgbImage image) {
        RgbImage result = RgbImage.black(2 * image.width(), 2 * image.height());
        byte[] from = image.data();
        for (int y = 0, k = 0; y < result.height(); y++) {
            int near = 3 * image.width() * (y >> 1);
            int far = 3 * image.width() * clamp((y >> 1) + ((y & 1) == 0 ? -1 : 1), image.height());
            for (int x = 0; x < result.width(); x++) {
                int here = 3 * (x >> 1);
                int beside = 3 * clamp((x >> 1) + ((x & 1) == 0 ? -1 : 1), image.width());
                for (int c = 0; c < 3; c++) {
                    int sum = 9 * (from[near + here + c] & 0xff)
                            + 3 * (from[near + beside + c] & 0xff)
                            + 3 * (from[far + here + c] & 0xff)
                            + (from[far + beside + c] & 0xff);
                    result.data()[k++] = (byte) (sum + 8 >> 4);
                }
            }
        }
        return result;
    }

    private static int clamp(int at, int size) {
        return Math.max(0, Math.min(size - 1, at));
    }

    /** Width and height are twice those of the labels or one less. */
    private static LabelImage scale2x(LabelImage labels, int width, int height) {
        LabelImage result = LabelImage.empty(width, height);
        int[] upper = new int[2 * labels.width()];
        int[] lower = new int[2 * labels.width()];
        for (int y = 0; y < labels.height(); y++) {
            expandRow(labels, y, upper, lower);
            System.arraycopy(upper, 0, result.data(), 2 * y * width, width);
            if (2 * y + 1 < height) {
                System.arraycopy(lower, 0, result.data(), (2 * y + 1) * width, width);
            }
        }
        return result;
    }

    /** Each pixel becomes four; where its sides differ and two that meet are alike, the corner between these is theirs. */
    private static void expandRow(LabelImage labels, int y, int[] upper, int[] lower) {
        int[] from = labels.data();
        int width = labels.width();
        int row = y * width;
        int rowAbove = y > 0 ? row - width : row;
        int rowBelow = y < labels.height() - 1 ? row + width : row;
        for (int x = 0; x < width; x++) {
            int here = from[row + x];
            int left = from[row + Math.max(0, x - 1)];
            int right = from[row + Math.min(width - 1, x + 1)];
            int above = from[rowAbove + x];
            int below = from[rowBelow + x];
            if (left != right && above != below) {
                upper[2 * x] = left == above ? left : here;
                upper[2 * x + 1] = right == above ? right : here;
                lower[2 * x] = left == below ? left : here;
                lower[2 * x + 1] = right == below ? right : here;
            } else {
                upper[2 * x] = here;
                upper[2 * x + 1] = here;
                lower[2 * x] = here;
                lower[2 * x + 1] = here;
            }
        }
    }

    /** The label that at least two of the 2 x 2 pixels share, an object before background; else the first. */
    private static LabelImage halve(LabelImage labels) {
        LabelImage half = LabelImage.empty(labels.width() / 2, labels.height() / 2);
        for (int y = 0, k = 0; y < half.height(); y++) {
            for (int x = 0; x < half.width(); x++, k++) {
                int at = 2 * y * labels.width() + 2 * x;
                int[] from = labels.data();
                half.data()[k] = vote(from[at], from[at + 1], from[at + labels.width()], from[at + labels.width() + 1]);
            }
        }
        return half;
    }

    private static int vote(int a, int b, int c, int d) {
        if (a != 0 && (a == b || a == c || a == d)) {
            return a;
        }
        if (b != 0 && (b == c || b == d)) {
            return b;
        }
        return c != 0 && c == d ? c : a == 0 || b == 0 || c == 0 || d == 0 ? 0 : a;
    }
}
