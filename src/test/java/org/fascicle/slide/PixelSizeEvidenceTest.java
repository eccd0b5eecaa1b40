package org.fascicle.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PixelSizeEvidenceTest {

    @ParameterizedTest
    @CsvSource({"0.25,0.25", "0.499,0.499", "0.02,0.02", "20,20", "0.5,0.52"})
    void believesWhatAMicroscopeHas(double x, double y) {
        assertThat(PixelSizeEvidence.ofFile(x, y, "header").calibration()).isPresent();
    }

    /** 25,400 um per inch: 72 dpi is 352.78, 96 dpi 264.58, 300 dpi 84.67; half a micrometre taken for an inch is 12,700. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0       | 0       | no size
            -1      | -1      | no size
            NaN     | NaN     | no size
            Infinity| Infinity| no size
            352.7778| 352.7778| 72 dots per inch
            264.5833| 264.5833| 96 dots per inch
            84.66667| 84.66667| 300 dots per inch
            12700   | 12700   | 0.5 inch
            5000    | 5000    | 0.5 cm
            20.1    | 20.1    | too coarse
            0.019   | 0.019   | finer than light
            0.5     | 0.53    | square
            """)
    void namesWhatCannotBe(double x, double y, String reason) {
        PixelSizeEvidence evidence = PixelSizeEvidence.ofFile(x, y, "header");
        assertThat(evidence.calibration()).isEmpty();
        assertThat(evidence.doubt()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, Double.NaN, 500, 0.001})
    void refusesAnOptionThatCannotBe(double um) {
        assertThatThrownBy(() -> new SlideSource("a.svs", um))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("0.25 at 40x")
                .extracting("kind")
                .isEqualTo(UserError.Kind.USAGE);
    }

    @Test
    void withoutCalibrationThereAreThreeRemedies() {
        Slide slide = new InMemorySlide(RgbImage.black(5, 5), Optional.empty(), "field.png");
        assertThatThrownBy(() -> Slides.requireCalibration(slide))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("field.png")
                .hasMessageContaining("--pixel-size")
                .hasMessageContaining("scale bar")
                .hasMessageContaining("Set Scale");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b/CMU-1.svs,CMU-1",
        "x.ome.tiff,x",
        "x.OME.TIF,x",
        "scan.v2.ndpi,scan.v2",
        "big&sizeX=9&physicalSizeX=0.25.fake,big",
        "noending,noending",
        ".hidden,.hidden",
        "C:\\slides\\s.png,s"
    })
    void theNameIsTheFilesWithoutEnding(String location, String name) {
        assertThat(new SlideSource(location, null).stem()).isEqualTo(name);
    }

    /** 0.25 against the file's 0.5 is a factor of two in every length, four in every area: reports must say so. */
    @Test
    void aGivenSizeThatIsNotTheFilesIsKnownAsSuch() {
        PixelSizeEvidence file = PixelSizeEvidence.ofFile(0.5, 0.5, "MPP");
        assertThat(file.overriddenBy(0.25).calibration().orElseThrow().overridesTheFile())
                .isTrue();
        assertThat(file.overriddenBy(0.5).calibration().orElseThrow().overridesTheFile())
                .isFalse();
        assertThat(file.calibration().orElseThrow().overridesTheFile()).isFalse();
    }
}
