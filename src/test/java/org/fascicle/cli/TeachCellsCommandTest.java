package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.fascicle.measure.DabClass;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.NucleiCsv;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.junit.jupiter.api.Test;

/**
 * Teaching nuclei and using what was taught, on drawn fields of 256 um: large pale discs are tumour, small dark ones lymphocytes, a third of them.
 * On H-DAB every second tumour nucleus is brown, and no lymphocyte.
 */
class TeachCellsCommandTest extends TaughtByCommand {

    private static final int EDGE = 512;
    private static final int SPACING = 32;

    private record Disc(int x, int y, boolean tumour, boolean brown) {}

    private List<Disc> draw(String name, long seed, boolean dab) throws IOException {
        BufferedImage image = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int i = 0; i < EDGE * EDGE; i++) {
            int noise = random.nextInt(10);
            int red = dab ? 228 : 226;
            image.setRGB(
                    i % EDGE,
                    i / EDGE,
                    (red - noise) << 16 | ((dab ? 226 : 172) - noise) << 8 | (dab ? 230 : 206) - noise);
        }
        List<Disc> discs = new ArrayList<>();
        for (int y = SPACING; y < EDGE - SPACING / 2; y += SPACING) {
            for (int x = SPACING; x < EDGE - SPACING / 2; x += SPACING) {
                boolean tumour = random.nextInt(3) > 0;
                Disc disc = new Disc(
                        x + random.nextInt(7) - 3,
                        y + random.nextInt(7) - 3,
                        tumour,
                        dab && tumour && discs.size() % 2 == 0);
                paint(image, disc, random);
                discs.add(disc);
            }
        }
        ImageIO.write(image, "png", folder.resolve(name).toFile());
        return discs;
    }

    private static void paint(BufferedImage image, Disc disc, Random random) {
        int radius = disc.tumour() ? 8 + random.nextInt(3) : 5 + random.nextInt(2);
        int paler = random.nextInt(30);
        int colour = (disc.brown() ? 0x7A4A20 : disc.tumour() ? 0x8468B0 : 0x46307C)
                + (paler << 16 | (paler + random.nextInt(8)) << 8 | paler / 2);
        double tall = 0.8 + 0.4 * random.nextDouble();
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                if (dx * dx + dy * dy / tall <= radius * radius) {
                    int noise = random.nextInt(12);
                    image.setRGB(disc.x() + dx, disc.y() + dy, colour + (noise << 16 | noise << 8 | noise));
                }
            }
        }
    }

    private static String point(Disc disc) {
        return feature(
                disc.tumour() ? "Tumor" : "Lymphocyte",
                "{\"type\":\"Point\",\"coordinates\":[" + (disc.x() + 0.5) + "," + (disc.y() + 0.5) + "]}");
    }

    private Said on(String command, String image, String stain, String... more) {
        List<String> arguments = new ArrayList<>(Arrays.asList(command.split(" ")));
        arguments.addAll(List.of(
                folder.resolve(image).toString(),
                "--pixel-size",
                "0.5",
                "--stain",
                stain,
                "--segmenter",
                "classic",
                "--whole-image"));
        arguments.addAll(Arrays.asList(more));
        return run(arguments);
    }

    @Override
    Said teach(Path annotations) {
        return teach("he", annotations);
    }

    private Said teach(String stain, Path annotations) {
        return on("teach cells", "field.png", stain, "--annotations", annotations.toString(), "-o", model().toString());
    }

    private Said taught(String stain) throws IOException {
        List<Disc> discs = draw("field.png", 1, stain.equals("hdab"));
        Said said = teach(
                stain,
                annotations(discs.stream().map(TeachCellsCommandTest::point).toArray(String[]::new)));
        assertThat(said.code()).as(said.err()).isZero();
        return said;
    }

    private ResultReader analysed(String stain, String result, String... more) {
        List<String> all =
                new ArrayList<>(List.of("-q", "-o", folder.resolve(result).toString()));
        all.addAll(Arrays.asList(more));
        Said said = on("analyze", "other.png", stain, all.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        return ResultReader.of(folder.resolve(result).resolve("other"));
    }

    private static List<NucleiCsv.Row> rows(ResultReader result) {
        List<NucleiCsv.Row> rows = new ArrayList<>();
        result.nuclei(rows::add);
        return rows;
    }

    private static long count(List<NucleiCsv.Row> rows, Predicate<NucleiCsv.Row> wanted) {
        return rows.stream()
                .filter(row -> row.place().standing().counts())
                .filter(wanted)
                .count();
    }

    private static boolean isCalled(NucleiCsv.Row row, String name) {
        return row.cell().orElseThrow().name().equals(name);
    }

    /** Discs whose nucleus was called as they were drawn. */
    private static double right(List<Disc> discs, List<NucleiCsv.Row> rows) {
        long right = discs.stream()
                .filter(disc -> rows.stream()
                        .anyMatch(row -> Math.hypot(row.xPx() - disc.x(), row.yPx() - disc.y()) < 3
                                && isCalled(row, disc.tumour() ? "Tumor" : "Lymphocyte")))
                .count();
        return (double) right / discs.size();
    }

    @Test
    void whatWasTaughtIsFoundOnAnotherField() throws IOException {
        Said said = taught("he");
        assertThat(said.out())
                .contains("Tumor")
                .contains("Lymphocyte")
                .contains("Model:")
                .contains("Look at:");
        assertThat(folder.resolve("taught-field-1.png")).exists();
        List<Disc> discs = draw("other.png", 2, false);
        ResultReader result = analysed("he", "he", "--only", "cells", "--cell-model", model().toString());
        List<NucleiCsv.Row> rows = rows(result);
        assertThat(right(discs, rows)).isGreaterThan(0.9);
        assertThat(rows).allMatch(row -> row.cell().orElseThrow().probability() <= 1);
        Summary summary = result.summary();
        long tumour = count(rows, row -> isCalled(row, "Tumor"));
        assertThat(value(summary, MeasureKey.TUMOUR_NUCLEI)).isEqualTo(tumour);
        Measured density = summary.measured(MeasureKey.TUMOUR_NUCLEI_PER_MM2).orElseThrow();
        assertThat(density.value()).isCloseTo(tumour / density.denominator().value(), within(1.0));
        assertThat(density.interval().orElseThrow().lower()).isLessThan(density.value());
        summary.cellClasses()
                .forEach(each -> assertThat(each.count().count())
                        .as(each.name())
                        .isEqualTo(count(rows, row -> isCalled(row, each.name()))));
        assertThat(summary.cellClasses()).hasSize(3);
        assertThat(summary.cellClasses().stream()
                        .mapToLong(each -> each.count().count())
                        .sum())
                .isEqualTo((long) value(summary, MeasureKey.NUCLEI));
        assertThat(Files.readString(result.folder().resolve("provenance.json"))).contains("taught.json");
        assertThat(Files.readString(result.folder().resolve("report.html"))).contains("Nuclei by class");
        assertThat(classes(result, "Tumor")).isEqualTo(tumour);
    }

    private static double value(Summary summary, MeasureKey key) {
        return summary.measured(key).orElseThrow().value();
    }

    private static long classes(ResultReader result, String name) throws IOException {
        JsonNode objects = new ObjectMapper()
                .readTree(result.folder().resolve("objects.geojson").toFile());
        return IntStream.range(0, objects.path("features").size())
                .filter(i -> objects.at("/features/" + i + "/properties/classification/name")
                        .asText()
                        .equals(name))
                .count();
    }

    /** A third of all nuclei is positive, and half of the tumour's. */
    @Test
    void theIndexOfTumourLeadsAndThatOfAllStandsBesideIt() throws IOException {
        taught("hdab");
        List<Disc> discs = draw("other.png", 2, true);
        ResultReader result = analysed("hdab", "ki67", "--marker", "ki67", "--cell-model", model().toString());
        List<NucleiCsv.Row> rows = rows(result);
        assertThat(right(discs, rows)).isGreaterThan(0.9);
        long tumour = count(rows, row -> isCalled(row, "Tumor"));
        long positive =
                count(rows, row -> isCalled(row, "Tumor") && row.dabClass().orElseThrow() != DabClass.NEGATIVE);
        Measured index =
                result.summary().measured(MeasureKey.POSITIVE_TUMOUR_NUCLEI).orElseThrow();
        assertThat(index.value())
                .isCloseTo(100.0 * positive / tumour, within(0.005))
                .isBetween(40.0, 60.0);
        assertThat(index.denominator().value()).isEqualTo(tumour);
        assertThat(index.interval().orElseThrow().method()).contains("doubt", "misjudged");
        assertThat(value(result.summary(), MeasureKey.POSITIVE_NUCLEI)).isBetween(25.0, 40.0);
        assertThat(value(result.summary(), MeasureKey.TUMOUR_H_SCORE))
                .isGreaterThan(value(result.summary(), MeasureKey.H_SCORE));
        assertThat(classes(result, "Tumor: Negative")).isEqualTo(tumour - positive);
        assertThat(classes(result, "Tumor: 1+") + classes(result, "Tumor: 2+") + classes(result, "Tumor: 3+"))
                .isEqualTo(positive);
    }

    @Test
    void anotherStainIsSaidAndMeasuredWithoutClasses() throws IOException {
        taught("he");
        draw("other.png", 2, true);
        Summary summary = analysed("hdab", "wrong", "--marker", "ki67", "--cell-model", model().toString())
                .summary();
        assertThat(summary.cellClasses()).isEmpty();
        assertThat(summary.limits())
                .anyMatch(sentence -> sentence.contains("taught.json were not used: they were taught on H&E"))
                .anyMatch(sentence ->
                        sentence.startsWith("Nuclei of lymphocytes, endothelium and stroma are counted too"));
        Said twice = on(
                "analyze",
                "other.png",
                "hdab",
                "-o",
                folder.resolve("twice").toString(),
                "--cell-model",
                model().toString(),
                "--cell-model",
                model().toString());
        assertThat(twice.code()).isEqualTo(1);
        assertThat(twice.err()).contains("the same stain");
    }

    @Test
    void anotherModelMeasuresAgain() throws IOException {
        taught("he");
        draw("other.png", 2, false);
        String[] batch = {
            "--only",
            "cells",
            "--resume",
            "--overwrite",
            "-o",
            folder.resolve("night").toString(),
            "--cell-model",
            model().toString()
        };
        assertThat(on("batch", "other.png", "he", batch).code()).isZero();
        Path summary = folder.resolve("night/other/summary.json");
        Object first = Files.getLastModifiedTime(summary);
        assertThat(on("batch", "other.png", "he", batch).code()).isZero();
        assertThat(Files.getLastModifiedTime(summary)).isEqualTo(first);
        Files.writeString(model(), Files.readString(model()).replaceFirst("\"slides\" : 1", "\"slides\" : 2"));
        assertThat(on("batch", "other.png", "he", batch).code()).isZero();
        assertThat(Files.getLastModifiedTime(summary)).isNotEqualTo(first);
    }

    @Test
    void areasAndLinesTeachToo() throws IOException {
        List<Disc> discs = draw("field.png", 1, false);
        String line = discs.stream()
                .filter(disc -> !disc.tumour())
                .map(disc -> "[[" + (disc.x() - 3) + "," + disc.y() + "],[" + (disc.x() + 3) + "," + disc.y() + "]]")
                .collect(Collectors.joining(","));
        List<String> features = new ArrayList<>(
                List.of(feature("Immune cells", "{\"type\":\"MultiLineString\",\"coordinates\":[" + line + "]}")));
        discs.stream()
                .filter(Disc::tumour)
                .map(disc -> polygon("Tumor", disc.x() - 5, disc.y() - 5, disc.x() + 5, disc.y() + 5))
                .forEach(features::add);
        features.add(polygon("Ignore*", 0, 0, 500, 500));
        Said said = teach(annotations(features.toArray(String[]::new)));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .containsPattern("Immune cells +"
                        + discs.stream().filter(disc -> !disc.tumour()).count());
    }

    @Override
    String[] tumour() throws IOException {
        return draw("field.png", 1, false).stream()
                .filter(Disc::tumour)
                .map(TeachCellsCommandTest::point)
                .toArray(String[]::new);
    }

    @Test
    void strokesOnNoNucleusAndOnTooFewAreRefused() throws IOException {
        String[] tumour = tumour();
        refused("No nucleus was found under any stroke", polygon("Tumor", 2, 2, 8, 8));
        String[] few = Arrays.copyOf(tumour, tumour.length + 1);
        few[tumour.length] = draw("field.png", 1, false).stream()
                .filter(disc -> !disc.tumour())
                .findFirst()
                .map(TeachCellsCommandTest::point)
                .orElseThrow();
        refused("lie on 1 nuclei, too few", few);
    }
}
