package org.fascicle.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.measure.Interval;
import org.fascicle.space.UserError;

/** Reads what a paper says of its figure: a table of {@code panel,measure,value} and, where it says so, {@code low} and {@code high}. */
public final class PublishedValues {

    /**
     * One published number.
     *
     * @param panel the panel's name, {@code A} or {@code A inset}
     * @param value in the measure's unit
     * @param interval as published; empty where the paper states none
     */
    public record Value(String panel, MeasureKey key, double value, Optional<Interval> interval) {}

    private static final List<String> HEADER = List.of("panel", "measure", "value");
    private static final long LARGEST_BYTES = 10_000_000;
    private static final String REMEDY = "write panel,measure,value and, if you like, low,high in its first line";

    private PublishedValues() {}

    /**
     * @param known measures that can be compared
     * @throws UserError where the file cannot be read, or a line of it makes no sense; with file, line and remedy
     */
    public static List<Value> read(Path file, List<MeasureKey> known) {
        if (!Files.isRegularFile(file)) {
            throw UserError.input(file + " is no file; give the table of published values.");
        }
        if (file.toFile().length() > LARGEST_BYTES) {
            throw UserError.input(file + " is larger than 10 MB; give a table of the figure's values alone.");
        }
        List<Value> values = new CsvTable(file, REMEDY).rows(row -> value(row, known));
        if (values.isEmpty()) {
            throw UserError.input(file + " holds no value; write a line for each, such as A,nuclei_per_mm2,4200.");
        }
        return values;
    }

    private static Value value(CsvTable.Row row, List<MeasureKey> known) {
        HEADER.forEach(row::text);
        String name = row.text("measure").strip().toLowerCase(Locale.ROOT);
        MeasureKey key = known.stream()
                .filter(one -> one.key().equals(name))
                .findFirst()
                .orElseThrow(() -> row.wrong(
                        "measure",
                        "is none of " + known.stream().map(MeasureKey::key).collect(Collectors.joining(", "))));
        double value = row.number("value");
        Optional<Double> low = row.has("low") ? row.find("low") : Optional.empty();
        Optional<Double> high = row.has("high") ? row.find("high") : Optional.empty();
        if (low.isPresent() != high.isPresent()
                || Stream.of(low, high).flatMap(Optional::stream).anyMatch(bound -> !Double.isFinite(bound))
                || !Double.isFinite(value)
                || low.isPresent() && !(low.get() <= value && value <= high.get())) {
            throw row.wrong("value", "must be a number, with low below and high above it or both empty");
        }
        return new Value(
                row.text("panel").strip(),
                key,
                value,
                low.map(from -> new Interval(from, high.get(), Interval.USUAL_CONFIDENCE, "as published")));
    }
}
