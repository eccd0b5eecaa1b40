package org.fascicle.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of slides at a glance: a page, a table and JSON in the batch's folder, which link to the slides' results.
 *
 * <p>Failed slides stand first on the page, each with its sentence. The table has the same columns for every batch. Each
 * file is replaced in one step, so that it can be rewritten after every slide.
 *
 * @param name of the batch, usually its folder's
 * @param version of Fascicle
 * @param slides in the order they were given; asked for one at a time, so that they need not all be in memory
 */
public record BatchReport(String name, String version, Iterable<SlideOutcome> slides) {

    public static final String PAGE = "index.html";
    public static final String TABLE = "batch.csv";
    public static final String JSON = "batch.json";

    private static final int DECIMALS = 6;
    static final String PROGRAM = "fascicle ";

    /**
     * What was written.
     *
     * @param done slides with a result
     * @param failures sentences of the others
     */
    public record Tally(int done, List<String> failures) {
        public Tally {
            failures = List.copyOf(failures);
        }
    }

    /** Writes {@link #PAGE}, {@link #TABLE} and {@link #JSON} into the batch's folder, going through the slides once. */
    public Tally write(Path folder) {
        List<Tally> tally = new ArrayList<>();
        replace(
                folder.resolve(PAGE),
                page -> replace(
                        folder.resolve(TABLE),
                        table -> replace(folder.resolve(JSON), json -> tally.add(write(page, table, json)))));
        return tally.get(0);
    }

    /**
     * What {@link #JSON} of a folder says, each slide read when it is asked for.
     *
     * @throws org.fascicle.space.UserError where it cannot be read, also while slides are asked for
     */
    public static BatchReport read(Path folder) {
        return ListedSlides.read(folder.resolve(JSON));
    }

    private Tally write(Path pageFile, Path tableFile, Path jsonFile) {
        BatchPage page = new BatchPage(name, version);
        List<String> failures = new ArrayList<>();
        int done = 0;
        try (CsvFile table = new CsvFile(tableFile, header());
                JsonGenerator json = Json.generator(jsonFile)) {
            begin(json);
            for (SlideOutcome slide : slides) {
                slide.failure().ifPresent(failures::add);
                done += slide.isDone() ? 1 : 0;
                page.add(slide);
                row(table, slide);
                json.writeTree(tree(slide));
            }
            end(json, done, failures.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Page.write(pageFile, page.text());
        return new Tally(done, failures);
    }

    private void begin(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schema_version", SummaryJson.SCHEMA_VERSION);
        json.writeStringField("program", PROGRAM + version);
        json.writeStringField("name", name);
        json.writeArrayFieldStart("slides");
    }

    private static void end(JsonGenerator json, int done, int failed) throws IOException {
        json.writeEndArray();
        json.writeNumberField("done", done);
        json.writeNumberField("failed", failed);
        json.writeEndObject();
        json.writeRaw('\n');
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

    /** The table's columns: the slide, its grade, what a review counted, then every measure there is. */
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
                                "descriptive",
                                "reviewed_by",
                                "reviewed_mitoses",
                                "reviewed_mm2",
                                "reviewed_open"),
                        Arrays.stream(MeasureKey.values()).map(MeasureKey::key))
                .toList();
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
        slide.reviewed()
                .ifPresentOrElse(
                        reviewed -> review(csv, reviewed),
                        () -> csv.empty().empty().empty().empty());
        for (MeasureKey key : MeasureKey.values()) {
            csv.number(slide.measured(key).map(Measured::value).orElse(Double.NaN), DECIMALS);
        }
        csv.endRow();
    }

    private static void review(CsvFile csv, Reviewed reviewed) {
        csv.text(reviewed.by().orElse(""))
                .number(reviewed.figures(), 0)
                .number(reviewed.area().mm2(), DECIMALS)
                .number(reviewed.openInside(), 0);
    }

    private static String outcome(SlideOutcome slide) {
        return slide.isDone() ? "done" : "failed";
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
        slide.reviewed().ifPresent(reviewed -> node.set("review", ReviewedJson.of(reviewed)));
        return node;
    }
}
