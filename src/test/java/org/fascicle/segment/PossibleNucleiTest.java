package org.fascicle.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiPredicate;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One drawn object each, on pixels of 0.5 um, in one colour. */
class PossibleNucleiTest {

    private static final int SIDE = 240;
    private static final PixelSize HALF_UM = PixelSize.square(0.5);
    private static final int HAEMATOXYLIN = 0x4c368e;

    @ParameterizedTest
    @CsvSource({
        // a disc of 8 um of this colour, on H&E or H-DAB, and whether it can be a nucleus
        "4c368e, HE, true",
        "d44f98, HE, false",
        "6e4a2a, HE, false",
        "6e4a2a, HDAB, true",
        "000000, HE, false",
        "000000, HDAB, false",
        "101014, HE, true"
    })
    void colourTells(String rgb, StainKind kind, boolean nucleus) {
        assertThat(kept(Integer.parseInt(rgb, 16), kind, (x, y) -> Math.hypot(x, y) < 8))
                .isEqualTo(nucleus);
    }

    /** A spindle of 40 x 4 um stays, as a disc of 50 um across (1,963 um2) does. */
    @Test
    void unusualNucleiStay() {
        assertThat(kept(HAEMATOXYLIN, StainKind.HE, (x, y) -> Math.hypot(x / 40.0, y / 4.0) < 1))
                .isTrue();
        assertThat(kept(HAEMATOXYLIN, StainKind.HE, (x, y) -> Math.hypot(x, y) < 50))
                .isTrue();
    }

    /** A fibre of 110 um; a disc of 54 um (2,290 um2); a cross with arms of 2 x 40 um, which fills a tenth of its hull. */
    @Test
    void impossibleShapesGo() {
        assertThat(kept(HAEMATOXYLIN, StainKind.HE, (x, y) -> Math.abs(y) < 3)).isFalse();
        assertThat(kept(HAEMATOXYLIN, StainKind.HE, (x, y) -> Math.hypot(x, y) < 54))
                .isFalse();
        assertThat(kept(
                        HAEMATOXYLIN,
                        StainKind.HE,
                        (x, y) -> Math.abs(x) < 40 && Math.abs(y) < 40 && Math.min(Math.abs(x), Math.abs(y)) < 2))
                .isFalse();
    }

    @Test
    void whatIsLeftIsNumberedInReadingOrder() {
        RgbImage image = RgbImage.black(SIDE, SIDE);
        LabelImage labels = LabelImage.empty(SIDE, SIDE);
        disc(image, labels, 60, 40, 1, 0x000000);
        disc(image, labels, 120, 60, 2, HAEMATOXYLIN);
        disc(image, labels, 60, 120, 3, HAEMATOXYLIN);
        LabelImage kept = possible(labels, image, StainKind.HE);
        assertThat(kept.get(60, 40)).isZero();
        assertThat(kept.get(120, 60)).isEqualTo(1);
        assertThat(kept.get(60, 120)).isEqualTo(2);
    }

    private static boolean kept(int rgb, StainKind kind, BiPredicate<Integer, Integer> shape) {
        RgbImage image = RgbImage.black(SIDE, SIDE);
        LabelImage labels = LabelImage.empty(SIDE, SIDE);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            boolean inside = x > 9 && x < SIDE - 9 && shape.test(x - SIDE / 2, y - SIDE / 2);
            set(image, labels, x, y, inside ? 1 : 0, inside ? rgb : 0xe0c8e0);
        }
        return possible(labels, image, kind).maxLabel() == 1;
    }

    private static void disc(RgbImage image, LabelImage labels, int centreX, int centreY, int label, int rgb) {
        for (int y = centreY - 8; y <= centreY + 8; y++) {
            for (int x = centreX - 8; x <= centreX + 8; x++) {
                if (Math.hypot(x - centreX, y - centreY) < 8) {
                    set(image, labels, x, y, label, rgb);
                }
            }
        }
    }

    private static void set(RgbImage image, LabelImage labels, int x, int y, int label, int rgb) {
        labels.data()[y * SIDE + x] = label;
        for (int channel = 0; channel < 3; channel++) {
            image.data()[3 * (y * SIDE + x) + channel] = (byte) (rgb >> 16 - 8 * channel);
        }
    }

    private static SlideColour colour(StainKind kind) {
        return new SlideColour(kind, 1, new WhitePoint(243, 243, 243), StainMatrix.defaultFor(kind), "given");
    }

    private static LabelImage possible(LabelImage labels, RgbImage image, StainKind kind) {
        FoundNuclei found = new FoundNuclei(labels, new double[labels.maxLabel() + 1]);
        return PossibleNuclei.of(found, image, HALF_UM, colour(kind)).labels();
    }
}
