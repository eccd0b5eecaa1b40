package org.fascicle.report;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.fascicle.space.UserError;

/**
 * A table read row by row, the mirror of {@link CsvFile}: columns are found by their header, so that others may stand between.
 *
 * <p>What is missing or no number is a {@link UserError} with file, line and column.
 */
final class CsvTable {

    private final Path file;
    private final String remedy;

    CsvTable(Path file) {
        this(file, "measure the slide again");
    }

    /** @param remedy what mends a file that cannot be read, for its sentence */
    CsvTable(Path file, String remedy) {
        this.file = file;
        this.remedy = remedy;
    }

    /** All rows at once, for tables that are short. */
    <T> List<T> rows(Function<Row, T> reader) {
        List<T> rows = new ArrayList<>();
        each(row -> rows.add(reader.apply(row)));
        return rows;
    }

    /** One row after the other, for tables of any length. */
    void each(Consumer<Row> reader) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = format.parse(text)) {
            parser.forEach(record -> reader.accept(new Row(file, remedy, record)));
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw UserError.input(file + " cannot be read as a table; " + remedy + ".", e);
        } catch (IllegalArgumentException e) {
            throw UserError.input(
                    file + " holds what cannot be (" + e.getMessage().replaceAll("\\.$", "") + "); " + remedy + ".", e);
        }
    }

    /** One row. */
    record Row(Path file, String remedy, CSVRecord cells) {

        /** Whether the table has such a column. */
        boolean has(String column) {
            return cells.isMapped(column);
        }

        String text(String column) {
            if (!cells.isSet(column)) {
                throw wrong(column, "is missing");
            }
            return CsvFile.unprotected(cells.get(column));
        }

        /** Empty where the cell is. */
        Optional<Double> find(String column) {
            String text = text(column);
            return text.isEmpty() ? Optional.empty() : Optional.of(number(column, text));
        }

        double number(String column) {
            return number(column, text(column));
        }

        long whole(String column) {
            double value = number(column);
            if (value != Math.rint(value) || value < 0) {
                throw wrong(column, "is no whole number");
            }
            return (long) value;
        }

        Standing standing(String column) {
            return Standing.labelled(text(column)).orElseThrow(() -> wrong(column, "is no known status"));
        }

        private double number(String column, String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw wrong(column, "is no number");
            }
        }

        UserError wrong(String column, String what) {
            return UserError.input(file + ", line " + (cells.getRecordNumber() + 1) + ": " + column + " " + what + "; "
                    + remedy + ".");
        }
    }
}
