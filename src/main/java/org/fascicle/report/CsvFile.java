package org.fascicle.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A table written row by row: UTF-8, commas, dots for decimals, line feeds, texts quoted where they must be (RFC 4180).
 *
 * <p>A text that a spreadsheet would run as a formula (first letter {@code = + - @} or a tab) gets an apostrophe in front, and so does
 * one that looks so protected already; {@link CsvTable} takes it off again. Missing numbers are empty cells. Not safe from several threads.
 */
public final class CsvFile implements AutoCloseable {

    private final Writer writer;
    private final int columns;
    private final StringBuilder line = new StringBuilder();
    private int cells;

    /** Creates the file and writes the header. */
    public CsvFile(Path file, List<String> header) {
        this.columns = header.size();
        try {
            this.writer = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        header.forEach(this::text);
        endRow();
    }

    public CsvFile whole(long value) {
        separate().append(value);
        return this;
    }

    /** A number of at most {@code decimals} places. */
    public CsvFile number(double value, int decimals) {
        Figures.append(separate(), value, decimals);
        return this;
    }

    public CsvFile text(String value) {
        StringBuilder cell = separate();
        String safe = looksLikeFormula(value) ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        cell.append(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
        return this;
    }

    /** Apostrophes or none, then a letter with which a formula begins. */
    private static boolean looksLikeFormula(String value) {
        String rest = value.replaceFirst("^'+", "");
        return !rest.isEmpty() && "=+-@\t\r".indexOf(rest.charAt(0)) >= 0;
    }

    /** The text of a cell before it was protected. */
    static String unprotected(String cell) {
        return cell.startsWith("'") && looksLikeFormula(cell) ? cell.substring(1) : cell;
    }

    public CsvFile empty() {
        separate();
        return this;
    }

    private StringBuilder separate() {
        return cells++ == 0 ? line : line.append(',');
    }

    /** Writes the row, which must have as many cells as the header. */
    public void endRow() {
        if (cells != columns) {
            throw new IllegalStateException("A row of " + cells + " cells does not fit a header of " + columns + ".");
        }
        try {
            writer.append(line.append('\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.setLength(0);
        cells = 0;
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
