package org.fascicle.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.measure.Interval;
import org.fascicle.space.UserError;

/**
 * What became of one slide of a batch.
 *
 * @param name of the slide
 * @param failure the sentence that says why there is no result; empty where there is one
 * @param folder name of its result folder inside the batch's folder; empty where there is none
 * @param stain label of the stain kind, empty where unknown
 * @param measures its numbers
 * @param grading its grading, as {@link GradingJson} has it, where one was made
 * @param thumbnail a small picture as a data URI, where there is one
 */
public record SlideOutcome(
        String name,
        Optional<String> failure,
        String folder,
        String stain,
        List<Measured> measures,
        Optional<JsonNode> grading,
        Optional<String> thumbnail) {

    private static final int THUMBNAIL_PX = 160;

    public SlideOutcome {
        measures = List.copyOf(measures);
    }

    public static SlideOutcome failed(String name, String sentence) {
        return new SlideOutcome(name, Optional.of(sentence), "", "", List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * A slide whose result stands in {@code resultFolder}, measured just now or in an earlier run.
     *
     * @throws UserError if the summary there cannot be read
     */
    public static SlideOutcome done(Path resultFolder) {
        Path file = resultFolder.resolve(ResultFile.SUMMARY.fileName());
        try {
            JsonNode summary = new ObjectMapper().readTree(file.toFile());
            return new SlideOutcome(
                    summary.required("name").asText(),
                    Optional.empty(),
                    resultFolder.getFileName().toString(),
                    summary.required("stain").asText(),
                    measures(summary.required("measures")),
                    Optional.ofNullable(summary.get("grading")),
                    thumbnail(resultFolder));
        } catch (IOException | IllegalArgumentException e) {
            throw UserError.input(
                    "The result " + file + " cannot be read; remove its folder and analyse the slide again.", e);
        }
    }

    public boolean isDone() {
        return failure.isEmpty();
    }

    Optional<Measured> measured(MeasureKey key) {
        return measures.stream().filter(measured -> measured.key() == key).findFirst();
    }

    private static List<Measured> measures(JsonNode byKey) {
        List<Measured> measures = new ArrayList<>();
        byKey.fields().forEachRemaining(entry -> measures.add(measured(entry.getKey(), entry.getValue())));
        return measures;
    }

    private static Measured measured(String key, JsonNode node) {
        JsonNode denominator = node.required("denominator");
        List<String> flags = new ArrayList<>();
        node.required("flags").forEach(flag -> flags.add(flag.asText()));
        return new Measured(
                MeasureKey.valueOf(key.toUpperCase(Locale.ROOT)),
                node.required("value").asDouble(),
                new Denominator(
                        denominator.required("value").asDouble(),
                        denominator.required("unit").asText(),
                        denominator.required("words").asText()),
                Optional.ofNullable(node.get("interval")).map(SlideOutcome::interval),
                node.required("method").asText(),
                flags);
    }

    private static Interval interval(JsonNode node) {
        return new Interval(
                node.required("lower").asDouble(),
                node.required("upper").asDouble(),
                node.required("confidence").asDouble(),
                node.required("method").asText());
    }

    private static Optional<String> thumbnail(Path resultFolder) throws IOException {
        return Encoded.read(resultFolder.resolve(ResultFile.OVERVIEW.fileName()))
                .map(picture -> Encoded.jpegUri(Encoded.jpeg(Encoded.reduced(picture, THUMBNAIL_PX))));
    }
}
