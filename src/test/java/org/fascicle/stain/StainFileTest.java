package org.fascicle.stain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StainFileTest {

    @Test
    void whatIsWrittenIsReadBack() {
        SlideColour slide =
                new SlideColour(StainKind.HDAB, 0.9, new WhitePoint(241, 238, 243), StainMatrix.FIJI_HDAB, "measured");
        SlideColour read = StainFile.parse(StainFile.format(slide), "stains.json");
        assertThat(read.kind()).isEqualTo(StainKind.HDAB);
        assertThat(read.white()).isEqualTo(slide.white());
        assertThat(read.stains().first().degreesTo(slide.stains().first())).isCloseTo(0, within(1e-5));
        assertThat(read.stains().second().degreesTo(slide.stains().second())).isCloseTo(0, within(1e-5));
        assertThat(read.method()).isEqualTo("given by stains.json");
    }

    /** (2, 0, 0) scaled as a whole is (1, 0, 0); (0, 3, 4) is (0, 0.6, 0.8). */
    @Test
    void aTypedFileNeedsKindAndVectorsOnlyAndIsScaledAsAWhole() {
        SlideColour read = StainFile.parse(
                "{\"stain\": \"he\", \"stain_vectors\": [{\"rgb\": [2, 0, 0]}, {\"rgb\": [0, 3, 4]}]}", "mine.json");
        assertThat(read.stains().first()).isEqualTo(new StainVector("haematoxylin", 1, 0, 0));
        assertThat(read.stains().second().green()).isCloseTo(0.6, within(1e-12));
        assertThat(read.stains().second().name()).isEqualTo("eosin");
        assertThat(read.white()).isEqualTo(WhitePoint.UNKNOWN);
    }

    /** The same two vectors in either order, with American spelling and with one name left out: the names say which is which. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"haematoxylin\", \"rgb\": [0.65, 0.70, 0.29]}, {\"name\": \"DAB\", \"rgb\": [0.27, 0.57, 0.78]}",
                "{\"name\": \"DAB\", \"rgb\": [0.27, 0.57, 0.78]}, {\"name\": \"haematoxylin\", \"rgb\": [0.65, 0.70, 0.29]}",
                "{\"name\": \"dab\", \"rgb\": [0.27, 0.57, 0.78]}, {\"name\": \"Hematoxylin\", \"rgb\": [0.65, 0.70, 0.29]}",
                "{\"name\": \"DAB\", \"rgb\": [0.27, 0.57, 0.78]}, {\"rgb\": [0.65, 0.70, 0.29]}",
                "{\"rgb\": [0.27, 0.57, 0.78]}, {\"name\": \"haematoxylin\", \"rgb\": [0.65, 0.70, 0.29]}",
                "{\"rgb\": [0.65, 0.70, 0.29]}, {\"rgb\": [0.27, 0.57, 0.78]}"
            })
    void vectorsAreKnownByTheirNamesNotTheirOrder(String vectors) {
        SlideColour read = StainFile.parse("{\"stain\": \"H-DAB\", \"stain_vectors\": [" + vectors + "]}", "mine.json");
        assertThat(read.stains()).isEqualTo(StainMatrix.QUPATH_HDAB);
    }

    @Test
    void aResultsProvenanceIsAStainFileToo() {
        SlideColour slide =
                new SlideColour(StainKind.HE, 0.9, new WhitePoint(241, 238, 243), StainMatrix.QUPATH_HE, "measured");
        SlideColour read = StainFile.parse(
                "{\"program\": \"fascicle\", \"colour\": " + StainFile.format(slide) + "}", "provenance.json");
        assertThat(read.kind()).isEqualTo(StainKind.HE);
        assertThat(read.stains().first().degreesTo(slide.stains().first())).isCloseTo(0, within(1e-5));
        assertThat(read.white()).isEqualTo(slide.white());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[1]",
                "null",
                "{\"stain\": \"PAS\"}",
                "{\"stain\": \"HE\", \"stain_vectors\": []}",
                "{\"stain\": \"HE\", \"stain_vectors\": [{\"name\": \"eosin\", \"rgb\": [1, 0, 0]}, {\"name\": \"Eosin\", \"rgb\": [0, 1, 0]}]}",
                "{\"stain\": \"HDAB\", \"stain_vectors\": [{\"name\": \"haematoxylin\", \"rgb\": [1, 0, 0]}, {\"name\": \"AEC\", \"rgb\": [0, 1, 0]}]}",
                "{\"stain\": \"HDAB\", \"stain_vectors\": [{\"rgb\": [0.27, 0.57, 0.78]}, {\"rgb\": [0.65, 0.70, 0.29]}]}",
                "{\"stain\": \"HE\", \"stain_vectors\": [{\"rgb\": [1, 0]}, {\"rgb\": [0, 1, 0]}]}",
                "{\"stain\": \"HE\", \"stain_vectors\": [{\"rgb\": [-1, 0, 0]}, {\"rgb\": [0, 1, 0]}]}",
                "{\"stain\": \"HE\", \"stain_vectors\": [{\"rgb\": [1, 1, 0]}, {\"rgb\": [1, 1, 0]}]}",
                "{\"stain\": \"HE\", \"white_point\": [300, 0, 0], \"stain_vectors\": [{\"rgb\": [1, 1, 0]}, {\"rgb\": [0, 1, 1]}]}"
            })
    void whatIsWrongIsSaidWithTheFilesName(String text) {
        assertThatThrownBy(() -> StainFile.parse(text, "mine.json"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("mine.json");
    }
}
