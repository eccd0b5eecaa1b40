package org.fascicle.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fascicle.Agreed;
import org.fascicle.decision.HumanFindings;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.ColourBy;
import org.fascicle.pipeline.DrawnSlides;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.ResultFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables, objects, masks and pictures of a drawn slide, as they were last looked at. */
class WrittenFolderTest {

    private static final List<String> TEXTS =
            List.of("nuclei.csv", "density.csv", "mitoses.csv", "regions.csv", "objects.geojson");
    private static final List<String> PICTURES = List.of(
            "overview.png",
            "density.png",
            "colours/area.png",
            "colours/orientation-field-1.png",
            "fields/field-1.png",
            "mitoses/1.png",
            "tissue-mask.tif",
            "necrosis-mask.tif",
            "nuclei-labels.tif");

    /** Along an edge of a picture that is compared. */
    private static final int FIELDS = 16;

    @TempDir
    private Path parent;

    private Path written() {
        NamedArea region = new NamedArea(
                "drawn", "Tumor", new DrawnArea(List.of(new double[] {1100, 100, 1900, 100, 1900, 700, 1100, 700})));
        AnalysisOptions options = AnalysisOptions.builder()
                .threads(2)
                .regions(List.of(region))
                .colourBy(new ColourBy(List.of(NucleusMeasure.AREA, NucleusMeasure.ORIENTATION), Optional.empty()))
                .build();
        return written(DrawnSlides.halfNecrotic(options), options);
    }

    private Path written(SlideFindings findings, AnalysisOptions options) {
        try (ResultFolder folder = ResultFolder.begin(parent, "drawn", false);
                FolderSink sink = new FolderSink(folder, "0".repeat(64), options)) {
            sink.begin(findings.context());
            sink.patch(DrawnSlides.halfNecroticPatch());
            sink.completeAbove(DrawnSlides.GRID.height());
            sink.finish(findings);
            new ResultWriter(folder, sink, findings, options, HumanFindings.none(), "0".repeat(64), Optional.empty())
                    .write();
            sink.close();
            return folder.complete();
        }
    }

    /** Pictures by the mean colours of 16 x 16 fields, to within 3 of 255: outlines and legends move them by more. */
    @Test
    void filesAreAsTheyWereLookedAt() throws IOException {
        Path result = written();
        for (String name : TEXTS) {
            Agreed.isAsLookedAt(result.resolve(name), "publish/expected");
        }
        for (String name : PICTURES) {
            Agreed.isNear(fields(ImageIO.read(result.resolve(name).toFile())), name.replace('/', '-'), 3);
        }
    }

    /** Ink is an object of its own, to be seen and mended in QuPath: 80 columns of the slide's pixels. */
    @Test
    void whatIsLeftOutIsAnObjectByItsReason() throws IOException {
        AnalysisOptions options = AnalysisOptions.defaults();
        Path result = written(DrawnSlides.inked(options), options);
        JsonNode features = new ObjectMapper()
                .readTree(result.resolve("objects.geojson").toFile())
                .get("features");
        assertThat(features)
                .filteredOn(object ->
                        object.at("/properties/classification/name").asText().equals("Excluded"))
                .singleElement()
                .satisfies(object -> {
                    assertThat(object.at("/properties/name").asText()).isEqualTo("Left out: pen or ink");
                    assertThat(object.at("/geometry/coordinates/0"))
                            .extracting(point -> point.get(0).asDouble())
                            .containsOnly(0.0, 80.0);
                });
    }

    private static int[] fields(BufferedImage picture) {
        int[] means = new int[FIELDS * FIELDS];
        for (int field = 0; field < means.length; field++) {
            int left = field % FIELDS * picture.getWidth() / FIELDS;
            int top = field / FIELDS * picture.getHeight() / FIELDS;
            int right = (field % FIELDS + 1) * picture.getWidth() / FIELDS;
            int bottom = (field / FIELDS + 1) * picture.getHeight() / FIELDS;
            means[field] = mean(picture, left, top, right, bottom);
        }
        return means;
    }

    /** Of all channels. */
    private static int mean(BufferedImage picture, int left, int top, int right, int bottom) {
        long sum = 0;
        int[] samples = new int[picture.getRaster().getNumBands()];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                picture.getRaster().getPixel(x, y, samples);
                for (int sample : samples) {
                    sum += sample;
                }
            }
        }
        return (int) (sum / ((long) samples.length * (right - left) * (bottom - top)));
    }
}
