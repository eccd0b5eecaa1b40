package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.fascicle.cells.CellModel;
import org.fascicle.cells.TaughtCells;
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
import org.fascicle.segment.TrainedModel;
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
        analyse(image, List.of());
    }

    private void analyse(String image, List<TaughtCells> cells) throws IOException {
        DrawnArea area = new DrawnArea(List.of(new double[] {200, 200, 1200, 300, 1000, 1000}));
        AnalysisOptions options = AnalysisOptions.builder()
                .segmenter(Segmenter.CLASSIC)
                .threads(2)
                .cellModels(cells)
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

    /** A model taught by areas of the image itself: what its classes mean does not matter to counts. */
    private List<TaughtCells> taughtOn(String image) throws IOException {
        Path areas = Files.writeString(folder.resolve("areas.json"), """
                [{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[200,300],[700,300],[700,900],[200,900],[200,300]]]},
                "properties":{"classification":{"name":"Tumor"}}},
                {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[750,300],[1200,300],[1200,900],[750,900],[750,300]]]},
                "properties":{"classification":{"name":"Lymphocyte"}}}]""");
        AnalysisOptions options = AnalysisOptions.builder()
                .segmenter(Segmenter.CLASSIC)
                .threads(2)
                .build();
        CellModel model = new CellTeaching(options)
                .teach(List.of(NamedSlide.of(SlideSource.of(IMAGES.resolve(image)))), areas)
                .model();
        return List.of(new TaughtCells(model, new TrainedModel("classes of nuclei", "a.cells.json", "0".repeat(64))));
    }

    private static Predicate<NucleiCsv.Row> called(String name) {
        return row -> row.cell().orElseThrow().name().equals(name);
    }

    private void assertClassesAreCounted() {
        List<String> names = new ArrayList<>();
        summary.get("cell_classes").forEach(each -> {
            names.add(each.get("name").asText());
            assertThat(each.get("nuclei").asDouble())
                    .as(each.get("name").asText())
                    .isEqualTo(counted(called(each.get("name").asText())));
            assertThat(each.get("percent").asDouble())
                    .isCloseTo(100 * each.get("nuclei").asDouble() / value("nuclei"), within(0.005));
        });
        assertThat(names).containsExactly("Tumor", "Lymphocyte", "unsure");
        assertThat(value("tumour_nuclei")).isEqualTo(counted(called("Tumor"))).isPositive();
        assertThat(value("tumour_nuclei_per_mm2") * on("tumour_nuclei_per_mm2"))
                .isCloseTo(value("tumour_nuclei"), within(1.0));
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
    void taughtClassesOfAnHeSlide() throws IOException {
        analyse("he-primary.ome.tif", taughtOn("he-primary.ome.tif"));
        assertClassesAreCounted();
        assertThat(objects("Tumor")).isEqualTo(value("tumour_nuclei"));
        assertThat(objects("Tumor") + objects("Lymphocyte") + objects("unsure")).isEqualTo(value("nuclei"));
    }

    @Test
    void taughtClassesOfAKi67Slide() throws IOException {
        analyse("ki67-primary.ome.tif", taughtOn("ki67-primary.ome.tif"));
        assertClassesAreCounted();
        double tumour = counted(called("Tumor"));
        double positive = counted(called("Tumor").and(row -> row.dabClass().orElseThrow() != DabClass.NEGATIVE));
        assertThat(on("positive_tumour_nuclei")).isEqualTo(tumour);
        assertThat(value("positive_tumour_nuclei")).isCloseTo(100 * positive / tumour, within(0.005));
        double strong = counted(called("Tumor").and(row -> row.dabClass().orElseThrow() == DabClass.STRONG));
        double moderate = counted(called("Tumor").and(row -> row.dabClass().orElseThrow() == DabClass.MODERATE));
        assertThat(value("tumour_h_score")).isCloseTo(100 * (positive + moderate + 2 * strong) / tumour, within(0.005));
        assertThat(objects("Tumor: Negative")).isEqualTo(tumour - positive);
        assertThat(objects("Tumor: 3+")).isEqualTo(strong);
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
