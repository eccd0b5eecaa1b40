package org.fascicle.slide.bioformats;

import java.util.Arrays;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Level;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/**
 * Tells an unlabelled fluorescence image from brightfield by its background: dark in one, light in the other.
 *
 * <p>Asked where the file's structure leaves it open: grey images and images of three planes. Looks at patches on a regular
 * lattice; the median of all their pixels' brightest channel decides.
 */
final class BrightfieldCheck {

    /** Background and pale tissue of brightfield lie above 150, that of fluorescence near the camera's dark level. */
    private static final int DARK = 64;

    private static final int PATCHES = 5;
    private static final int PATCH_PX = 64;

    private BrightfieldCheck() {
    }

    static void require(BioFormatsSlide slide, ChannelKind kind) {
        if ((kind == ChannelKind.GREY || kind == ChannelKind.THREE_PLANES) && medianBrightness(slide) < DARK) {
            throw UserError.input(slide.source().fileName() + " cannot be analysed: its background is dark, as in fluorescence, and"
                    + " only brightfield images (H&E, H-DAB) are measured.");
        }
    }

    private static int medianBrightness(BioFormatsSlide slide) {
        int last = slide.levels().size() - 1;
        Level level = slide.levels().get(last);
        int[] histogram = new int[256];
        for (int row = 0; row < PATCHES; row++) {
            for (int column = 0; column < PATCHES; column++) {
                count(slide.readLevel(last, patch(level, column, row)), histogram);
            }
        }
        return median(histogram);
    }

    private static Region patch(Level level, int column, int row) {
        int width = Math.min(PATCH_PX, level.width());
        int height = Math.min(PATCH_PX, level.height());
        return new Region((int) ((level.width() - width) * (long) column / (PATCHES - 1)),
                (int) ((level.height() - height) * (long) row / (PATCHES - 1)), width, height);
    }

    private static void count(RgbImage patch, int[] histogram) {
        for (int y = 0; y < patch.height(); y++) {
            for (int x = 0; x < patch.width(); x++) {
                histogram[Math.max(patch.red(x, y), Math.max(patch.green(x, y), patch.blue(x, y)))]++;
            }
        }
    }

    private static int median(int[] histogram) {
        int half = Arrays.stream(histogram).sum() / 2;
        int value = 0;
        for (int seen = histogram[0]; seen <= half && value < 255; seen += histogram[++value]) {
            // walks up to the median
        }
        return value;
    }
}
