package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.Slide;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;

/** A slide is refused where a tenth of its tissue is not left, whatever spoilt it; glass under ink is no tissue. */
class TissueLeftTest {

    private static final Slide SLIDE = new InMemorySlide(
            RgbImage.black(10, 10),
            Optional.of(new Calibration(PixelSize.square(0.5), Calibration.Source.GIVEN, "drawn")),
            "biopsy.png");

    private static SlideFindings.Areas areas(double leftMm2, Map<TissueClass, Area> out) {
        return new SlideFindings.Areas(
                Area.ofMm2(9), Area.ofMm2(leftMm2), Area.ofMm2(leftMm2), out, FloatImage.zeros(1, 1));
    }

    @Test
    void aRestThatWasSparedByChanceIsRefusedWithWhatSpoiltTheOthers() {
        Map<TissueClass, Area> out = Map.of(TissueClass.BLURRED, Area.ofMm2(0.8), TissueClass.FOLD, Area.ofMm2(0.15));
        assertThatThrownBy(() -> TissueLeft.require(SLIDE, areas(0.05, out)))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Of 1.000 mm2 of tissue on biopsy.png only 0.050 can be measured (fold 0.150, out of focus 0.800),"
                                + " too little to stand for it; scan or cut it anew, or measure what is left with"
                                + " --whole-image.");
        assertThatCode(() -> TissueLeft.require(SLIDE, areas(0.2, out))).doesNotThrowAnyException();
    }

    @Test
    void aSmallPieceAmidInkOrOutsideAChosenAreaIsMeasured() {
        Map<TissueClass, Area> out = Map.of(TissueClass.PEN, Area.ofMm2(5), TissueClass.EXCLUDED, Area.ofMm2(3));
        assertThatCode(() -> TissueLeft.require(SLIDE, areas(0.05, out))).doesNotThrowAnyException();
        assertThatCode(() -> TissueLeft.require(SLIDE, areas(0.05, Map.of()))).doesNotThrowAnyException();
    }
}
