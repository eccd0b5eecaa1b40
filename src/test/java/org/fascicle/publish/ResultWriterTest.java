package org.fascicle.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fascicle.decision.HumanFindings;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.DrawnSlides;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.DensityCsv;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.NucleiCsv;
import org.fascicle.report.ResultFolder;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link FolderSink} and {@link ResultWriter} make of a slide of 2048 pixels of 0.25 um, found on a grid of 0.5 um, whose left half is
 * necrotic: in the files stand the image's own pixels. A nucleus of 10 grid pixels from column c on covers 2c to 2c + 19, so that its
 * centre lies at 2c + 9.5.
 */
class ResultWriterTest {

    private static final int NUCLEUS_PX = 20;
    private static final int SIDE_PX = 2048;

    @TempDir
    private Path parent;

    private Path result;
    private final List<NucleiCsv.Row> nuclei = new ArrayList<>();

    @BeforeEach
    void write() {
        AnalysisOptions options = AnalysisOptions.builder().threads(2).build();
        SlideFindings findings = DrawnSlides.halfNecrotic(options);
        try (ResultFolder folder = ResultFolder.begin(parent, "drawn", false);
                FolderSink sink = new FolderSink(folder, "0".repeat(64), options)) {
            sink.begin(findings.context());
            sink.patch(DrawnSlides.halfNecroticPatch());
            sink.completeAbove(DrawnSlides.GRID.height());
            sink.finish(findings);
            new ResultWriter(folder, sink, findings, options, HumanFindings.none(), "0".repeat(64), Optional.empty())
                    .write();
            sink.close();
            result = folder.complete();
        }
        ResultReader.of(result).nuclei(nuclei::add);
    }

    private Raster raster(String name) throws IOException {
        return ImageIO.read(result.resolve(name).toFile()).getRaster();
    }

    @Test
    void nucleiStandWhereTheyLieAndSayWhetherTheyCount() {
        assertThat(nuclei).hasSize(8);
        assertThat(nuclei)
                .extracting(row -> row.place().standing())
                .containsOnly(Standing.IN_NECROSIS, Standing.COUNTED);
        assertThat(nuclei).filteredOn(row -> row.place().standing().counts()).hasSize(5);
        for (NucleiCsv.Row row : nuclei) {
            boolean dead = row.place().standing() == Standing.IN_NECROSIS;
            assertThat(row.xPx()).isEqualTo(2 * (dead ? DrawnSlides.DEAD : DrawnSlides.LIVING) + 9.5);
            assertThat(row.values().get(NucleusMeasure.AREA)).isCloseTo(25, within(1e-3));
        }
        assertThat(nuclei).extracting(NucleiCsv.Row::yPx).contains(209.5, 409.5, 609.5, 809.5, 1009.5);
    }

    /** Every label covers just the pixels of its nucleus, under the id of its row. */
    @Test
    void labelsLieOnTheImagesOwnPixels() throws IOException {
        Raster labels = raster("nuclei-labels.tif");
        assertThat(labels.getWidth()).isEqualTo(SIDE_PX);
        Map<Integer, Integer> pixels = new HashMap<>();
        for (int y = 0; y < SIDE_PX; y++) {
            for (int x = 0; x < SIDE_PX; x++) {
                pixels.merge(labels.getSample(x, y, 0), 1, Integer::sum);
            }
        }
        assertThat(pixels).hasSize(9);
        for (NucleiCsv.Row row : nuclei) {
            int left = (int) (row.xPx() - 9.5);
            int top = (int) (row.yPx() - 9.5);
            assertThat(pixels.get((int) row.id())).isEqualTo(NUCLEUS_PX * NUCLEUS_PX);
            assertThat(labels.getSample(left, top, 0)).isEqualTo((int) row.id());
            assertThat(labels.getSample(left + 19, top + 19, 0)).isEqualTo((int) row.id());
        }
    }

    @Test
    void masksLieOnTheImagesOwnPixels() throws IOException {
        Raster tissue = raster("tissue-mask.tif");
        Raster necrosis = raster("necrosis-mask.tif");
        assertThat(new int[] {tissue.getWidth(), tissue.getHeight()}).containsExactly(SIDE_PX, SIDE_PX);
        assertThat(new int[] {necrosis.getWidth(), necrosis.getHeight()}).containsExactly(SIDE_PX, SIDE_PX);
        for (int y : new int[] {0, 700, SIDE_PX - 1}) {
            for (int x = 0; x < SIDE_PX; x++) {
                assertThat(tissue.getSample(x, y, 0)).isEqualTo(255);
                assertThat(necrosis.getSample(x, y, 0)).isEqualTo(x < SIDE_PX / 2 ? 255 : 0);
            }
        }
    }

    @Test
    void candidatesStandBestFirstWithWhatTheyAreToTheCount() {
        List<MitosesCsv.Row> rows = ResultReader.of(result).mitoses();
        assertThat(rows)
                .extracting(MitosesCsv.Row::standing)
                .containsExactly(
                        Standing.IN_NECROSIS,
                        Standing.IN_NECROSIS,
                        Standing.COUNTED,
                        Standing.COUNTED,
                        Standing.COUNTED,
                        Standing.BELOW_CUT);
        // A candidate's place is the centre of a grid pixel: 2c + 0.5.
        assertThat(rows.get(2).xPx()).isEqualTo(2 * DrawnSlides.LIVING + 0.5);
        assertThat(rows.get(2).yPx()).isEqualTo(200.5);
        assertThat(rows).filteredOn(MitosesCsv.Row::inMostActive).hasSize(3);
    }

    @Test
    void squaresOfDensityHoldTheLivingNuclei() {
        List<DensityCsv.Row> squares = ResultReader.of(result).density();
        assertThat(squares.stream().mapToLong(DensityCsv.Row::nuclei).sum()).isEqualTo(5);
        assertThat(squares).filteredOn(square -> square.nuclei() > 0).allSatisfy(square -> {
            assertThat(square.nucleiPerMm2().orElseThrow())
                    .isCloseTo(square.nuclei() / square.analysable().mm2(), within(0.05));
            assertThat(square.xPx()).isGreaterThan(SIDE_PX / 2.0);
        });
    }

    @Test
    void objectsAreNamedByWhatTheyAre() throws IOException {
        JsonNode features = new ObjectMapper()
                .readTree(result.resolve("objects.geojson").toFile())
                .get("features");
        Map<String, Integer> classes = new HashMap<>();
        features.forEach(object ->
                classes.merge(object.at("/properties/classification/name").asText(), 1, Integer::sum));
        assertThat(classes)
                .containsEntry("Nucleus", 5)
                .containsEntry("Mitosis candidate", 3)
                .containsEntry("Mitosis candidate below the cut", 1)
                .containsEntry("Tissue", 1)
                .containsEntry("Suspicious of necrosis", 1)
                .containsEntry("Most active area", 1);
        for (JsonNode object : features) {
            if (object.at("/properties/classification/name").asText().equals("Suspicious of necrosis")) {
                assertThat(extent(object)).containsExactly(0, 0, SIDE_PX / 2.0, SIDE_PX);
            }
        }
    }

    /** Left, top, right and bottom of the outer ring. */
    private static double[] extent(JsonNode object) {
        JsonNode ring = object.at("/geometry/coordinates/0");
        double[] extent = {1e9, 1e9, -1e9, -1e9};
        for (JsonNode point : ring) {
            double x = point.get(0).asDouble();
            double y = point.get(1).asDouble();
            extent = new double[] {
                Math.min(extent[0], x), Math.min(extent[1], y), Math.max(extent[2], x), Math.max(extent[3], y)
            };
        }
        return extent;
    }
}
