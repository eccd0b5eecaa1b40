package org.fascicle.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.positivity.DabBackground;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.segment.positivity.PositivitySegmenter;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.segment.tissue.TissueSegmenter;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The drawn test images, whose stains, tissue and positive areas are known. */
class TestImagesColourTest {

    private static final Path FOLDER = Path.of(System.getProperty("test.images", "../test-images"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "he-primary",
                "he-recurrence",
                "he-metastasis",
                "he-field",
                "ki67-primary",
                "sma-metastasis",
                "actin-metastasis"
            })
    void kindAndStainsComeBackWithinThreeDegreesAndTissueWithinTwoPercent(String name) throws IOException {
        try (Slide slide = open(name)) {
            JsonNode truth = truth(name);
            Look look = Look.at(slide);
            assertThat(look.colour.kind().label()).isEqualTo(truth.path("stain").asText());
            assertThat(look.colour.stains().first().degreesTo(vector(truth.path("firstStain"))))
                    .isLessThan(3);
            assertThat(look.colour.stains().second().degreesTo(vector(truth.path("secondStain"))))
                    .isLessThan(3);
            double tissue = truth.path("tissueAreaMm2").asDouble();
            assertThat(look.tissue.analysableArea().mm2()).isCloseTo(tissue, within(0.02 * tissue));
        }
    }

    @ParameterizedTest
    @CsvSource({"ki67-primary", "sma-metastasis", "actin-metastasis"})
    void positiveAreaIsWithinThreePoints(String name) throws IOException {
        try (Slide slide = open(name)) {
            Look look = Look.at(slide);
            RgbImage image = slide.read(Region.ofSize(slide.width(), slide.height()), 1);
            BinaryMask analysable =
                    look.tissue.analysable(Region.ofSize(image.width(), image.height()), look.pixelSize);
            DabBackground background = DabBackground.estimate(List.of(image), look.colour);
            BinaryMask positive = PositivitySegmenter.segment(
                    image, look.pixelSize, look.colour, analysable, background, PositivityOptions.defaults());
            assertThat((double) positive.count() / analysable.count())
                    .isCloseTo(truth(name).path("positiveFraction").asDouble(), within(0.03));
        }
    }

    /** Colours and tissue as the pipeline finds them: from an overview of about 2,000 pixels and some fields. */
    private record Look(SlideColour colour, TissueMap tissue, PixelSize pixelSize) {

        static Look at(Slide slide) {
            PixelSize pixelSize = slide.calibration().orElseThrow().pixelSize();
            double downsample = Math.max(1, Math.ceil(Math.max(slide.width(), slide.height()) / 2048.0));
            RgbImage overview =
                    slide.read(Region.ofSize(slide.gridWidth(downsample), slide.gridHeight(downsample)), downsample);
            SlideColour rough = ColourEstimator.estimate(overview, ColourOptions.defaults());
            TissueMap tissue = TissueSegmenter.segment(
                    overview, pixelSize.times(downsample), rough.white(), TissueOptions.defaults());
            List<RgbImage> fields = tissue.fields(8, 256, pixelSize).stream()
                    .map(field -> slide.read(field.intersection(Region.ofSize(slide.width(), slide.height())), 1))
                    .toList();
            return new Look(ColourEstimator.estimate(overview, fields, ColourOptions.defaults()), tissue, pixelSize);
        }
    }

    private static Slide open(String name) {
        return Slides.open(SlideSource.of(FOLDER.resolve(name + ".ome.tif")));
    }

    private static JsonNode truth(String name) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve(name + "-truth.json").toFile());
    }

    private static StainVector vector(JsonNode array) {
        return new StainVector(
                "truth",
                array.get(0).asDouble(),
                array.get(1).asDouble(),
                array.get(2).asDouble());
    }
}
