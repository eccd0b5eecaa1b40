package org.fascicle.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.space.UserError;

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
        String lines = decisions.stream().map(DecisionLog::line).collect(Collectors.joining());
        try {
            boolean begins = !Files.exists(file);
            Files.createDirectories(file.toAbsolutePath().getParent());
            cutUnfinished(file);
            Files.writeString(
                    file,
                    lines,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
            if (begins) {
                Durable.force(file.toAbsolutePath().getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cutUnfinished(Path file) throws IOException {
        if (Files.exists(file)) {
            String text = Files.readString(file);
            if (!text.isEmpty() && !text.endsWith("\n")) {
                Files.writeString(file, text.substring(0, text.lastIndexOf('\n') + 1));
            }
        }
    }

    private static String line(Decision decision) {
        return DecisionJson.of(decision).toString() + "\n";
    }

    /** All decisions in their order; none where there is no file. */
    public static Decisions read(Path file) {
        if (!Files.exists(file)) {
            return Decisions.NONE;
        }
        List<Decision> decisions = new ArrayList<>();
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            int number = 0;
            for (String line : whole.split("\n")) {
                number++;
                if (!line.isBlank()) {
                    decisions.add(DecisionJson.read(JsonPlace.parse(line, file + ", line " + number, REMEDY)));
                }
            }
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read as text; " + REMEDY + ".", e);
        }
        return new Decisions(decisions);
    }
}
