package org.fascicle.segment.positivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.StainVector;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections mixed from known amounts of haematoxylin and DAB. */
class PositivitySegmenterTest {

    private static final WhitePoint WHITE = new WhitePoint(242, 240, 244);
    private static final SlideColour COLOUR = new SlideColour(StainKind.HDAB, 1, WHITE, StainMatrix.FIJI_HDAB, "given");
    private static final PixelSize HALF_UM = PixelSize.square(0.5);
    private static final BinaryMask ALL = BinaryMask.full(200, 200);

    /** A brown square of 80 x 80 px on blue stroma: 16 % of the field. */
    @Test
    void thePositiveAreaIsThatOfTheBrownSquare() {
        Section section = new Section(0.15, 0.02);
        section.fill(new Region(60, 60, 80, 80), 0.15, 0.6);
        BinaryMask positive =
                PositivitySegmenter.segment(section.image(1), HALF_UM, COLOUR, ALL, PositivityOptions.defaults());
        assertThat(positive.count() / 40_000.0).isCloseTo(0.16, within(0.01));
        assertThat(positive.get(100, 100)).isTrue();
        assertThat(positive.get(20, 20)).isFalse();
    }

    @Test
    void aDenseBlueNucleusIsNotBrown() {
        Section section = new Section(0.1, 0.05);
        section.fill(new Region(80, 80, 20, 20), 1.4, 0.2);
        assertThat(PositivitySegmenter.segment(section.image(2), HALF_UM, COLOUR, ALL, PositivityOptions.defaults())
                        .count())
                .isZero();
    }

    /** A background of 0.19 +- noise is below the usual cut of 0.2 but its noise is not; measured, the cut rises above it. */
    @Test
    void aBrownBackgroundIsMeasuredAndLeftOut() {
        Section section = new Section(0.15, 0.19);
        section.fill(new Region(60, 60, 80, 80), 0.15, 0.9);
        RgbImage image = section.image(6);
        DabBackground background = DabBackground.estimate(List.of(image), COLOUR);
        assertThat(background.level()).isCloseTo(0.19, within(0.02));
        BinaryMask positive =
                PositivitySegmenter.segment(image, HALF_UM, COLOUR, ALL, background, PositivityOptions.defaults());
        assertThat(positive.count() / 40_000.0).isCloseTo(0.16, within(0.01));
    }

    @Test
    void blackPigmentIsNotBrownButASaturatedNucleusIs() {
        Section section = new Section(0.1, 0.02);
        section.fill(new Region(20, 20, 30, 30), 3, 3);
        section.fill(new Region(96, 96, 28, 28), 0.1, 0.8);
        section.fill(new Region(101, 101, 18, 18), 3, 3);
        BinaryMask positive =
                PositivitySegmenter.segment(section.image(1), HALF_UM, COLOUR, ALL, PositivityOptions.defaults());
        assertThat(positive.get(35, 35)).isFalse();
        assertThat(positive.get(110, 110)).isTrue();
    }

    /** Smoothing mixes its black into its neighbours; a thin bar would be all rim. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 12})
    void aBlackBarHasNoBrownRim(int thicknessPx) {
        Section section = new Section(0.1, 0.02);
        section.fill(new Region(40, 90, 100, thicknessPx), 3, 3);
        BinaryMask positive =
                PositivitySegmenter.segment(section.image(1), HALF_UM, COLOUR, ALL, PositivityOptions.defaults());
        assertThat(positive.count()).isZero();
    }

    @Test
    void nothingIsPositiveWhereNothingIsAnalysable() {
        Section section = new Section(0.1, 0.8);
        BinaryMask half = BinaryMask.empty(200, 200);
        java.util.Arrays.fill(half.data(), 0, 20_000, true);
        BinaryMask positive =
                PositivitySegmenter.segment(section.image(1), HALF_UM, COLOUR, half, PositivityOptions.defaults());
        assertThat(positive.count()).isEqualTo(20_000);
    }

    /** The middle of a block with {@link PositivitySegmenter#HALO_UM} of context (48 px) equals the middle of the whole. */
    @Test
    void aBlockWithItsHaloGivesTheSameAsTheWhole() {
        Section section = new Section(0.1, 0.1);
        Random random = new Random(9);
        for (int i = 0; i < 60; i++) {
            section.fill(
                    new Region(
                            random.nextInt(185), random.nextInt(185), 4 + random.nextInt(10), 4 + random.nextInt(10)),
                    2 * random.nextDouble(),
                    2 * random.nextDouble());
        }
        RgbImage image = section.image(4);
        Region core = new Region(60, 70, 60, 50);
        Region padded = core.grow(48);
        BinaryMask whole = PositivitySegmenter.segment(image, HALF_UM, COLOUR, ALL, PositivityOptions.defaults());
        BinaryMask block = PositivitySegmenter.segment(
                image.crop(padded),
                HALF_UM,
                COLOUR,
                BinaryMask.full(padded.width(), padded.height()),
                PositivityOptions.defaults());
        assertThat(block.crop(new Region(48, 48, 60, 50)).data())
                .isEqualTo(whole.crop(core).data());
    }

    @Test
    void haematoxylinAndEosinIsRefused() {
        SlideColour he = new SlideColour(StainKind.HE, 1, WHITE, StainMatrix.FIJI_HE, "given");
        assertThatThrownBy(() -> PositivitySegmenter.segment(
                        RgbImage.black(9, 9), HALF_UM, he, BinaryMask.full(9, 9), PositivityOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("H&E");
        assertThat(DabBackground.estimate(List.of(RgbImage.black(9, 9)), he)).isEqualTo(DabBackground.NONE);
    }

    /** Amounts of both stains per pixel of a field of 200 x 200. */
    private static final class Section {
        private final double[] haematoxylin = new double[40_000];
        private final double[] dab = new double[40_000];

        Section(double blue, double brown) {
            fill(Region.ofSize(200, 200), blue, brown);
        }

        void fill(Region region, double blue, double brown) {
            for (int y = region.y(); y < region.bottom(); y++) {
                java.util.Arrays.fill(haematoxylin, y * 200 + region.x(), y * 200 + region.right(), blue);
                java.util.Arrays.fill(dab, y * 200 + region.x(), y * 200 + region.right(), brown);
            }
        }

        /** Intensities with noise of this many grey levels. */
        RgbImage image(double noise) {
            RgbImage image = RgbImage.black(200, 200);
            Random random = new Random(7);
            StainVector a = COLOUR.stains().first();
            StainVector b = COLOUR.stains().second();
            for (int i = 0; i < 40_000; i++) {
                put(
                        image,
                        3 * i,
                        WHITE.red(),
                        haematoxylin[i] * a.red() + dab[i] * b.red(),
                        noise * random.nextGaussian());
                put(
                        image,
                        3 * i + 1,
                        WHITE.green(),
                        haematoxylin[i] * a.green() + dab[i] * b.green(),
                        noise * random.nextGaussian());
                put(
                        image,
                        3 * i + 2,
                        WHITE.blue(),
                        haematoxylin[i] * a.blue() + dab[i] * b.blue(),
                        noise * random.nextGaussian());
            }
            return image;
        }

        private static void put(RgbImage image, int k, double white, double density, double noise) {
            image.data()[k] =
                    (byte) Math.max(0, Math.min(255, Math.round((white + 1) * Math.pow(10, -density) - 1 + noise)));
        }
    }
}
