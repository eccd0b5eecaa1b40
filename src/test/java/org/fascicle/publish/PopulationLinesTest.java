package org.fascicle.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fascicle.decision.HumanFindings;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.measure.CellDensityOptions;
import org.fascicle.measure.DensityCuts;
import org.fascicle.phantom.Phantoms;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.Segmenter;
import org.fascicle.run.AnalysisRun;
import org.fascicle.segment.onnx.LearnedNucleusSegmenter;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a result says of its nuclei as a population, with what each number was found on. */
class PopulationLinesTest {

    private static final double UM = 0.5;

    @TempDir
    private Path folder;

    /** A field of 1000 x 1000 pixels of 0.5 um, all of it measured, is just one square of 0.25 mm2: the median is its density, and there are no tenths. */
    @Test
    void aFieldOfOneSquareHasItsDensityForMedianAndNoTenths() throws IOException {
        JsonNode summary = analyse(1000, CellDensityOptions.defaults());
        JsonNode measures = summary.get("measures");
        double density = measures.at("/nuclei_per_mm2/value").asDouble();
        assertThat(measures.at("/nuclei_per_mm2_median/value").asDouble()).isEqualTo(density);
        assertThat(measures.at("/nuclei_per_mm2_median/denominator/value").asInt())
                .isEqualTo(1);
        assertThat(measures.at("/nuclei_per_mm2/flags/0").asText())
                .contains("how far the segmenter's counts lie from people's");
        assertThat(measures.at("/nuclei_per_mm2_p10/value").isNumber()).isFalse();
        assertThat(measures.at("/nuclei_per_mm2_p90/value").isNumber()).isFalse();
        assertThat(measures.at("/nucleus_area_median/denominator/value").asLong())
                .isEqualTo(measures.at("/nuclei/value").asLong());
        assertThat(measures.at("/nucleus_coherence/denominator/value").asInt()).isEqualTo(1);
        assertThat(measures.at("/nucleus_coherence/value").asDouble()).isBetween(0.0, 1.0);
        assertThat(measures.has("cell_density_category")).isFalse();
    }

    /** Every nucleus has more than 1 um2; any density lies between cut-offs of 1 and a million per mm2. */
    @Test
    void cutOffsAreTheUsersAndStandInTheMethod() throws IOException {
        JsonNode measures = analyse(
                        400, CellDensityOptions.defaults().withGiantsFromUm2(1).withCuts(new DensityCuts(1, 1e6)))
                .get("measures");
        assertThat(measures.at("/cell_density_category/value").asInt()).isEqualTo(2);
        assertThat(measures.at("/cell_density_category/method").asText())
                .startsWith("moderate: ")
                .contains("low below 1, high from 1000000 nuclei/mm2");
        assertThat(measures.at("/giant_nuclei/value").asLong())
                .isPositive()
                .isEqualTo(measures.at("/nuclei/value").asLong());
        assertThat(measures.at("/giant_nuclei/method").asText()).contains("nuclei of 1 um2 and more");
        assertThat(measures.at("/giant_nuclei_per_mm2/interval").isMissingNode())
                .isFalse();
    }

    /** 200 um a side are a sixth of a square: neither its density nor its direction stands for one. */
    @Test
    void aSmallFieldSaysThatItHasNoSquare() throws IOException {
        JsonNode summary = analyse(400, CellDensityOptions.defaults());
        assertThat(summary.get("not_measured").toString())
                .contains("nuclei_per_mm2_median")
                .contains("No square of 500 um is at least half tissue.");
    }

    /** Two halves of a field of 400 x 400 pixels of 0.5 um, 0.02 mm2 each, hold all its nuclei between them. */
    @Test
    void halvesOfAFieldAddUpToIt() throws IOException {
        NamedArea left = new NamedArea(
                "left", "Tumor", new DrawnArea(List.of(new double[] {-50, -50, 200, -50, 200, 450, -50, 450})));
        NamedArea right =
                new NamedArea("right", "", new DrawnArea(List.of(new double[] {200, 0, 400, 0, 400, 400, 200, 400})));
        Path result = run(400, AnalysisOptions.builder().regions(List.of(left, right)));
        JsonNode summary =
                new ObjectMapper().readTree(result.resolve("summary.json").toFile());
        long sum = 0;
        for (JsonNode region : summary.get("regions")) {
            assertThat(region.at("/area_mm2").asDouble()).isEqualTo(0.02);
            assertThat(region.at("/measures/nuclei/denominator/value").asDouble())
                    .isEqualTo(0.02);
            sum += region.at("/measures/nuclei/value").asLong();
        }
        assertThat(sum).isEqualTo(summary.at("/measures/nuclei/value").asLong()).isPositive();
        assertThat(Files.readAllLines(result.resolve("regions.csv")))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("1,left,Tumor,0.02,0.02,,0,0,");
    }

    /** The file's hash is the one that the segmenter itself states. */
    @Test
    void provenanceNamesTheNetworkThatTookPart() throws IOException {
        JsonNode models = provenance(Segmenter.LEARNED).get("models");
        assertThat(models).hasSize(1);
        assertThat(models.at("/0/file").asText()).isEqualTo("nuclei.onnx");
        assertThat(models.at("/0/sha256").asText())
                .isEqualTo(new LearnedNucleusSegmenter().modelSha256())
                .hasSize(64);
        assertThat(provenance(Segmenter.CLASSIC).get("models")).isEmpty();
    }

    private JsonNode provenance(Segmenter segmenter) throws IOException {
        Path result = run(100, AnalysisOptions.builder().segmenter(segmenter));
        return new ObjectMapper().readTree(result.resolve("provenance.json").toFile());
    }

    private JsonNode analyse(int side, CellDensityOptions cells) throws IOException {
        Path result =
                run(side, AnalysisOptions.builder().segmenter(Segmenter.CLASSIC).cells(cells));
        return new ObjectMapper().readTree(result.resolve("summary.json").toFile());
    }

    private Path run(int side, AnalysisOptions.Builder options) {
        Calibration calibration = new Calibration(PixelSize.square(UM), Calibration.Source.GIVEN, "drawn");
        InMemorySlide slide =
                new InMemorySlide(Phantoms.heField(3, side, side, UM).image(), Optional.of(calibration), "field");
        AnalysisOptions built = options.measures(Set.of(Measure.CELLS))
                .threads(1)
                .tissue(TissueOptions.off())
                .build();
        return new AnalysisRun(built, HumanFindings.none(), folder, true)
                .analyse(slide, "field", Progress.SILENT)
                .folder();
    }
}
