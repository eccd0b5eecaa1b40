package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.NecrosisExtent;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.segment.necrosis.NecrosisOptions;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.segment.tissue.TissueSegmenter;
import org.fascicle.slide.Overview;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Necrosis and mitoses on the drawn slides, whose truth stands beside them. */
class PhantomStagesTest {

    private static final Path IMAGES = Path.of(System.getProperty("test.images", "test-images"));

    @ParameterizedTest
    @ValueSource(strings = {"he-primary", "he-metastasis"})
    void necroticShareIsWithinFivePoints(String name) throws IOException {
        Drawn drawn = Drawn.read(name);

        NecrosisMap map = new NecrosisMapper(NecrosisOptions.defaults())
                .map(drawn.image, drawn.tissue, drawn.colour, drawn.pixel);

        double truth = drawn.truth.get("necrosisFraction").asDouble();
        double found = NecrosisExtent.of(map, NecrosisExtent.DEFAULT_SEED)
                .fraction()
                .orElseThrow()
                .value();
        assertThat(found).isPositive().isCloseTo(truth, within(0.05));
    }

    /** The list loses as few drawn figures as the model card says of real ones: at most one in ten. */
    @Test
    void nearlyEveryDrawnMitosisIsAmongTheCandidates() throws IOException {
        int drawnFigures = 0;
        int listed = 0;
        for (String name : List.of("he-field", "he-primary", "he-recurrence")) {
            Drawn drawn = Drawn.read(name);
            List<MitosisCandidate> candidates = new MitosisDetector()
                    .detect(drawn.image, drawn.pixel, drawn.colour, drawn.tissue, MitosisOptions.defaults());
            for (JsonNode mitosis : drawn.truth.get("mitoses")) {
                drawnFigures++;
                listed += candidates.stream().anyMatch(candidate -> drawn.distanceUm(candidate, mitosis) < 7.5) ? 1 : 0;
            }
        }
        assertThat(drawnFigures).isEqualTo(45);
        assertThat(listed / (double) drawnFigures).isGreaterThanOrEqualTo(0.9);
    }

    private record Drawn(RgbImage image, PixelSize pixel, SlideColour colour, BinaryMask tissue, JsonNode truth) {

        static Drawn read(String name) throws IOException {
            JsonNode truth = new ObjectMapper()
                    .readTree(IMAGES.resolve(name + "-truth.json").toFile());
            PixelSize pixel = PixelSize.square(truth.get("pixelSizeUm").asDouble());
            try (Slide slide = Slides.open(SlideSource.of(IMAGES.resolve(name + ".ome.tif")))) {
                Region all = Region.ofSize(slide.width(), slide.height());
                Overview overview = slide.overview(2000);
                SlideColour colour = ColourEstimator.estimate(overview.image(), ColourOptions.defaults());
                TissueMap tissue = TissueSegmenter.segment(
                        overview.image(), pixel.times(overview.downsample()), colour.white(), TissueOptions.defaults());
                return new Drawn(slide.read(all, 1), pixel, colour, tissue.analysable(all, pixel), truth);
            }
        }

        double distanceUm(MitosisCandidate candidate, JsonNode mitosis) {
            return pixel.meanUm()
                    * Math.hypot(
                            candidate.x() - mitosis.get("xPx").asDouble(),
                            candidate.y() - mitosis.get("yPx").asDouble());
        }
    }
}
