package org.fascicle.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.space.UserError;

/**
 * A file of JSON objects, one a line, appended and never rewritten.
 *
 * <p>A last line that was cut off while it was written (no line feed at its end) was never confirmed and is passed over; any other
 * damage is said.
 */
final class JsonLines {

    private JsonLines() {}

    /** Adds lines, each with its line feed, and returns when the disk has them. A line that was cut off before is removed first. */
    static void append(Path file, String lines) {
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

    /** All whole lines in their order; none where there is no file. */
    static List<JsonPlace> read(Path file, String remedy) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<JsonPlace> lines = new ArrayList<>();
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int number = 0;
            for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
                number++;
                if (!line.isBlank()) {
                    lines.add(JsonPlace.parse(line, file + ", line " + number, remedy));
                }
            }
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read as text; " + remedy + ".", e);
        }
        return lines;
    }
}
