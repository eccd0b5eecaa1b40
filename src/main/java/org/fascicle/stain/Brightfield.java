package org.fascicle.stain;

import java.util.Optional;
import org.fascicle.image.RgbImage;

/**
 * Whether an image can be a stained section in transmitted light at all.
 *
 * <p>Stain absorbs: what carries none is bright. A fluorescence image is dark where nothing glows, and a grey image has no
 * hue to part stains by. Pure black areas (a scanner's padding) are left out of the judgement.
 */
public final class Brightfield {

    private static final int BLACK = 3;
    /** Brightest channel's median below which an image is dark-background; the darkest H&E fields lie above 80. */
    private static final int DARK = 50;
    /** Share of black pixels above which what is left decides nothing. */
    private static final double MOSTLY_BLACK = 0.95;

    private Brightfield() {}

    /** Why the image cannot be analysed, as a part of a sentence ("has a dark background, ..."), or empty if it can. */
    public static Optional<String> refusal(RgbImage overview) {
        return refusal(overview, StainKindChoice.AUTO);
    }

    /** The same where a person may have named the stain: then a grey image is believed to show it. */
    public static Optional<String> refusal(RgbImage overview, StainKindChoice named) {
        if (isDark(overview)) {
            return Optional.of(
                    "has a dark background, as fluorescence has; only stained sections in transmitted light can be measured");
        }
        if (named == StainKindChoice.AUTO && isGrey(overview)) {
            return Optional.of(
                    "has no colour; stains can be told apart on a colour image only, unless --stain names the stain");
        }
        return Optional.empty();
    }

    static boolean isDark(RgbImage image) {
        int[] histogram = new int[256];
        byte[] rgb = image.data();
        int pixels = rgb.length / 3;
        int judged = 0;
        for (int k = 0; k < rgb.length; k += 3) {
            int brightest = Math.max(rgb[k] & 0xff, Math.max(rgb[k + 1] & 0xff, rgb[k + 2] & 0xff));
            if (brightest > BLACK) {
                histogram[brightest]++;
                judged++;
            }
        }
        return judged < (1 - MOSTLY_BLACK) * pixels || quantileBelow(histogram, judged / 2) < DARK;
    }

    private static int quantileBelow(int[] histogram, int rank) {
        int value = 0;
        for (int below = histogram[0]; below <= rank && value < 255; ) {
            below += histogram[++value];
        }
        return value;
    }

    /** No pixel's channels differ by more than rounding, and not all of it is bright: empty glass may well be grey. */
    static boolean isGrey(RgbImage image) {
        byte[] rgb = image.data();
        boolean dark = false;
        for (int k = 0; k < rgb.length; k += 3) {
            int r = rgb[k] & 0xff;
            int g = rgb[k + 1] & 0xff;
            int b = rgb[k + 2] & 0xff;
            if (Math.abs(r - g) > 2 || Math.abs(g - b) > 2) {
                return false;
            }
            dark |= g < WhitePointEstimator.LEAST_INTENSITY;
        }
        return dark;
    }
}
