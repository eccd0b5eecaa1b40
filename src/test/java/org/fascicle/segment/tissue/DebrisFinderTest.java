package org.fascicle.segment.tissue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;

/** Drawn sections with shreds, or grains of dye, in a window of a known size: what has nuclei or is pale is tissue, the rest is not. */
class DebrisFinderTest {

    private static final WhitePoint WHITE = new WhitePoint(240, 240, 240);
    private static final PixelSize ONE_UM = PixelSize.square(1);
    private static final int SIDE = 500;
    private static final double[] EOSIN = {0.08, 0.4, 0.2};
    private static final double[] NUCLEUS = {0.7, 0.75, 0.3};
    private static final double[] FLAKE = {0.5, 0.5, 0.35};
    private static final double[] THIN = {0.22, 0.22, 0.16};
    private static final double[] DYE = {1.2, 0.4, 0.45};
    /** The hole in which shreds lie, and its inside, farther from solid tissue than a shred is judged by. */
    private static final Region HOLE = new Region(150, 150, 200, 200);

    private static final Region INSIDE = new Region(190, 190, 120, 120);

    @Test
    void shredsOfOneDenseBlueSubstanceAreFlakes() {
        TissueMap map = withShreds(FLAKE, FLAKE);
        long tissue = map.analysable().crop(INSIDE).count();
        long flakes = map.mask(TissueClass.DEBRIS).crop(INSIDE).count();
        assertThat(flakes).isGreaterThan(9 * tissue).isPositive();
        assertThat(map.area(TissueClass.DEBRIS).um2()).isLessThanOrEqualTo(HOLE.pixels());
        assertThat(map.classAt(60, 60)).isEqualTo(TissueClass.TISSUE);
    }

    @Test
    void septaWithNucleiPinkShredsAndPaleOnesAreTissue() {
        assertThat(withShreds(EOSIN, NUCLEUS).area(TissueClass.DEBRIS).um2()).isZero();
        assertThat(withShreds(EOSIN, EOSIN).area(TissueClass.DEBRIS).um2()).isZero();
        assertThat(withShreds(THIN, THIN).area(TissueClass.DEBRIS).um2()).isZero();
    }

    /** As where lymphocytes lie loosely: what is between them is pale, but no glass. */
    @Test
    void cellsWithPaleMatterBetweenAreTissue() {
        RgbImage section = section();
        shreds(section, FLAKE, FLAKE, new double[] {0.08, 0.09, 0.04});
        assertThat(segmented(section).area(TissueClass.DEBRIS).um2()).isZero();
    }

    @Test
    void flakesAreNotLookedForWhereShredsCannotBeSeen() {
        RgbImage section = section();
        shreds(section, FLAKE, FLAKE);
        TissueMap coarse = TissueSegmenter.segment(section, PixelSize.square(8), WHITE, TissueOptions.defaults());
        assertThat(coarse.area(TissueClass.DEBRIS).um2()).isZero();
    }

    /** A small field has no room for what lies beside a fold; a slide that is measured whole shows no ink either. */
    @Test
    void whatIsNotLookedForIsSaid() {
        TissueMap field = TissueMap.allTissue(300, 300, ONE_UM);
        TissueMap slide = TissueMap.allTissue(2000, 2000, PixelSize.square(15));
        assertThat(TissueSegmenter.notLookedFor(slide, TissueOptions.defaults()))
                .containsExactly("solid keratin", "pigment", "bleeding");
        assertThat(TissueSegmenter.notLookedFor(field, TissueOptions.defaults()))
                .contains("folds", "bleeding")
                .doesNotContain("ink", "bubbles");
        assertThat(TissueSegmenter.notLookedFor(slide, TissueOptions.off()))
                .contains("ink", "lost tiles", "folds", "flakes of keratin", "bubbles");
    }

    @Test
    void grainsOfMarginDyeAreInkAndNucleiAreNot() {
        RgbImage section = section();
        assertThat(segmented(section).area(TissueClass.PEN).um2()).isZero();
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            square(section, HOLE.x() + random.nextInt(190), HOLE.y() + random.nextInt(190), 4, DYE, random);
        }
        TissueMap map = segmented(section);
        assertThat((double) map.mask(TissueClass.PEN).crop(HOLE).count()).isGreaterThan(0.9 * HOLE.pixels());
        assertThat((double) map.mask(TissueClass.PEN).count()).isLessThan(1.3 * HOLE.pixels());
    }

    private static TissueMap segmented(RgbImage image) {
        return TissueSegmenter.segment(image, ONE_UM, WHITE, TissueOptions.defaults());
    }

    private static TissueMap withShreds(double[] matter, double[] nuclei) {
        RgbImage section = section();
        shreds(section, matter, nuclei);
        return segmented(section);
    }

    /** Pink tissue with a nucleus of 8 um every 20 um. */
    private static RgbImage section() {
        RgbImage image = RgbImage.black(SIDE, SIDE);
        Random random = new Random(1);
        square(image, 0, 0, SIDE, EOSIN, random);
        for (int y = 0; y < SIDE - 8; y += 20) {
            for (int x = 0; x < SIDE - 8; x += 20) {
                square(image, x, y, 8, NUCLEUS, random);
            }
        }
        return image;
    }

    /** Shreds 6 um thick every 18 um with glass between; every 24 um along them 8 um of the second density. */
    private static void shreds(RgbImage image, double[] matter, double[] nuclei) {
        shreds(image, matter, nuclei, new double[] {0, 0, 0});
    }

    private static void shreds(RgbImage image, double[] matter, double[] nuclei, double[] between) {
        Random random = new Random(2);
        for (int y = HOLE.y(); y < HOLE.bottom(); y++) {
            for (int x = HOLE.x(); x < HOLE.right(); x++) {
                boolean shred = (y - HOLE.y()) % 18 < 6;
                square(image, x, y, 1, shred ? x % 24 < 8 ? nuclei : matter : between, random);
            }
        }
    }

    private static void square(RgbImage image, int left, int top, int side, double[] density, Random random) {
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                double grain = 1 + 0.05 * random.nextGaussian();
                for (int channel = 0; channel < 3; channel++) {
                    double intensity = 240 * Math.pow(10, -density[channel] * grain) + random.nextGaussian();
                    image.data()[3 * (y * SIDE + x) + channel] = (byte) Math.max(0, Math.min(255, intensity));
                }
            }
        }
    }
}
