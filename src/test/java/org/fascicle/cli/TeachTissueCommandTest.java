package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Teaching and using what was taught, on a drawn field of 512 um: the left half pink with dark nuclei, the right half grainy pink
 * without. What is taught on it is found on another drawing of the same kind.
 */
class TeachTissueCommandTest extends TaughtByCommand {

    private static final int EDGE = 1024;

    private Path field;
    private Path other;

    @BeforeEach
    void draw() throws IOException {
        field = drawn("field.png", 1);
        other = drawn("other.png", 2);
    }

    private Path drawn(String name, long seed) throws IOException {
        BufferedImage image = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                int noise = random.nextInt(x < EDGE / 2 ? 12 : 50);
                image.setRGB(x, y, (225 - noise / 2) << 16 | (165 - noise) << 8 | (205 - noise / 2));
            }
        }
        for (int n = 0; n < 600; n++) {
            disc(image, 12 + random.nextInt(EDGE / 2 - 24), 12 + random.nextInt(EDGE - 24), 6 + random.nextInt(5));
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static void disc(BufferedImage image, int x, int y, int radius) {
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                if (dx * dx + dy * dy <= radius * radius) {
                    image.setRGB(x + dx, y + dy, 0x5A3C8C);
                }
            }
        }
    }

    private Path strokes() throws IOException {
        return annotations(
                polygon("Tumor", 0, 0, 384, 384),
                feature("Tumor", "{\"type\":\"LineString\",\"coordinates\":[[40,600],[400,600],[400,950],[40,950]]}"),
                polygon("Necrosis", 640, 0, 1024, 384),
                feature(
                        "Necrosis",
                        "{\"type\":\"MultiPoint\",\"coordinates\":[[700,600],[850,600],[980,600],[700,800],[850,800],[980,800]]}"));
    }

    @Override
    Said teach(Path annotations) {
        return run(List.of(
                "teach",
                "tissue",
                field.toString(),
                "--annotations",
                annotations.toString(),
                "--pixel-size",
                "0.5",
                "--stain",
                "he",
                "-o",
                model().toString()));
    }

    private ResultReader measured(String result, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "necrosis",
                other.toString(),
                "--pixel-size",
                "0.5",
                "--stain",
                "he",
                "-q",
                "-o",
                folder.resolve(result).toString()));
        arguments.addAll(Arrays.asList(more));
        assertThat(run(arguments)).extracting(Said::code).isEqualTo(0);
        return ResultReader.of(folder.resolve(result).resolve("other"));
    }

    @Test
    void whatWasTaughtIsFoundElsewhere() throws IOException {
        Said said = teach(strokes());
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("Tumor").contains("Necrosis").contains("Model:");
        assertThat(folder.resolve("taught-field.png")).exists();
        ResultReader result = measured("taught", "--tissue-model", model().toString());
        assertThat(result.summary()
                        .measured(MeasureKey.NECROSIS_FRACTION)
                        .orElseThrow()
                        .value())
                .isBetween(40.0, 60.0);
        assertThat(result.summary().measured(MeasureKey.NECROSIS_SUSPICIOUS)).isEmpty();
        Path files = folder.resolve("taught/other");
        assertThat(Files.readAllLines(files.resolve("tissue-classes.csv")))
                .hasSize(4)
                .anyMatch(line -> line.startsWith("1,Tumor,tumour,"))
                .anyMatch(line -> line.startsWith("3,unsure,unsure,"));
        assertThat(files.resolve("tissue-classes.tif")).exists();
        assertThat(files.resolve("tissue-classes.png")).exists();
        assertThat(Files.readString(files.resolve("tissue-classes.geojson"))).contains("\"Necrosis\"");
        assertThat(Files.readString(files.resolve("provenance.json"))).contains("taught.json");
    }

    /** Without it no share of necrosis is measured. */
    @Test
    void aCaseIsToldByWhatWasTaughtToo() throws IOException {
        assertThat(teach(strokes()).code()).isZero();
        Path manifest = Files.writeString(folder.resolve("CASE.yaml"), """
                fascicle_case: 1
                patient: case-17
                specimens:
                  - id: primary
                    context: primary
                    differentiation: 2
                    blocks:
                      - id: A
                        slides: [{stain: he, file: other.png, pixel_size_um: 0.5}]
                """);
        Path results = folder.resolve("case");
        assertThat(run(
                        "case",
                        manifest.toString(),
                        "--tissue-model",
                        model().toString(),
                        "-o",
                        results.toString(),
                        "-q"))
                .extracting(Said::code)
                .isEqualTo(0);
        assertThat(necrosis(results).orElseThrow().value()).isBetween(40.0, 60.0);
    }

    private static Optional<Measured> necrosis(Path results) throws IOException {
        try (Stream<Path> walk = Files.walk(results)) {
            Path summary = walk.filter(file -> file.endsWith("summary.json"))
                    .findFirst()
                    .orElseThrow();
            return ResultReader.of(summary.getParent()).summary().measured(MeasureKey.NECROSIS_FRACTION);
        }
    }

    /** All nuclei lie in the left half, which is tumour: there they are denser than on all tissue, and both densities are said. */
    @Test
    void tumourIsWhereNucleiAreCountedAndBothDenominatorsStand() throws IOException {
        assertThat(teach(strokes()).code()).isZero();
        assertThat(run(
                                "analyze",
                                other.toString(),
                                "--pixel-size",
                                "0.5",
                                "--stain",
                                "he",
                                "-q",
                                "--segmenter",
                                "classic",
                                "--only",
                                "cells,necrosis",
                                "--tissue-model",
                                model().toString(),
                                "-o",
                                folder.resolve("cells").toString())
                        .code())
                .isZero();
        Summary summary = ResultReader.of(folder.resolve("cells/other")).summary();
        double inTumour =
                summary.measured(MeasureKey.NUCLEI_PER_MM2).orElseThrow().value();
        double everywhere = summary.measured(MeasureKey.NUCLEI_PER_MM2_EVERYWHERE)
                .orElseThrow()
                .value();
        assertThat(everywhere).isPositive();
        assertThat(inTumour).isGreaterThan(1.4 * everywhere);
    }

    /** Any necrosis scores a point: what only looks like it is shown, and scores none. */
    @Test
    void withoutTeachingNoPointIsScored() {
        ResultReader result = measured("untaught");
        assertThat(result.summary().measured(MeasureKey.NECROSIS_FRACTION)).isEmpty();
        assertThat(result.summary()
                        .measured(MeasureKey.NECROSIS_SUSPICIOUS)
                        .orElseThrow()
                        .value())
                .isGreaterThan(5);
    }

    /** A quarter of the field outlined as necrosis, of the right half as tumour: 25 of 100, and 50 of 100. */
    @Test
    void whatAPersonOutlinesIsGradedAndBothStandInTheResult() throws IOException {
        Path dead = Files.move(annotations(polygon("Necrosis", 512, 0, 1024, 512)), folder.resolve("dead.geojson"));
        Path tumour = Files.move(annotations(polygon("Tumor", 512, 0, 1024, 1024)), folder.resolve("tumour.geojson"));
        ResultReader all = measured("outlined", "--necrosis-regions", dead.toString(), "--by", "A");
        assertThat(all.summary()
                        .measured(MeasureKey.NECROSIS_OUTLINED)
                        .orElseThrow()
                        .value())
                .isCloseTo(25, within(0.5));
        assertThat(all.summary().measured(MeasureKey.NECROSIS_SUSPICIOUS)).isPresent();
        assertThat(Files.readString(all.folder().resolve("decisions.jsonl")))
                .contains("necrosis")
                .contains("\"A\"");
        ResultReader ofTumour =
                measured("of-tumour", "--necrosis-regions", dead.toString(), "--tumour-regions", tumour.toString());
        assertThat(ofTumour.summary()
                        .measured(MeasureKey.NECROSIS_OUTLINED)
                        .orElseThrow()
                        .value())
                .isCloseTo(50, within(0.5));
        assertThat(run("necrosis", other.toString(), "--tumour-regions", tumour.toString(), "-o", folder.toString())
                        .code())
                .isEqualTo(1);
    }

    @Override
    String[] tumour() {
        return new String[] {polygon("Tumor", 0, 0, 384, 384)};
    }

    @Test
    void strokesOnGlassAndOnTooLittleAreRefused() throws IOException {
        refused("lies on glass, or outside", polygon("Tumor", 0, 0, 384, 384), polygon("Necrosis", 5000, 0, 5400, 400));
        refused("lie on 1 squares", polygon("Tumor", 0, 0, 384, 384), polygon("Necrosis", 700, 0, 710, 10));
    }
}
