package org.fascicle.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.DrawnRegion;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.report.CsvFile;
import org.fascicle.report.DecisionLog;
import org.fascicle.report.Json;
import org.fascicle.report.ObjectClass;

/**
 * What a review gives away: every decision as a table, agreement of readers, figures and regions for QuPath, and crops by what was said of
 * them, to teach a detector with.
 */
final class Exports {

    private static final String CSV = "text/csv; charset=utf-8";

    /** Side of a crop, as the gallery shows it. */
    private static final double CROP_UM = 64;

    private static final List<String> DECISION_COLUMNS =
            List.of("result", "time", "reader", "what", "key", "words", "note", "x_px", "y_px");

    private final List<ReviewedResult> results;
    private final ReviewOptions options;

    Exports(List<ReviewedResult> results, ReviewOptions options) {
        this.results = results;
        this.options = options;
    }

    /** A file about all results: {@code agreement.json}, {@code agreement.csv}, {@code decisions.csv}. */
    Answer of(String name) {
        if (options.blinded()) {
            return blinded();
        }
        return switch (name) {
            case "agreement.json" -> Answer.json(Json.text(agreementJson()));
            case "agreement.csv" ->
                Answer.file(CSV, name, Agreement.csv(agreement()).getBytes(StandardCharsets.UTF_8));
            default -> Answer.file(CSV, name, csv(DECISION_COLUMNS, this::decisions));
        };
    }

    /** A file about one: {@code review.geojson}, {@code crops.zip}. */
    Answer of(String name, ReviewedResult result) {
        if (options.blinded()) {
            return blinded();
        }
        return name.equals("crops.zip")
                ? Answer.file("application/zip", name, crops(result))
                : Answer.file("application/geo+json", name, geoJson(result.state()));
    }

    private static Answer blinded() {
        return Answer.refused(
                Answer.FORBIDDEN, "Readers are blinded to each other; compare and export without --blinded.");
    }

    private List<Agreement.Row> agreement() {
        return Agreement.of(
                Readings.read(results.stream()
                        .flatMap(result -> result.logs().stream())
                        .toList()),
                Set.of());
    }

    private ArrayNode agreementJson() {
        ArrayNode all = Json.array();
        for (Agreement.Row row : agreement()) {
            ObjectNode node = all.addObject()
                    .put("quantity", row.quantity())
                    .put("one", row.one())
                    .put("other", row.other())
                    .put("items", row.items())
                    .put("measure", row.measure());
            node.set("value", Json.number(row.value()));
            node.set("lower", Json.number(row.interval().lower()));
            node.set("upper", Json.number(row.interval().upper()));
        }
        return all;
    }

    /** A file of ours as bytes. */
    private static byte[] csv(List<String> header, Consumer<CsvFile> rows) {
        try {
            Path file = Files.createTempFile("fascicle", ".csv");
            try {
                try (CsvFile csv = new CsvFile(file, header)) {
                    rows.accept(csv);
                }
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every decision of every log, in its order. */
    private void decisions(CsvFile csv) {
        for (ReviewedResult result : results) {
            for (Path log : result.everyLog()) {
                DecisionLog.read(log).all().forEach(decision -> row(csv, result.name(), decision));
            }
        }
    }

    private static void row(CsvFile csv, String result, Decision decision) {
        csv.text(result)
                .text(decision.time().map(Instant::toString).orElse(""))
                .text(decision.by().orElse(""))
                .text(decision.subject().optionName())
                .text(decision.key())
                .text(decision.words())
                .text(decision.note().orElse(""));
        if (decision.said().orElse(null) instanceof CandidateVerdict said) {
            csv.number(said.xPx(), 1).number(said.yPx(), 1);
        } else {
            csv.empty().empty();
        }
        csv.endRow();
    }

    /** Figures, look-alikes and regions as they were drawn, as annotations of QuPath. */
    private static byte[] geoJson(ReviewState state) {
        ObjectNode collection = Json.object().put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        for (Candidate candidate : state.candidates()) {
            if (candidate.verdict().isPresent()) {
                ObjectNode geometry = feature(
                        features,
                        kind(candidate),
                        candidate.decision().flatMap(Decision::note).orElse(candidate.key()));
                geometry.put("type", "Point")
                        .putArray("coordinates")
                        .add(candidate.xPx() + 0.5)
                        .add(candidate.yPx() + 0.5);
            }
        }
        for (Decision decision : state.drawn().decisions()) {
            DrawnRegion region = (DrawnRegion) decision.said().orElseThrow();
            ObjectNode geometry = feature(features, region.words(), decision.key());
            ArrayNode polygons = geometry.put("type", "MultiPolygon").putArray("coordinates");
            for (double[] ring : region.outline().rings()) {
                ArrayNode corners = polygons.addArray().addArray();
                for (int i = 0; i <= ring.length; i += 2) {
                    corners.addArray().add(ring[i % ring.length]).add(ring[i % ring.length + 1]);
                }
            }
        }
        return Json.text(collection).getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode feature(ArrayNode features, String kind, String name) {
        ObjectNode feature = features.addObject().put("type", "Feature");
        ObjectNode properties = feature.putObject("properties").put("objectType", "annotation");
        properties.put("name", name).putObject("classification").put("name", kind);
        return feature.putObject("geometry");
    }

    private static String kind(Candidate candidate) {
        return candidate.isFigure()
                ? ObjectClass.MITOSIS.label()
                : candidate.verdict().equals(Optional.of(Verdict.UNSURE)) ? "Unsure" : ObjectClass.NOT_MITOSIS.label();
    }

    /** Crops of all that was decided, in folders by what was said, with a table of where each comes from. */
    private static byte[] crops(ReviewedResult result) {
        ReviewState state = result.state();
        int side = (int) Math.round(state.pixelSize().toPx(CROP_UM));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            List<Candidate> decided = state.candidates().stream()
                    .filter(candidate -> candidate.verdict().isPresent())
                    .toList();
            for (Candidate candidate : decided) {
                put(
                        zip,
                        file(candidate),
                        result.crop((int) Math.round(candidate.xPx()), (int) Math.round(candidate.yPx()), side));
            }
            put(
                    zip,
                    "labels.csv",
                    csv(List.of("file", "key", "x_px", "y_px", "score", "label", "kind", "reader"), csv -> {
                        decided.forEach(candidate -> label(csv, candidate));
                    }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void label(CsvFile csv, Candidate candidate) {
        csv.text(file(candidate))
                .text(candidate.key())
                .number(candidate.xPx(), 1)
                .number(candidate.yPx(), 1);
        candidate.score().ifPresentOrElse(score -> csv.number(score, 4), csv::empty);
        csv.text(label(candidate))
                .text(candidate.decision().flatMap(Decision::note).orElse(""))
                .text(candidate.decision().flatMap(Decision::by).orElse(""))
                .endRow();
    }

    private static String label(Candidate candidate) {
        return candidate.isFigure()
                ? "mitosis"
                : candidate.verdict().orElseThrow().word();
    }

    /** Keys may be a person's words, so that a file is called by where its figure lies. */
    private static String file(Candidate candidate) {
        return label(candidate) + "/x" + Math.round(candidate.xPx()) + "-y" + Math.round(candidate.yPx()) + ".png";
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
