package org.fascicle.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.space.UserError;

/**
 * What became of one slide of a batch.
 *
 * @param name of the slide's result
 * @param path of its file within the folder that was searched
 * @param failure the sentence that says why there is no result; empty where there is one
 * @param folder name of its result folder inside the batch's folder; empty where there is none
 * @param stain label of the stain kind, empty where unknown
 * @param measures its numbers
 * @param grading its grading, as {@link GradingJson} has it, where one was made
 * @param reviewed what a person's review of it left
 */
public record SlideOutcome(
        String name,
        String path,
        Optional<String> failure,
        String folder,
        String stain,
        List<Measured> measures,
        Optional<JsonNode> grading,
        Optional<Reviewed> reviewed) {

    public SlideOutcome {
        measures = List.copyOf(measures);
    }

    public static SlideOutcome failed(String name, String path, String sentence) {
        return new SlideOutcome(
                name, path, Optional.of(sentence), "", "", List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * A slide whose result stands in {@code resultFolder}, measured just now or in an earlier run.
     *
     * @throws UserError if the summary there cannot be read
     */
    public static SlideOutcome done(String name, String path, Path resultFolder) {
        Summary summary = ResultReader.of(resultFolder).summary();
        return new SlideOutcome(
                name,
                path,
                Optional.empty(),
                resultFolder.getFileName().toString(),
                summary.stain().label(),
                summary.measures(),
                summary.grading(),
                summary.reviewed());
    }

    /** As {@link BatchReport} wrote it. */
    static SlideOutcome read(JsonPlace at) {
        return new SlideOutcome(
                at.get("name").text(),
                at.get("file").text(),
                at.find("message").map(JsonPlace::text),
                at.find("folder").map(JsonPlace::text).orElse(""),
                at.find("stain").map(JsonPlace::text).orElse(""),
                at.find("measures").map(SummaryJson::readMeasures).orElse(List.of()),
                at.find("grading").map(JsonPlace::node),
                at.find("review").map(review -> review.as(ReviewedJson::read)));
    }

    public boolean isDone() {
        return failure.isEmpty();
    }

    Optional<Measured> measured(MeasureKey key) {
        return measures.stream().filter(measured -> measured.key() == key).findFirst();
    }
}
