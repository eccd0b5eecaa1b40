package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 64 nuclei of 16 x 11 pixels, 8 x 5.6 um at 0.5 um, on pale pink, and a pixel size that somebody typed. */
class ScaleCheckTest {

    private static final int SIDE = 520;
    private static final int PITCH = 65;

    /** 35 um2 at 0.5 um are 140 um2 at 1 um, a large nucleus, and 12 um2 at 0.3 um, a small one. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5, 1})
    void sizesThatNucleiHaveAreMeasured(double um) {
        assertThatCode(() -> measure(um)).doesNotThrowAnyException();
    }

    /** At 2 um they would be 32 um long, at 5 um 80; at 0.06 um one. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 5, 0.06})
    void sizesThatNoNucleusHasAreRefused(double um) {
        assertThatThrownBy(() -> measure(um))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("field.png")
                .hasMessageContaining(um + " um")
                .hasMessageContaining(um > 1 ? "larger" : "smaller")
                .hasMessageContaining("--pixel-size");
    }

    /** At a usual size the nuclei that are found tell: 32 x 22 pixels at 1.1 um are 670 um2. */
    @Test
    void nucleiThatAreFoundTooLargeStopTheMeasurement() {
        assertThatThrownBy(() -> measure(field(16, 11.2), 1.1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("larger than 22 um");
    }

    /** An unusual size alone is no reason: nothing on it says that it is wrong. */
    @Test
    void aPictureWithoutNucleiPasses() {
        RgbImage pink = RgbImage.black(SIDE, SIDE);
        Arrays.fill(pink.data(), (byte) 225);
        assertThatCode(() -> measure(pink, 2)).doesNotThrowAnyException();
    }

    private static void measure(double um) {
        measure(field(8, 5.6), um);
    }

    private static void measure(RgbImage field, double um) {
        AnalysisOptions options = AnalysisOptions.builder()
                .measures(Set.of(Measure.CELLS))
                .segmenter(Segmenter.CLASSIC)
                .tissue(TissueOptions.off())
                .build();
        Calibration typed = new Calibration(PixelSize.square(um), Calibration.Source.GIVEN, "typed");
        try (Slide slide = new InMemorySlide(field, Optional.of(typed), "field.png")) {
            assertThat(new SlideAnalysis(options, new StageClock()).run(slide, new NoSink(), (task, done, all) -> {}))
                    .isNotNull();
        }
    }

    private static RgbImage field(double a, double b) {
        int[] pixels = new int[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            double dx = (i % SIDE % PITCH - PITCH / 2) / a;
            double dy = (i / SIDE % PITCH - PITCH / 2) / b;
            pixels[i] = dx * dx + dy * dy <= 1 ? 0x5a3c82 : 0xebc8dc;
        }
        return RgbImage.ofPacked(SIDE, SIDE, pixels);
    }
}
