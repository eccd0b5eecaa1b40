package org.fascicle.figure;

import java.util.function.IntPredicate;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * The colours that scale bars are printed in, each far from what stained tissue looks like. The stricter of black and white go first: in
 * them a bar lies apart from a nucleus or a cleft that it meets; paper's white parts it from bare glass.
 */
enum BarInk {
    PURE_BLACK(rgb -> most(rgb) <= 40),
    DEEP_BLACK(rgb -> most(rgb) <= 70),
    BLACK(rgb -> most(rgb) <= 105),
    PURE_WHITE(rgb -> least(rgb) >= 235),
    WHITE(rgb -> least(rgb) >= 200 && most(rgb) >= 230),
    PAPER_WHITE(rgb -> least(rgb) >= 250),
    RED(rgb -> red(rgb) > green(rgb) + 110 && red(rgb) > blue(rgb) + 90),
    YELLOW(rgb -> Math.min(red(rgb), green(rgb)) > blue(rgb) + 80 && green(rgb) > 140),
    GREEN(rgb -> green(rgb) > Math.max(red(rgb), blue(rgb)) + 45),
    CYAN(rgb -> Math.min(green(rgb), blue(rgb)) > red(rgb) + 70),
    BLUE(rgb -> blue(rgb) > red(rgb) + 85 && blue(rgb) > green(rgb) + 60);

    private final IntPredicate printed;

    BarInk(IntPredicate printed) {
        this.printed = printed;
    }

    /** Where a region of the image is of this colour. */
    BinaryMask on(RgbImage image, Region region) {
        BinaryMask mask = BinaryMask.empty(region.width(), region.height());
        for (int y = 0; y < region.height(); y++) {
            for (int x = 0; x < region.width(); x++) {
                mask.data()[y * region.width() + x] = printed.test(packed(image, region.x() + x, region.y() + y));
            }
        }
        return mask;
    }

    private static int packed(RgbImage image, int x, int y) {
        return image.red(x, y) << 16 | image.green(x, y) << 8 | image.blue(x, y);
    }

    private static int red(int rgb) {
        return rgb >> 16 & 0xff;
    }

    private static int green(int rgb) {
        return rgb >> 8 & 0xff;
    }

    private static int blue(int rgb) {
        return rgb & 0xff;
    }

    private static int most(int rgb) {
        return Math.max(red(rgb), Math.max(green(rgb), blue(rgb)));
    }

    private static int least(int rgb) {
        return Math.min(red(rgb), Math.min(green(rgb), blue(rgb)));
    }
}
