package org.fascicle.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a batch: failed slides with their sentences, then a table that its script sorts and draws from rows of compact JSON, some 300
 * bytes a slide. The content policy lets no script run but this one.
 */
final class BatchPage {

    /** What a reader compares between slides. */
    private static final List<MeasureKey> SHOWN = List.of(
            MeasureKey.TISSUE_AREA,
            MeasureKey.NUCLEI_PER_MM2,
            MeasureKey.NECROSIS_FRACTION,
            MeasureKey.MITOSES_PER_FNCLCC_AREA,
            MeasureKey.POSITIVE_AREA,
            MeasureKey.POSITIVE_TUMOUR_NUCLEI,
            MeasureKey.POSITIVE_NUCLEI,
            MeasureKey.H_SCORE);

    private final String name;
    private final String version;
    private final List<Map<String, String>> failed = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private int done;

    BatchPage(String name, String version) {
        this.name = name;
        this.version = version;
    }

    void add(SlideOutcome slide) {
        slide.failure()
                .ifPresentOrElse(
                        sentence -> failed.add(Map.of("name", slide.name(), "sentence", sentence)),
                        () -> addRow(slide));
    }

    private void addRow(SlideOutcome slide) {
        rows.append(done++ == 0 ? "\n" : ",\n").append(row(slide));
    }

    /** Name, folder where it is another, stain, grade, then of each measure value, text and interval, or 0. */
    private static ArrayNode row(SlideOutcome slide) {
        ArrayNode row = Json.array()
                .add(slide.name())
                .add(slide.folder().equals(slide.name()) ? "" : slide.folder())
                .add(slide.stain())
                .add(slide.grading().map(BatchPage::headline).orElse("") + reviewed(slide));
        for (MeasureKey key : SHOWN) {
            Optional<Measured> measured = slide.measured(key);
            measured.ifPresentOrElse(each -> row.add(cell(each)), () -> row.add(0));
        }
        return row;
    }

    private static String reviewed(SlideOutcome slide) {
        return slide.reviewed()
                .flatMap(review -> review.by()
                        .map(by ->
                                (review.isBegun() && review.openInside() == 0 ? "; reviewed by " : "; review begun by ")
                                        + by))
                .orElse("");
    }

    private static ArrayNode cell(Measured measured) {
        return Json.array()
                .add(Json.number(measured.value()))
                .add(Figures.shown(measured.value()))
                .add(measured.interval().map(HtmlReport::interval).orElse(""));
    }

    private static String headline(JsonNode grading) {
        return Page.unit(grading.path("headline")
                .asText("")
                .replaceFirst("^FNCLCC:? ", "")
                .replace("; descriptive only, see below", "; descriptive only"));
    }

    String text() {
        String script = resource("batch.js");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("version", version);
        values.put("lead", lead());
        values.put("failed", failed);
        values.put("rows", done == 0 ? "" : inScript(data()));
        values.put("script", script);
        values.put("hash", "sha256-" + hash(script));
        return Page.fill("batch.ftlh", values);
    }

    private String data() {
        ArrayNode columns = Json.array();
        SHOWN.forEach(key ->
                columns.addObject().put("label", Page.unit(key.label())).put("unit", Page.unit(key.unitInText())));
        return "{\"columns\":" + columns + ",\"slides\":[" + rows + "]}";
    }

    /** JSON that cannot end the element it stands in. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }

    private String lead() {
        return done + (done == 1 ? " slide was" : " slides were") + " analysed; "
                + (failed.isEmpty() ? "none" : failed.size()) + " failed.";
    }

    private static String resource(String file) {
        try (InputStream in = BatchPage.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
