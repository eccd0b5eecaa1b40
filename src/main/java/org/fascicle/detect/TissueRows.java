package org.fascicle.detect;

import org.fascicle.image.BinaryMask;
import org.fascicle.space.PixelSize;

/**
 * How much analysable tissue a window holds, from running sums along the rows of a coarse mask.
 *
 * <p>Tissue fills a mask pixel evenly, so a window's edge may cut a pixel and areas are continuous in the window's reach;
 * a disc is taken as its chords at the middle of each row.
 */
final class TissueRows {

    private static final int BISECTIONS = 40;

    private final BinaryMask mask;
    private final PixelSize pixel;
    private final float[] sums;

    TissueRows(BinaryMask mask, PixelSize pixel) {
        this.mask = mask;
        this.pixel = pixel;
        this.sums = new float[(mask.width() + 1) * mask.height()];
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                int at = y * (mask.width() + 1) + x;
                sums[at + 1] = sums[at] + (mask.get(x, y) ? 1 : 0);
            }
        }
    }

    double widthUm() {
        return mask.width() * pixel.xUm();
    }

    double heightUm() {
        return mask.height() * pixel.yUm();
    }

    double totalUm2() {
        return mask.count() * pixel.areaUm2();
    }

    boolean analysable(double xUm, double yUm) {
        int x = (int) Math.floor(xUm / pixel.xUm());
        int y = (int) Math.floor(yUm / pixel.yUm());
        return x >= 0 && y >= 0 && x < mask.width() && y < mask.height() && mask.get(x, y);
    }

    /** Analysable tissue in a window, in um2. */
    double areaUm2(WindowShape shape, double xUm, double yUm, double reachUm) {
        double top = Math.max(0, (yUm - reachUm) / pixel.yUm());
        double bottom = Math.min(mask.height(), (yUm + reachUm) / pixel.yUm());
        double pixels = 0;
        for (int row = (int) top; row < bottom; row++) {
            double from = Math.max(row, top);
            double to = Math.min(row + 1, bottom);
            double half = shape.halfChord(reachUm, (from + to) / 2 * pixel.yUm() - yUm);
            pixels +=
                    (to - from) * (sumUpTo(row, (xUm + half) / pixel.xUm()) - sumUpTo(row, (xUm - half) / pixel.xUm()));
        }
        return pixels * pixel.areaUm2();
    }

    private double sumUpTo(int row, double column) {
        double inside = Math.max(0, Math.min(mask.width(), column));
        int whole = Math.min(mask.width() - 1, (int) inside);
        int at = row * (mask.width() + 1) + whole;
        return sums[at] + (inside - whole) * (sums[at + 1] - sums[at]);
    }

    /** The least reach at which a window around this centre holds the wanted tissue, which must exist. */
    double reachUm(WindowShape shape, double xUm, double yUm, double wantedUm2) {
        double low = 0;
        double high = Math.sqrt(wantedUm2);
        while (areaUm2(shape, xUm, yUm, high) < wantedUm2) {
            low = high;
            high *= 1.5;
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (areaUm2(shape, xUm, yUm, middle) < wantedUm2) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
