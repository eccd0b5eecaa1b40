package org.fascicle.report;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;

/**
 * {@code decisions.jsonl}: a person's decisions, one JSON object a line, appended and never rewritten.
 *
 * <p>A last line that was cut off while it was written (no line feed at its end) was never decided and is passed over; any other
 * damage is said.
 */
public final class DecisionLog {

    private static final String REMEDY = "mend or remove that line, or measure the slide again";

    private DecisionLog() {}

    /** Writes all of them into a new file; no file where there are none. */
    public static void write(Path file, List<Decision> decisions) {
        if (!decisions.isEmpty()) {
            append(file, decisions);
        }
    }

    /** Adds lines, and returns when the disk has them. A line that was cut off before is removed first. */
    public static void append(Path file, List<Decision> decisions) {
        JsonLines.append(
                file,
                decisions.stream()
                        .map(decision -> DecisionJson.of(decision).toString() + "\n")
                        .collect(Collectors.joining()));
    }

    /** All decisions in their order; none where there is no file. */
    public static Decisions read(Path file) {
        return new Decisions(
                JsonLines.read(file, REMEDY).stream().map(DecisionJson::read).toList());
    }
}
