package org.fascicle.slide.bioformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slides that are only names: {@code sizeC=3&rgb=3} is one RGB plane, {@code rgb=1} three planes. */
class SeriesChoiceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x&sizeX=400&sizeY=300&sizeC=3&rgb=3&sizeZ=5.fake                    | stack of 5 planes
            x&sizeX=400&sizeY=300&sizeC=3&rgb=3&sizeT=2.fake                    | stack of 2 planes
            x&sizeX=400&sizeY=300&sizeC=3&rgb=3&pixelType=float.fake            | float
            x&sizeX=400&sizeY=300&sizeC=3&rgb=3&pixelType=int8.fake             | int8
            x&sizeX=400&sizeY=300&sizeC=5&rgb=1.fake                            | 5 channels
            """)
    void namesWhatIsNotASlide(String name, String reason) {
        assertThatThrownBy(() -> Slides.open(new SlideSource(name, null)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("x&sizeX")
                .hasMessageContaining(reason);
    }

    @Test
    void saysThatThereAreOtherImages() {
        try (Slide slide = Slides.open(new SlideSource("x&series=3&sizeX=400&sizeY=300&sizeC=3&rgb=3.fake", null))) {
            assertThat(slide.remarks())
                    .singleElement()
                    .asString()
                    .contains("3 images")
                    .contains("400 x 300");
        }
    }

    /** Bio-Formats names each image after the file. */
    @Test
    void aFileMayBeCalledLabel() {
        try (Slide slide =
                Slides.open(new SlideSource("label&series=2&sizeX=400&sizeY=300&sizeC=3&rgb=3.fake", null))) {
            assertThat(slide.width()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label image",
                "Macro",
                " macro",
                "macro mask image",
                "Label obscured",
                "Thumbnail 2",
                "overview_image"
            })
    void knowsWhatScannersPhotographBeside(String name) {
        assertThat(SeriesChoice.namesAttached(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"heat map", "label-free tumour", "macrophages", "map of the tumour, slide 3", "Image 1", ""})
    void aWordOfThemAloneMakesNoLabel(String name) {
        assertThat(SeriesChoice.namesAttached(name)).isFalse();
    }
}
