package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fascicle.measure.NucleusMeasure;
import org.junit.jupiter.api.Test;

/**
 * Holds the tables of docs/results.md to the lists in code that they describe.
 *
 * <p>Run with {@code -Dfascicle.docs=write} to write them anew.
 */
class ResultsDocTest {

    private static final Path DOC = Path.of(System.getProperty("test.images")).resolveSibling("docs/results.md");

    private static String table(String head, List<List<String>> rows) {
        String rule = head.replaceAll("[^|]+", "---");
        return head + "\n" + rule + "\n"
                + rows.stream()
                        .map(row -> "| " + String.join(" | ", row) + " |")
                        .collect(Collectors.joining("\n"));
    }

    private static String code(String name) {
        return "`" + name + "`";
    }

    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put(
                "files",
                table(
                        "| file | what |",
                        Arrays.stream(ResultFile.values())
                                .map(file -> List.of(code(file.fileName()), file.doc()))
                                .toList()));
        tables.put(
                "measures",
                table(
                        "| key | label | unit | what |",
                        Arrays.stream(MeasureKey.values())
                                .map(key -> List.of(code(key.key()), key.label(), key.unit(), what(key)))
                                .toList()));
        tables.put("nuclei", table("| column | what |", nucleusColumns()));
        tables.put(
                "density",
                table(
                        "| column | what |",
                        Arrays.stream(DensityCsv.Column.values())
                                .map(column -> List.of(code(column.header()), column.doc()))
                                .toList()));
        tables.put(
                "regions",
                table(
                        "| column | what |",
                        Arrays.stream(RegionsCsv.Column.values())
                                .map(column -> List.of(code(column.header()), column.doc()))
                                .toList()));
        tables.put(
                "mitoses",
                table(
                        "| column | what |",
                        Arrays.stream(MitosesCsv.Column.values())
                                .map(column -> List.of(code(column.header()), column.doc()))
                                .toList()));
        tables.put(
                "classes",
                table(
                        "| class | colour | what |",
                        Arrays.stream(ObjectClass.values())
                                .map(kind ->
                                        List.of(kind.label(), code(String.format("#%06X", kind.rgb())), kind.doc()))
                                .toList()));
        tables.put(
                "batch", BatchReport.header().stream().map(ResultsDocTest::code).collect(Collectors.joining(", ")));
        return tables;
    }

    private static String what(MeasureKey key) {
        return key.usual().isEmpty() ? key.doc() : key.doc() + "; " + key.usual();
    }

    private static List<List<String>> nucleusColumns() {
        Map<String, String> docs = new LinkedHashMap<>();
        docs.put("id", "its number in nuclei-labels.tif and objects.geojson");
        docs.put("x_px", "column of its centroid, full-resolution pixels");
        docs.put("y_px", "row of its centroid");
        for (NucleusMeasure measure : NucleusMeasure.values()) {
            docs.put(measure.column(), measure.doc());
        }
        docs.put("class", "negative, weak, moderate or strong; on H-DAB slides alone");
        docs.put(
                "positive_probability",
                "how sure it is that it is positive, 0 to 1, one half at the cut; on H-DAB slides alone, empty with --fixed-dab-cuts");
        docs.put("giant", "yes from the area on from which giant nuclei are counted, else no");
        docs.put("status", "counted, in necrosis, or beside the tumour, which do not count");
        docs.put("regions", "numbers of the drawn regions that it lies in, as in regions.csv");
        docs.put("cell_class", "class as a person taught it, or unsure; where --cell-model told them");
        docs.put(
                "cell_probability", "how likely that class is, 0 to 1; of an unsure nucleus that of the likeliest one");
        assertThat(NucleiCsv.header(true, true)).containsExactlyElementsOf(docs.keySet());
        List<List<String>> rows = new ArrayList<>();
        docs.forEach((column, doc) -> rows.add(List.of(code(column), doc)));
        return rows;
    }

    @Test
    void theTablesAreThoseOfTheCode() throws IOException {
        String written = Files.readString(DOC);
        String wanted = written;
        for (Map.Entry<String, String> table : tables().entrySet()) {
            String begin = "<!-- begin: " + table.getKey() + " -->\n";
            String end = "<!-- end: " + table.getKey() + " -->";
            assertThat(wanted).contains(begin).contains(end);
            wanted = wanted.substring(0, wanted.indexOf(begin) + begin.length()) + table.getValue() + "\n"
                    + wanted.substring(wanted.indexOf(end));
        }
        if (System.getProperty("fascicle.docs", "").equals("write")) {
            Files.writeString(DOC, wanted);
            return;
        }
        assertThat(written)
                .as("docs/results.md; write it anew with -Dfascicle.docs=write")
                .isEqualTo(wanted);
    }
}
