package org.fascicle.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of slides at a glance: a page, a table and JSON in the batch's folder, which link to the slides' results.
 *
 * <p>Failed slides stand first on the page, each with its sentence. The table has the same columns for every batch. Each
 * file is replaced in one step, so that it can be rewritten after every slide.
 *
 * @param name of the batch, usually its folder's
 * @param version of Fascicle
 * @param slides in the order they were given; asked for one at a time, and more than once
 */
public record BatchReport(String name, String version, List<SlideOutcome> slides) {

    public static final String PAGE = "index.html";
    public static final String TABLE = "batch.csv";
    public static final String JSON = "batch.json";

    /** What a reader compares between slides. */
    private static final List<MeasureKey> SHOWN = List.of(
            MeasureKey.TISSUE_AREA,
            MeasureKey.NUCLEI_PER_MM2,
            MeasureKey.NECROSIS_FRACTION,
            MeasureKey.MITOSES_PER_FNCLCC_AREA,
            MeasureKey.POSITIVE_AREA,
            MeasureKey.POSITIVE_NUCLEI,
            MeasureKey.H_SCORE);

    private static final int DECIMALS = 6;

    /** Writes {@link #PAGE}, {@link #TABLE} and {@link #JSON} into the batch's folder. */
    public void write(Path folder) {
        replace(folder.resolve(PAGE), part -> Page.write(part, page()));
        replace(folder.resolve(TABLE), this::table);
        replace(folder.resolve(JSON), part -> Json.write(part, tree()));
    }

    private interface Writing {
        void to(Path part);
    }

    private static void replace(Path file, Writing writing) {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        writing.to(part);
        try {
            Durable.force(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long failures() {
        return slides.stream().filter(slide -> !slide.isDone()).count();
    }

    /** The table's columns: the slide, its grade, then every measure there is. */
    static List<String> header() {
        return Stream.concat(
                        Stream.of(
                                "name",
                                "file",
                                "outcome",
                                "message",
                                "folder",
                                "stain",
                                "grade",
                                "score",
                                "descriptive"),
                        Arrays.stream(MeasureKey.values()).map(MeasureKey::key))
                .toList();
    }

    private void table(Path file) {
        try (CsvFile csv = new CsvFile(file, header())) {
            slides.forEach(slide -> row(csv, slide));
        }
    }

    private static void row(CsvFile csv, SlideOutcome slide) {
        csv.text(slide.name())
                .text(slide.path())
                .text(outcome(slide))
                .text(slide.failure().orElse(""))
                .text(slide.folder())
                .text(slide.stain());
        for (String field : List.of("grade", "score", "descriptive")) {
            csv.text(slide.grading()
                    .map(grading -> grading.path(field).asText(""))
                    .filter(text -> !text.equals("null"))
                    .orElse(""));
        }
        for (MeasureKey key : MeasureKey.values()) {
            csv.number(slide.measured(key).map(Measured::value).orElse(Double.NaN), DECIMALS);
        }
        csv.endRow();
    }

    private static String outcome(SlideOutcome slide) {
        return slide.isDone() ? "done" : "failed";
    }

    ObjectNode tree() {
        ObjectNode root = Json.object();
        root.put("schema_version", SummaryJson.SCHEMA_VERSION);
        root.put("program", "fascicle " + version);
        root.put("name", name);
        root.put("done", slides.size() - failures());
        root.put("failed", failures());
        ArrayNode array = root.putArray("slides");
        slides.forEach(slide -> array.add(tree(slide)));
        return root;
    }

    private static ObjectNode tree(SlideOutcome slide) {
        ObjectNode node = Json.object()
                .put("name", slide.name())
                .put("file", slide.path())
                .put("outcome", outcome(slide));
        slide.failure().ifPresent(sentence -> node.put("message", sentence));
        if (slide.isDone()) {
            node.put("folder", slide.folder()).put("stain", slide.stain());
            ObjectNode measures = node.putObject("measures");
            slide.measures().forEach(measured -> measures.set(measured.key().key(), SummaryJson.measured(measured)));
        }
        slide.grading().ifPresent(grading -> node.set("grading", grading));
        return node;
    }

    private String page() {
        List<MeasureKey> shown = SHOWN.stream()
                .filter(key ->
                        slides.stream().anyMatch(slide -> slide.measured(key).isPresent()))
                .toList();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("version", version);
        values.put("lead", lead());
        values.put(
                "failed",
                slides.stream()
                        .filter(slide -> !slide.isDone())
                        .map(slide -> Map.of(
                                "name",
                                slide.name(),
                                "sentence",
                                slide.failure().orElseThrow()))
                        .toList());
        values.put(
                "columns",
                shown.stream()
                        .map(key -> Map.of("label", key.label(), "unit", Page.unit(key.unitInText())))
                        .toList());
        values.put(
                "slides",
                slides.stream()
                        .filter(SlideOutcome::isDone)
                        .map(slide -> shown(slide, shown))
                        .toList());
        return Page.fill("batch.ftlh", values);
    }

    private String lead() {
        long done = slides.size() - failures();
        return done + (done == 1 ? " slide was" : " slides were") + " analysed; "
                + (failures() == 0 ? "none" : failures()) + " failed.";
    }

    private static Map<String, Object> shown(SlideOutcome slide, List<MeasureKey> keys) {
        List<Map<String, String>> cells = new ArrayList<>();
        for (MeasureKey key : keys) {
            Optional<Measured> measured = slide.measured(key);
            cells.add(Map.of(
                    "value",
                    measured.map(each -> Figures.shown(each.value())).orElse(""),
                    "interval",
                    measured.flatMap(Measured::interval)
                            .map(HtmlReport::interval)
                            .orElse("")));
        }
        return Map.of(
                "name",
                slide.name(),
                "link",
                Page.link(slide.folder(), ResultFile.REPORT.fileName()),
                "stain",
                slide.stain(),
                "thumbnail",
                slide.thumbnail().orElse(""),
                "cells",
                cells,
                "grading",
                slide.grading().map(grading -> headline(grading)).orElse(""));
    }

    private static String headline(JsonNode grading) {
        return Page.unit(grading.path("headline")
                .asText("")
                .replaceFirst("^FNCLCC:? ", "")
                .replace("; descriptive only, see below", "; descriptive only"));
    }
}
