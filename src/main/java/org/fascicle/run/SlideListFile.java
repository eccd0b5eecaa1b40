package org.fascicle.run;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.fascicle.space.UserError;

/**
 * A list of slides: a text file with one path a line, or a table with a column {@code file} and columns for options.
 *
 * <p>UTF-8 with or without byte order mark, or UTF-16 with one, as spreadsheets save it; columns apart by commas, semicolons or
 * tabs; a path may stand in quotes. Lines that begin with {@code #} are remarks.
 */
final class SlideListFile {

    private static final Set<String> FILE_COLUMNS = Set.of("file", "slide", "path", "image");
    private static final String NAME_COLUMN = "name";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * A line of the list.
     *
     * @param path of a slide, a folder or a pattern, from the list's folder
     * @param name what the result is to be called, where the list says so
     * @param options an option's name without dashes to its value
     */
    record Entry(String path, Optional<String> name, Map<String, String> options) {}

    private SlideListFile() {}

    static List<Entry> read(Path list) {
        List<String> lines = text(list)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (lines.isEmpty()) {
            throw UserError.input("The list " + list + " names no slide; write one path a line.");
        }
        return columns(lines.get(0)).anyMatch(FILE_COLUMNS::contains)
                ? table(list, lines)
                : lines.stream().map(SlideListFile::line).toList();
    }

    private static Entry line(String line) {
        return new Entry(unquoted(line.strip()), Optional.empty(), Map.of());
    }

    private static List<Entry> table(Path list, List<String> lines) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(lines.get(0)))
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser = format.parse(new StringReader(String.join("\n", lines)))) {
            List<CSVRecord> rows = parser.getRecords();
            List<String> header =
                    rows.get(0).stream().map(SlideListFile::column).toList();
            return rows.stream().skip(1).map(row -> entry(list, header, row)).toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw UserError.input(
                    "The list " + list + " is no table that can be read: " + e.getMessage()
                            + "; save it as CSV in UTF-8 again.",
                    e);
        }
    }

    private static Entry entry(Path list, List<String> header, CSVRecord row) {
        if (row.size() > header.size()) {
            throw UserError.input("Row " + row.getRecordNumber() + " of the list " + list + " has " + row.size()
                    + " cells under " + header.size() + " columns; put a path with a comma into quotes.");
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).isBlank() && !header.get(i).startsWith("#")) {
                cells.put(header.get(i), row.get(i).strip());
            }
        }
        String path = FILE_COLUMNS.stream()
                .map(cells::remove)
                .filter(cell -> cell != null)
                .findFirst()
                .orElseThrow(() -> UserError.input("Row " + row.getRecordNumber() + " of the list " + list
                        + " names no file; fill it in, or delete the row."));
        return new Entry(path, Optional.ofNullable(cells.remove(NAME_COLUMN)), cells);
    }

    private static String delimiter(String header) {
        return Stream.of("\t", ";", ",").filter(header::contains).findFirst().orElse(",");
    }

    private static Stream<String> columns(String line) {
        return Stream.of(line.split(java.util.regex.Pattern.quote(delimiter(line))))
                .map(SlideListFile::column);
    }

    /** Columns may be spelt as options or as columns of our own tables: Pixel size (um), pixel_size_um, --pixel-size. */
    private static String column(String cell) {
        return unquoted(cell.strip())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^-+", "")
                .replaceAll("[ _]+", "-")
                .replaceFirst("-?\\(?(um|\u00b5m)\\)?$", "");
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.startsWith("\"") && text.endsWith("\"") || text.startsWith("'") && text.endsWith("'"));
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static String text(Path list) {
        try {
            byte[] bytes = Files.readAllBytes(list);
            return charset(bytes)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace(BYTE_ORDER_MARK, "");
        } catch (CharacterCodingException e) {
            throw UserError.input("The list " + list + " is no text in UTF-8; save it as UTF-8 again.", e);
        } catch (IOException e) {
            throw UserError.input("The list " + list + " cannot be read; check its permissions.", e);
        }
    }

    private static Charset charset(byte[] bytes) {
        boolean marked = bytes.length > 1
                && ((bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF
                        || (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE);
        return marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }
}
