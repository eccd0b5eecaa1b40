package org.fascicle.slide.bioformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.tiff.TiffPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One-page TIFFs as ImageJ, Aperio's tools and others write them; all but the doubted measure 0.5 um. */
class TiffPixelSizeTest {

    private static final String APERIO =
            "Aperio Image Library v11.2.1\r\n46000x32914 [100,200 400x300] (240x240) JPEG/RGB Q=70|AppMag = 20|MPP = 0.5000|Left = 25.6";

    @TempDir
    private Path folder;

    /** Pixels per unit: 0.5 um is 20,000 per cm, 50,800 per inch, 2 per um, 2,000,000 per metre. */
    @ParameterizedTest
    @CsvSource({
        "50800, 2, inch",
        "50800, 1, inch",
        "20000, 3, cm",
        "2000, 1, mm",
        "2, 1, micron",
        "2, 1, um",
        "2, 1, \\u00B5m",
        "2, 1, µm"
    })
    void imageJsUnitsAreUnderstood(double perUnit, int unit, String name) throws IOException {
        try (Slide slide = open(page().resolution(perUnit, unit).description("ImageJ=1.54p\nunit=" + name + "\n"))) {
            assertThat(um(slide)).isCloseTo(0.5, within(1e-4));
        }
    }

    /** A crop saved under another name keeps its description and seldom a resolution. */
    @ParameterizedTest
    @ValueSource(strings = {"crop.tif", "crop.svs"})
    void theScannersDescriptionIsBelieved(String name) throws IOException {
        try (Slide slide = Slides.open(SlideSource.of(
                TiffPages.write(folder.resolve(name), page().resolution(72, 2).description(APERIO))))) {
            assertThat(um(slide)).isEqualTo(0.5);
        }
    }

    @Test
    void twoSizesInOneFileAreNotBelieved() throws IOException {
        try (Slide slide = open(page().pixelSize(2).description(APERIO))) {
            assertThat(slide.calibration()).isEmpty();
            assertThat(slide.whyUncalibrated()).contains("0.5 um").contains("2 um");
        }
    }

    @Test
    void aResolutionWithoutUnitIsAShape() throws IOException {
        try (Slide slide = open(page().resolution(2, 1))) {
            assertThat(slide.calibration()).isEmpty();
            assertThat(slide.whyUncalibrated()).contains("unit");
        }
    }

    private static TiffPages.Page page() {
        return TiffPages.uniform(40, 30, 240, 230, 240);
    }

    private Slide open(TiffPages.Page page) throws IOException {
        return Slides.open(SlideSource.of(TiffPages.write(folder.resolve("page.tif"), page)));
    }

    private static double um(Slide slide) {
        return slide.calibration().orElseThrow().pixelSize().meanUm();
    }
}
