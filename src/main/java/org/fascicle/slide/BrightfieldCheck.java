package org.fascicle.slide;

import java.util.Arrays;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/**
 * Tells an unlabelled fluorescence image from brightfield by its background: dark in one, light in the other.
 *
 * <p>Looks at five bands of rows of the coarsest level. Grey images and images of three planes are refused where the median of their
 * pixels' brightest channel is dark. RGB is brightfield as a rule, and black padding may cover most of it: it is refused only
 * where hardly a pixel is light in all three channels, as glass and stained tissue are, and either most are dark in all, or in
 * hardly one all three are more than nothing: an overstained field is dim, a coloured glow lacks a colour.
 */
public final class BrightfieldCheck {

    /** Background and pale tissue of brightfield lie above 150, that of fluorescence near the camera's dark level. */
    private static final int DARK = 64;

    /** Part of the pixels of an RGB image that suffices to call it light. */
    private static final double LIGHT_PART = 0.02;

    /** Stain of an optical density of 1.2 still lets this much through; a colour that does not glow is below. */
    private static final int NOTHING = 16;

    private static final int BANDS = 5;
    private static final int BAND_ROWS = 32;

    private BrightfieldCheck() {}

    /**
     * Refuses a slide that looks like fluorescence.
     *
     * @param colour whether its pixels were stored as colours: as samples of one pixel or by a table
     */
    public static void require(PyramidSlide slide, boolean colour) {
        int[] brightest = new int[256];
        int[] darkest = new int[256];
        count(slide, brightest, darkest);
        boolean dark = partBelow(DARK, brightest) > 0.5;
        boolean light = partBelow(DARK, darkest) <= 1 - LIGHT_PART;
        boolean glows = partBelow(NOTHING, darkest) > 1 - LIGHT_PART;
        if (colour ? !light && (dark || glows) : dark) {
            throw UserError.input(
                    slide.source().fileName() + " cannot be analysed: its background is dark, as in fluorescence, and"
                            + " only brightfield images (H&E, H-DAB) are measured.");
        }
    }

    private static void count(PyramidSlide slide, int[] brightest, int[] darkest) {
        int last = slide.levels().size() - 1;
        Level level = slide.levels().get(last);
        int rows = Math.min(BAND_ROWS, level.height());
        for (int i = 0; i < BANDS; i++) {
            int top = (int) ((level.height() - rows) * (long) i / (BANDS - 1));
            count(slide.readLevel(last, new Region(0, top, level.width(), rows)), brightest, darkest);
        }
    }

    private static void count(RgbImage band, int[] brightest, int[] darkest) {
        for (int y = 0; y < band.height(); y++) {
            for (int x = 0; x < band.width(); x++) {
                brightest[Math.max(band.red(x, y), Math.max(band.green(x, y), band.blue(x, y)))]++;
                darkest[Math.min(band.red(x, y), Math.min(band.green(x, y), band.blue(x, y)))]++;
            }
        }
    }

    private static double partBelow(int limit, int[] histogram) {
        return Arrays.stream(histogram, 0, limit).sum()
                / (double) Arrays.stream(histogram).sum();
    }
}
