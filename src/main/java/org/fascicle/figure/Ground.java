package org.fascicle.figure;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;

/** The colour between panels: white, unless whole lines of the figure are black and none is white. */
enum Ground {
    WHITE,
    BLACK;

    /** Least channel of white as printed; bare glass and compression's ripples lie below. */
    static final int PURE = 251;

    private static final int NEARLY = 225;
    /** Darker than this is bare glass. */
    private static final int PAPER = 247;

    private static final int BLACK_PURE = 12;
    private static final int BLACK_NEARLY = 40;
    private static final double WHOLE_LINE = 0.985;

    static Ground of(RgbImage image) {
        double white = 0;
        double black = 0;
        for (int y = 0; y < image.height(); y++) {
            int whites = 0;
            int blacks = 0;
            for (int x = 0; x < image.width(); x++) {
                whites += least(image, x, y) >= PAPER ? 1 : 0;
                blacks += most(image, x, y) <= BLACK_NEARLY ? 1 : 0;
            }
            white += whites >= WHOLE_LINE * image.width() ? 1 : 0;
            black += blacks >= WHOLE_LINE * image.width() ? 1 : 0;
        }
        return black >= 2 && white == 0 ? BLACK : WHITE;
    }

    /** What differs from pure ground, be it ever so little. */
    BinaryMask other(RgbImage image) {
        return mask(image, PURE, BLACK_PURE);
    }

    /** What clearly differs from the ground. */
    BinaryMask ink(RgbImage image) {
        return mask(image, NEARLY, BLACK_NEARLY);
    }

    /** How far a pixel's most different channel is from pure ground, 0 to 255. */
    int distance(RgbImage image, int x, int y) {
        return this == WHITE ? 255 - least(image, x, y) : most(image, x, y);
    }

    private BinaryMask mask(RgbImage image, int white, int black) {
        BinaryMask mask = BinaryMask.empty(image.width(), image.height());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                mask.data()[y * image.width() + x] =
                        this == WHITE ? least(image, x, y) < white : most(image, x, y) > black;
            }
        }
        return mask;
    }

    private static int least(RgbImage image, int x, int y) {
        return Math.min(image.red(x, y), Math.min(image.green(x, y), image.blue(x, y)));
    }

    private static int most(RgbImage image, int x, int y) {
        return Math.max(image.red(x, y), Math.max(image.green(x, y), image.blue(x, y)));
    }
}
