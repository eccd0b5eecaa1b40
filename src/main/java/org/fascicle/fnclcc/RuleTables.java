package org.fascicle.fnclcc;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the tables of the rule book; a mistake in them is a programmer's error. */
final class RuleTables {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Map<String, Source> sources;

    private RuleTables(Map<String, Source> sources) {
        this.sources = sources;
    }

    static RuleBook read() {
        Map<String, Source> sources = rows("sources.csv").stream()
                .map(row -> new Source(row.get("key"), row.get("citation"), row.get("checked")))
                .collect(Collectors.toMap(Source::key, source -> source));
        RuleTables tables = new RuleTables(sources);
        return new RuleBook(
                tables.thresholds(),
                rows("histological-types.csv").stream().map(tables::type).toList(),
                tables.flags());
    }

    private Map<String, List<Threshold>> thresholds() {
        return rows("thresholds.csv").stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("measure"),
                        LinkedHashMap::new,
                        Collectors.mapping(this::threshold, Collectors.toList())));
    }

    private Threshold threshold(CSVRecord row) {
        return new Threshold(
                Integer.parseInt(row.get("points")),
                row.get("bound").equals("above"),
                Double.parseDouble(row.get("value")),
                row.get("words"),
                source(row.get("source")));
    }

    private HistologicalType type(CSVRecord row) {
        List<String> synonyms =
                text(row, "synonyms").map(words -> List.of(words.split(";"))).orElse(List.of());
        Source source = source(row.get("source"));
        return new HistologicalType(
                row.get("name"),
                synonyms,
                number(row, "score"),
                source,
                number(row, "other_score"),
                text(row, "other_source").map(this::source),
                text(row, "flag").map(code -> new TypeFlag(code, row.get("words"), source(row.get("flag_source")))));
    }

    private Map<String, FlagRule> flags() {
        return rows("flags.csv").stream()
                .map(row -> new FlagRule(
                        row.get("code"),
                        Flag.Effect.valueOf(
                                row.get("effect").toUpperCase(Locale.ROOT).replace('-', '_')),
                        row.get("reason"),
                        source(row.get("source"))))
                .collect(Collectors.toMap(FlagRule::code, rule -> rule));
    }

    private Source source(String key) {
        return Optional.ofNullable(sources.get(key))
                .orElseThrow(
                        () -> new IllegalStateException("The tables cite " + key + ", which is not in sources.csv."));
    }

    private static Optional<String> text(CSVRecord row, String column) {
        return Optional.of(row.get(column)).filter(text -> !text.isEmpty());
    }

    private static OptionalInt number(CSVRecord row, String column) {
        return text(row, column)
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    private static List<CSVRecord> rows(String table) {
        try (InputStream in = RuleTables.class.getResourceAsStream(table);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return FORMAT.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + table + " cannot be read.", e);
        }
    }
}
