package org.fascicle.segment.tissue;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.raster.BoxMean;
import org.fascicle.space.PixelSize;

/** Masks by square windows; radii in pixels, a window has {@code 2 * radius + 1} a side. */
final class Masks {

    /** Less than a pixel's share in any window. */
    private static final float SOME = 1e-5f;

    private Masks() {}

    static int radius(PixelSize pixelSize, double um) {
        return (int) Math.max(1, Math.round(pixelSize.toPx(um)));
    }

    static BinaryMask above(FloatImage image, float cut) {
        BinaryMask mask = BinaryMask.empty(image.width(), image.height());
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = image.data()[i] > cut;
        }
        return mask;
    }

    static BinaryMask dilated(BinaryMask mask, int radius) {
        return above(BoxMean.share(mask, radius), SOME);
    }

    static BinaryMask eroded(BinaryMask mask, int radius) {
        return above(BoxMean.share(mask, radius), 1 - SOME);
    }

    /** A mask of shrunken pixels on the pixels that they were made of; what was left over at the border has none. */
    static BinaryMask enlarged(BinaryMask small, int factor, int width, int height) {
        BinaryMask mask = BinaryMask.empty(width, height);
        for (int y = 0; y < Math.min(height, small.height() * factor); y++) {
            for (int x = 0; x < Math.min(width, small.width() * factor); x++) {
                mask.data()[y * width + x] = small.get(x / factor, y / factor);
            }
        }
        return mask;
    }

    /** Sets the pixels of an object. */
    static void add(BinaryMask mask, ObjectMask piece) {
        for (int y = piece.bounds().y(); y < piece.bounds().bottom(); y++) {
            for (int x = piece.bounds().x(); x < piece.bounds().right(); x++) {
                mask.data()[y * mask.width() + x] |= piece.contains(x, y);
            }
        }
    }
}
