package org.fascicle.slide;

import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * How a stored image must be turned to stand upright: the eight values of TIFF's and EXIF's Orientation tag.
 *
 * <p>A value names where the stored first row and first column belong, for example 6: the first row on the right, the first
 * column at the top, so the image is turned a quarter clockwise for display.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, page 36</a>
 */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    TURNED_HALF(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_RIGHT(true, true, false),
    TRANSPOSED_OTHERWISE(true, true, true),
    TURNED_LEFT(true, false, true);

    private final boolean swapped;
    private final boolean fromRight;
    private final boolean fromBottom;

    /**
     * @param swapped stored rows are upright columns
     * @param fromRight what is stored first along an upright row belongs to its right end
     * @param fromBottom what is stored first along an upright column belongs to its lower end
     */
    Orientation(boolean swapped, boolean fromRight, boolean fromBottom) {
        this.swapped = swapped;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** From the tag's value; what is not 1 to 8 is taken as upright, as viewers do. */
    public static Orientation ofTag(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
    }

    /** Whether upright width and height are the stored height and width. */
    public boolean swapsSides() {
        return swapped;
    }

    /** Where the pixels of an upright region are stored; {@code width} and {@code height} are those of the upright image. */
    public Region stored(Region upright, int width, int height) {
        int x = fromRight ? width - upright.right() : upright.x();
        int y = fromBottom ? height - upright.bottom() : upright.y();
        return swapped
                ? new Region(y, x, upright.height(), upright.width())
                : new Region(x, y, upright.width(), upright.height());
    }

    /** Stands a stored image upright. */
    public RgbImage upright(RgbImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = swapped ? stored.height() : stored.width();
        int height = swapped ? stored.width() : stored.height();
        RgbImage upright = RgbImage.black(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int alongRow = fromRight ? width - 1 - x : x;
                int alongColumn = fromBottom ? height - 1 - y : y;
                int from = swapped ? alongRow * stored.width() + alongColumn : alongColumn * stored.width() + alongRow;
                System.arraycopy(stored.data(), 3 * from, upright.data(), 3 * (y * width + x), 3);
            }
        }
        return upright;
    }
}
