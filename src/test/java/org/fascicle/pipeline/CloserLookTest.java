package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.segment.tissue.TissueSegmenter;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.Overview;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;

/** A section 16 mm wide, of whose folds the overview shows too little: one lies across the border of two tiles, one in the slide's last corner. */
class CloserLookTest {

    private static final int WIDTH = 8000;
    private static final int HEIGHT = 700;
    private static final PixelSize FULL = PixelSize.square(2);
    private static final WhitePoint WHITE = new WhitePoint(240, 240, 240);
    private static final double[] TISSUE = {0.2, 0.35, 0.2};
    private static final Region ACROSS = new Region(940, 300, 200, 24);
    private static final Region LAST = new Region(7600, 520, 240, 24);

    @Test
    void findsFoldsThatTheOverviewIsTooCoarseForWithAnyNumberOfThreads() {
        Slide slide = slide(ACROSS, LAST);
        Overview overview = slide.overview(2000);
        PixelSize pixelSize = FULL.times(overview.downsample());
        TissueMap coarse = TissueSegmenter.segment(overview.image(), pixelSize, WHITE, TissueOptions.defaults());
        assertThat(coarse.area(TissueClass.FOLD).um2()).isZero();
        TissueMap map = CloserLook.at(slide, FULL, coarse, WHITE, new OrderedExecutor(1));
        BinaryMask folds = map.mask(TissueClass.FOLD);
        double drawn = (ACROSS.pixels() + LAST.pixels()) / (overview.downsample() * overview.downsample());
        assertThat((double) folds.count()).isBetween(0.8 * drawn, 1.45 * drawn);
        assertThat(map.classAtUm(2 * 1030, 2 * 312)).isEqualTo(TissueClass.FOLD);
        assertThat(map.classAtUm(2 * 7700, 2 * 532)).isEqualTo(TissueClass.FOLD);
        assertThat(map.classAtUm(2 * 1030, 2 * 400)).isEqualTo(TissueClass.TISSUE);
        BinaryMask again = CloserLook.at(slide, FULL, coarse, WHITE, new OrderedExecutor(3))
                .mask(TissueClass.FOLD);
        assertThat(again.data()).isEqualTo(folds.data());
    }

    @Test
    void aFineOverviewIsNotLookedAtAgain() {
        Slide slide = slide();
        TissueMap fine = TissueMap.allTissue(WIDTH, HEIGHT, FULL);
        assertThat(CloserLook.at(slide, FULL, fine, WHITE, new OrderedExecutor(1)))
                .isSameAs(fine);
    }

    private static Slide slide(Region... folds) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        Random random = new Random(6);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            double times = 1;
            for (Region fold : folds) {
                times = fold.contains(i % WIDTH, i / WIDTH) ? 2 : times;
            }
            double grain = 1 + 0.05 * random.nextGaussian();
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = (byte) Math.round(240 * Math.pow(10, -times * grain * TISSUE[channel]));
            }
        }
        Calibration calibration = new Calibration(FULL, Calibration.Source.GIVEN, "drawn");
        return new InMemorySlide(new RgbImage(WIDTH, HEIGHT, rgb), Optional.of(calibration), "section.png");
    }
}
