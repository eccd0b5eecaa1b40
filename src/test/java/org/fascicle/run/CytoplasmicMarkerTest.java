package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.fascicle.decision.HumanFindings;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.Segmenter;
import org.fascicle.segment.positivity.Marker;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.slide.SlideSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nuclei under brown cytoplasm: counted right where the marker is named, and doubted where it is not. */
class CytoplasmicMarkerTest {

    private static final Path IMAGES = Path.of(System.getProperty("test.images", "test-images"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"sma, LEARNED", "actin, LEARNED", "sma, CLASSIC"})
    void aNamedMarkersNucleiAreThoseThatWereDrawn(String marker, Segmenter segmenter) throws IOException {
        JsonNode summary = measured(marker + "-metastasis", Marker.named(marker), segmenter);
        double drawn = new ObjectMapper()
                .readTree(IMAGES.resolve(marker + "-metastasis-truth.json").toFile())
                .get("nuclei")
                .asDouble();
        assertThat(summary.at("/measures/nuclei/value").asDouble()).isCloseTo(drawn, withinPercentage(5));
        assertThat(doubts(summary)).doesNotContain("brown");
        assertThat(summary.at("/measures/nuclei_per_mm2/method").asText()).contains("without its DAB");
    }

    @Test
    void ofAnUnnamedMarkerTheyAreDoubted() throws IOException {
        assertThat(doubts(measured("actin-metastasis", Marker.GENERIC, Segmenter.CLASSIC)))
                .contains("brown cytoplasm passes for nuclei; name the marker");
    }

    @Test
    void aNuclearMarkersAreNot() throws IOException {
        assertThat(doubts(measured("ki67-primary", Marker.GENERIC, Segmenter.CLASSIC)))
                .doesNotContain("brown");
    }

    private static String doubts(JsonNode summary) {
        return summary.at("/measures/nuclei/flags").toString() + summary.at("/measures/nuclei_per_mm2/flags");
    }

    private JsonNode measured(String image, Marker marker, Segmenter segmenter) throws IOException {
        AnalysisOptions options = AnalysisOptions.builder()
                .segmenter(segmenter)
                .threads(2)
                .positivity(PositivityOptions.defaults().of(marker))
                .build();
        Path result = new AnalysisRun(options, HumanFindings.none(), folder, true)
                .analyse(SlideSource.of(IMAGES.resolve(image + ".ome.tif")), Progress.SILENT)
                .folder();
        return new ObjectMapper().readTree(result.resolve("summary.json").toFile());
    }
}
