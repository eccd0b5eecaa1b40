package org.fascicle.segment.tissue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;

/** Bands across drawn tissue of a known density: what lies double is a fold, what is merely denser in one stain is not. */
class FoldFinderTest {

    private static final WhitePoint WHITE = new WhitePoint(240, 240, 240);
    private static final PixelSize TWO_UM = PixelSize.square(2);
    private static final double[] TISSUE = {0.2, 0.35, 0.2};
    private static final Region BAND = new Region(40, 140, 220, 20);

    @Test
    void bandOfTwiceBothStainsIsAFoldOfItsArea() {
        TissueMap map = segmented(TISSUE, new double[] {0.4, 0.7, 0.4}, BAND);
        BinaryMask fold = map.mask(TissueClass.FOLD);
        assertThat(fold.crop(new Region(50, 145, 200, 10)).count()).isEqualTo(200 * 10);
        assertThat((double) fold.count()).isBetween(0.9 * BAND.pixels(), 1.3 * BAND.pixels());
        assertThat(map.classAt(150, 60)).isEqualTo(TissueClass.TISSUE);
    }

    @Test
    void bandOfMoreHaematoxylinAloneIsABandOfCells() {
        assertThat(segmented(TISSUE, new double[] {0.5, 0.6, 0.3}, BAND)
                        .area(TissueClass.FOLD)
                        .um2())
                .isZero();
    }

    @Test
    void bandOfMoreEosinAloneIsCollagen() {
        assertThat(segmented(TISSUE, new double[] {0.22, 0.7, 0.3}, BAND)
                        .area(TissueClass.FOLD)
                        .um2())
                .isZero();
    }

    @Test
    void roundOrBroadDenseTissueIsNoFold() {
        double[] doubled = {0.4, 0.7, 0.4};
        assertThat(segmented(TISSUE, doubled, new Region(130, 130, 40, 40))
                        .area(TissueClass.FOLD)
                        .um2())
                .isZero();
        assertThat(segmented(TISSUE, doubled, new Region(0, 0, 300, 120))
                        .area(TissueClass.FOLD)
                        .um2())
                .isZero();
    }

    @Test
    void fieldTooSmallToShowWhatLiesBesideAFoldHasNone() {
        RgbImage field = drawn(TISSUE, new double[] {0.4, 0.7, 0.4}, BAND).crop(new Region(40, 60, 190, 190));
        TissueMap map = TissueSegmenter.segment(field, TWO_UM, WHITE, TissueOptions.defaults());
        assertThat(map.area(TissueClass.FOLD).um2()).isZero();
    }

    /** A black tile within the tissue is lost; one at the border pads the image; a round black spot is neither. */
    @Test
    void tileThatTheScannerLostIsNamedApart() {
        RgbImage slide = drawn(TISSUE, TISSUE, BAND);
        black(slide, new Region(100, 100, 64, 64));
        TissueMap map = TissueSegmenter.segment(slide, TWO_UM, WHITE, TissueOptions.defaults());
        assertThat(map.mask(TissueClass.NOT_SCANNED).count()).isBetween(64 * 64L, 66 * 66L);
        assertThat(map.mask(TissueClass.NOT_SCANNED)
                        .crop(new Region(100, 100, 64, 64))
                        .count())
                .isEqualTo(64 * 64);
        assertThat(map.area(TissueClass.PADDING).um2()).isZero();
        black(slide, new Region(0, 100, 164, 64));
        TissueMap padded = TissueSegmenter.segment(slide, TWO_UM, WHITE, TissueOptions.defaults());
        assertThat(padded.area(TissueClass.NOT_SCANNED).um2()).isZero();
        assertThat(padded.mask(TissueClass.PADDING).count()).isGreaterThanOrEqualTo(164 * 64);
    }

    private static void black(RgbImage image, Region box) {
        for (int y = box.y(); y < box.bottom(); y++) {
            int from = 3 * (y * image.width() + box.x());
            Arrays.fill(image.data(), from, from + 3 * box.width(), (byte) 0);
        }
    }

    private static TissueMap segmented(double[] density, double[] inBand, Region band) {
        return TissueSegmenter.segment(drawn(density, inBand, band), TWO_UM, WHITE, TissueOptions.defaults());
    }

    private static RgbImage drawn(double[] density, double[] inBand, Region band) {
        RgbImage image = RgbImage.black(300, 300);
        Random random = new Random(5);
        for (int i = 0; i < 300 * 300; i++) {
            double[] here = band.contains(i % 300, i / 300) ? inBand : density;
            double grain = 1 + 0.15 * random.nextGaussian();
            for (int channel = 0; channel < 3; channel++) {
                image.data()[3 * i + channel] = (byte) (240 * Math.pow(10, -here[channel] * grain));
            }
        }
        return image;
    }
}
