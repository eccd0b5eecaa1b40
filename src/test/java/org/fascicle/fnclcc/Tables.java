package org.fascicle.fnclcc;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;

/** Truth tables in text files beside the tests: one test per row. */
final class Tables {

    private Tables() {}

    /** What a row must show. */
    interface Check {
        void on(CSVRecord row);
    }

    static Stream<DynamicTest> each(String table, Check check) {
        List<CSVRecord> rows = rows(table);
        return rows.stream().map(row -> DynamicTest.dynamicTest(String.join(" ", row.toList()), () -> check.on(row)));
    }

    static List<CSVRecord> rows(String table) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .get();
        try (InputStream in = Tables.class.getResourceAsStream(table);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return format.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    static int whole(CSVRecord row, String column) {
        return Integer.parseInt(row.get(column));
    }
}
