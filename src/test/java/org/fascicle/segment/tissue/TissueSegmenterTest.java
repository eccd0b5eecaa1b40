package org.fascicle.segment.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;

/** Drawn slides whose every pixel's class is known. */
class TissueSegmenterTest {

    private static final WhitePoint WHITE = new WhitePoint(244, 243, 245);
    private static final int GLASS = 0xf4f3f5;
    private static final int PALE = 0xe0d2e0;
    private static final int DENSE = 0x8c4a96;
    private static final int BLUE_PEN = 0x1e2f9a;
    private static final int GREEN_PEN = 0x1f7a45;
    private static final int BLACK_PEN = 0x16161a;
    private static final int RED_PEN = 0xd81e26;
    private static final int VIOLET_PEN = 0x1f1450;
    private static final int THIN_GREY_PEN = 0x8a8a8c;
    private static final PixelSize EIGHT_UM = PixelSize.square(8);

    @Test
    void paleTissueCountsBesideDenseAndItsAreaIsRight() {
        RgbImage slide = glass(400, 300, 1);
        disc(slide, 120, 150, 80, DENSE);
        disc(slide, 290, 150, 80, PALE);
        TissueMap map = TissueSegmenter.segment(slide, EIGHT_UM, WHITE, TissueOptions.defaults());
        double truthUm2 = 2 * Math.PI * Math.pow(80 * 8, 2);
        assertThat(map.analysableArea().um2()).isCloseTo(truthUm2, within(0.02 * truthUm2));
    }

    @Test
    void penOfAnyColourIsNeitherTissueNorGlass() {
        for (int ink : new int[] {BLUE_PEN, GREEN_PEN, BLACK_PEN, RED_PEN, VIOLET_PEN, THIN_GREY_PEN}) {
            RgbImage slide = glass(400, 300, 2);
            disc(slide, 200, 150, 60, DENSE);
            box(slide, new Region(20, 20, 300, 20), ink);
            TissueMap map = TissueSegmenter.segment(slide, EIGHT_UM, WHITE, TissueOptions.defaults());
            assertThat(map.classAt(100, 30)).as("ink %06x", ink).isEqualTo(TissueClass.PEN);
            assertThat(map.classAt(200, 150)).as("ink %06x", ink).isEqualTo(TissueClass.TISSUE);
            assertThat(map.leftOut().get(100, 30)).isTrue();
            assertThat(map.leftOut().count())
                    .as("neither glass nor tissue")
                    .isEqualTo(map.width() * map.height()
                            - map.mask(TissueClass.GLASS).count()
                            - map.analysable().count());
            assertThat(map.area(TissueClass.PEN).um2()).isBetween(300 * 20 * 64.0, 320 * 40 * 64.0);
        }
    }

    /** A bar of ink across a disc of tissue: ink and tissue absorb one after the other, so their intensities multiply. */
    @Test
    void tissueUnderDenseInkIsPenToo() {
        RgbImage slide = glass(400, 300, 10);
        disc(slide, 200, 150, 60, DENSE);
        for (int y = 140; y < 160; y++) {
            for (int x = 20; x < 380; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    int k = 3 * (y * 400 + x) + channel;
                    slide.data()[k] = (byte) ((slide.data()[k] & 0xff) * (BLUE_PEN >> 16 - 8 * channel & 0xff) / 255);
                }
            }
        }
        TissueMap map = TissueSegmenter.segment(slide, EIGHT_UM, WHITE, TissueOptions.defaults());
        assertThat(map.classAt(200, 150)).isEqualTo(TissueClass.PEN);
        assertThat(map.classAt(200, 110)).isEqualTo(TissueClass.TISSUE);
    }

    /** Blood: dense red of the hue of eosin, with the unevenness of tissue. */
    @Test
    void haemorrhageIsTissue() {
        RgbImage slide = glass(400, 300, 11);
        disc(slide, 200, 150, 60, 0xb0303a);
        TissueMap map = TissueSegmenter.segment(slide, EIGHT_UM, WHITE, TissueOptions.defaults());
        assertThat(map.classAt(200, 150)).isEqualTo(TissueClass.TISSUE);
        assertThat(map.area(TissueClass.PEN).um2()).isZero();
    }

    @Test
    void blackPaddingAtTheBorderIsPadding() {
        RgbImage slide = glass(400, 300, 3);
        disc(slide, 200, 150, 60, DENSE);
        box(slide, new Region(0, 0, 40, 300), 0x000000);
        TissueMap map = TissueSegmenter.segment(slide, EIGHT_UM, WHITE, TissueOptions.defaults());
        assertThat(map.area(TissueClass.PADDING).um2()).isCloseTo(40 * 300 * 64.0, within(64.0 * 900));
        assertThat(map.analysableArea().um2()).isCloseTo(Math.PI * 480 * 480, within(0.02 * Math.PI * 480 * 480));
    }

    @Test
    void anEmptySlideHasNoTissue() {
        TissueMap map = TissueSegmenter.segment(glass(200, 200, 4), EIGHT_UM, WHITE, TissueOptions.defaults());
        assertThat(map.hasTissue()).isFalse();
    }

    /** Half dense, half pale, no glass: both halves are tissue at any pixel size. */
    @Test
    void aFieldFilledWithTissueStaysWhole() {
        for (double um : new double[] {0.25, 1, 4, 16}) {
            RgbImage field = glass(200, 200, 5);
            box(field, new Region(0, 0, 100, 200), DENSE);
            box(field, new Region(100, 0, 100, 200), PALE);
            TissueMap map =
                    TissueSegmenter.segment(field, PixelSize.square(um), WhitePoint.UNKNOWN, TissueOptions.defaults());
            assertThat(map.analysable().count()).as("at %s um", um).isEqualTo(200 * 200);
        }
    }

    /** A speck of 5 x 5 pixels of 8 um is 1,600 um2, below 10,000; a hole of 3 x 3 is 576 um2, below 1,000; of 6 x 6, 2,304. */
    @Test
    void smallPiecesGoAndSmallHolesFill() {
        RgbImage slide = glass(400, 300, 6);
        box(slide, new Region(50, 50, 200, 200), DENSE);
        box(slide, new Region(100, 100, 3, 3), GLASS);
        box(slide, new Region(150, 150, 6, 6), GLASS);
        box(slide, new Region(300, 100, 5, 5), DENSE);
        TissueMap map = TissueSegmenter.segment(slide, EIGHT_UM, WHITE, TissueOptions.defaults());
        assertThat(map.classAt(101, 101)).isEqualTo(TissueClass.TISSUE);
        assertThat(map.classAt(153, 153)).isEqualTo(TissueClass.GLASS);
        assertThat(map.classAt(302, 102)).isEqualTo(TissueClass.GLASS);
    }

    /**
     * Strips of tissue 24 um wide, 18 um of glass between them, at 0.5 um a pixel: five strips of 48 x 300 pixels are 18,000 um2, and
     * as much whether the glass is clean or noisy. A gap of 6 um, below 8, belongs to the tissue: 12 x 300 pixels are 900 um2.
     */
    @Test
    void cleftsAreGlassAndCracksAreTissue() {
        for (boolean noisy : new boolean[] {false, true}) {
            RgbImage slide = glass(500, 400, 12);
            if (!noisy) {
                fill(slide, GLASS);
            }
            for (int strip = 0; strip < 5; strip++) {
                box(slide, new Region(60 + 84 * strip, 50, 48, 300), DENSE);
            }
            TissueMap clefts = TissueSegmenter.segment(slide, PixelSize.square(0.5), WHITE, TissueOptions.defaults());
            assertThat(clefts.analysableArea().um2()).isCloseTo(18_000, within(0.01 * 18_000));
            box(slide, new Region(108, 50, 24, 300), DENSE);
            TissueMap crack = TissueSegmenter.segment(slide, PixelSize.square(0.5), WHITE, TissueOptions.defaults());
            assertThat(crack.analysableArea().um2()).isCloseTo(18_000 + 3_600 / 2 + 900, within(0.01 * 20_700));
        }
    }

    /** Overview pixel 5 covers 40 to 48 um; on a grid of 0.5 um that is columns 80 to 95. */
    @Test
    void theMapAnswersOnAnotherGrid() {
        RgbImage slide = glass(100, 100, 7);
        box(slide, new Region(5, 0, 60, 100), DENSE);
        TissueMap map = TissueSegmenter.segment(slide, EIGHT_UM, WHITE, TissueOptions.defaults());
        assertThat(map.analysableAt(40.1, 400)).isTrue();
        assertThat(map.analysableAt(39.9, 400)).isFalse();
        assertThat(map.analysable(new Region(78, 800, 4, 1), PixelSize.square(0.5))
                        .data())
                .containsExactly(false, false, true, true);
    }

    /** Tissue of 400 x 1600 um holds 2 x 8 squares of 200 um; four of them are asked for, on a grid of 0.5 um. */
    @Test
    void fieldsLieInsideTheTissueAndAreSpreadOverIt() {
        RgbImage slide = glass(400, 300, 8);
        box(slide, new Region(50, 25, 50, 200), DENSE);
        TissueMap map = TissueSegmenter.segment(slide, EIGHT_UM, WHITE, TissueOptions.defaults());
        assertThat(map.fields(4, 200, PixelSize.square(0.5)))
                .hasSize(4)
                .allSatisfy(field -> {
                    assertThat(field.width()).isEqualTo(400);
                    assertThat(new Region(800, 400, 800, 3200).contains(field)).isTrue();
                })
                .extracting(Region::y)
                .doesNotHaveDuplicates();
        assertThat(TissueSegmenter.segment(glass(60, 60, 9), EIGHT_UM, WHITE, TissueOptions.defaults())
                        .fields(4, 200, PixelSize.square(0.5)))
                .isEmpty();
    }

    private static RgbImage glass(int width, int height, long seed) {
        RgbImage image = RgbImage.black(width, height);
        box(image, Region.ofSize(width, height), GLASS);
        Random noise = new Random(seed);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] += (byte) Math.round(noise.nextGaussian());
        }
        return image;
    }

    private static void fill(RgbImage image, int rgb) {
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (byte) (rgb >> 16 - 8 * (i % 3));
        }
    }

    private static void box(RgbImage image, Region region, int rgb) {
        Random noise = new Random(rgb);
        for (int y = region.y(); y < region.bottom(); y++) {
            for (int x = region.x(); x < region.right(); x++) {
                set(image, x, y, rgb, noise);
            }
        }
    }

    private static void disc(RgbImage image, int centreX, int centreY, int radius, int rgb) {
        Random noise = new Random(rgb);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                if (Math.hypot(x - centreX, y - centreY) <= radius) {
                    set(image, x, y, rgb, noise);
                }
            }
        }
    }

    private static void set(RgbImage image, int x, int y, int rgb, Random noise) {
        for (int channel = 0; channel < 3; channel++) {
            int value = rgb >> 16 - 8 * channel & 0xff;
            double spread = rgb == 0 ? 0 : 3;
            image.data()[3 * (y * image.width() + x) + channel] =
                    (byte) Math.max(0, Math.min(255, Math.round(value + spread * noise.nextGaussian())));
        }
    }
}
