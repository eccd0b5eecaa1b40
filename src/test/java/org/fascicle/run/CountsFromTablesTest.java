package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.fascicle.decision.HumanFindings;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.measure.DabClass;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.Segmenter;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.NucleiCsv;
import org.fascicle.report.ResultReader;
import org.fascicle.slide.SlideSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every count of a summary can be had from the tables and the objects by filtering. */
class CountsFromTablesTest {

    private static final Path IMAGES = Path.of(System.getProperty("test.images", "test-images"));

    @TempDir
    private Path folder;

    private JsonNode summary;
    private final List<NucleiCsv.Row> nuclei = new ArrayList<>();
    private List<MitosesCsv.Row> mitoses;
    private final Map<String, Long> classes = new HashMap<>();

    private void analyse(String image) throws IOException {
        DrawnArea area = new DrawnArea(List.of(new double[] {200, 200, 1200, 300, 1000, 1000}));
        AnalysisOptions options = AnalysisOptions.builder()
                .segmenter(Segmenter.CLASSIC)
                .threads(2)
                .regions(List.of(new NamedArea("drawn", "", area)))
                .build();
        Path result = new AnalysisRun(options, HumanFindings.none(), folder, true)
                .analyse(SlideSource.of(IMAGES.resolve(image)), Progress.SILENT)
                .folder();
        ObjectMapper json = new ObjectMapper();
        summary = json.readTree(result.resolve("summary.json").toFile());
        ResultReader.of(result).nuclei(nuclei::add);
        mitoses = ResultReader.of(result).mitoses();
        json.readTree(result.resolve("objects.geojson").toFile())
                .get("features")
                .forEach(object -> classes.merge(
                        object.at("/properties/classification/name").asText(), 1L, Long::sum));
    }

    private double value(String key) {
        return summary.at("/measures/" + key + "/value").asDouble(Double.NaN);
    }

    private double on(String key) {
        return summary.at("/measures/" + key + "/denominator/value").asDouble(Double.NaN);
    }

    private double counted(Predicate<NucleiCsv.Row> also) {
        return nuclei.stream()
                .filter(row -> row.place().standing().counts())
                .filter(also)
                .count();
    }

    private double objects(String name) {
        return classes.getOrDefault(name, 0L);
    }

    @Test
    void countsOfAnHeSlide() throws IOException {
        analyse("he-primary.ome.tif");
        assertThat(value("nuclei")).isEqualTo(counted(row -> true)).isGreaterThan(500);
        assertThat(nuclei.size()).isGreaterThan((int) value("nuclei"));
        assertThat(value("giant_nuclei")).isEqualTo(counted(row -> row.place().giant()));
        assertThat(on("nucleus_area_median")).isEqualTo(value("nuclei"));
        assertThat(on("nucleus_coherence_neighbours"))
                .isEqualTo(counted(row -> row.values().get(NucleusMeasure.ASPECT_RATIO) >= 1.5));
        assertThat(value("giant_cells")).isEqualTo(objects("Giant cell"));
        assertThat(value("mitoses_total"))
                .isEqualTo(
                        mitoses.stream().filter(row -> row.standing().counts()).count());
        assertThat(value("mitoses_hottest"))
                .isEqualTo(mitoses.stream().filter(MitosesCsv.Row::inMostActive).count());
        assertThat(summary.at("/regions/0/measures/nuclei/value").asDouble())
                .isEqualTo(counted(row -> row.place().regions().contains(1)))
                .isPositive();
    }

    /** The same again from what QuPath is given. */
    @Test
    void classesOfAnHeSlide() throws IOException {
        analyse("he-primary.ome.tif");
        assertThat(objects("Nucleus") + objects("Giant nucleus")).isEqualTo(value("nuclei"));
        assertThat(objects("Giant nucleus")).isEqualTo(value("giant_nuclei"));
        assertThat(objects("Nucleus in necrosis")).isEqualTo(nuclei.size() - value("nuclei"));
        assertThat(objects("Mitosis candidate")).isEqualTo(value("mitoses_total"));
        assertThat(objects("Mitosis candidate")
                        + objects("Mitosis candidate below the cut")
                        + objects("Mitosis candidate in necrosis"))
                .isEqualTo(mitoses.size());
        assertThat(objects("Mitosis")).isZero();
    }

    @Test
    void countsOfAKi67Slide() throws IOException {
        analyse("ki67-primary.ome.tif");
        double positive = counted(row -> row.dabClass().orElseThrow() != DabClass.NEGATIVE);
        assertThat(value("nuclei")).isEqualTo(counted(row -> true));
        assertThat(on("positive_nuclei")).isEqualTo(counted(row -> true)).isGreaterThan(100);
        assertThat(value("positive_nuclei")).isCloseTo(100 * positive / on("positive_nuclei"), within(0.005));
        assertThat(on("h_score")).isEqualTo(value("nuclei"));
        assertThat(on("positive_area")).isEqualTo(value("tissue_area"));
        assertThat(on("nuclei")).isEqualTo(value("tissue_area"));
        assertThat(value("giant_nuclei")).isEqualTo(counted(row -> row.place().giant()));
    }
}
