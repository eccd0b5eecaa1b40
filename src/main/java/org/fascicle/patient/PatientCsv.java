package org.fascicle.patient;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.fascicle.report.Json;

/** {@code case.csv}: one row per specimen; decimals with a dot under every locale. */
public final class PatientCsv {

    /** Less than this is what arithmetic leaves of 0. */
    private static final double NOTHING = 1e-12;

    private PatientCsv() {}

    public static void write(Path file, PatientReport report) {
        try {
            Files.write(file, text(report).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(PatientReport report) {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(
                text, CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get())) {
            csv.printRecord(header());
            for (SpecimenReport specimen : report.specimens()) {
                csv.printRecord(row(specimen));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> header() {
        List<String> columns = new ArrayList<>(List.of("specimen", "date", "context"));
        for (QuantityKey key : QuantityKey.values()) {
            columns.addAll(List.of(key.key(), key.key() + "_lower", key.key() + "_upper", key.key() + "_decided"));
        }
        columns.addAll(List.of(
                "differentiation_points",
                "mitoses_points",
                "necrosis_points",
                "score",
                "grade",
                "possible_grades",
                "p_grade_1",
                "p_grade_2",
                "p_grade_3",
                "descriptive",
                "flags",
                "after"));
        return columns;
    }

    private static List<Object> row(SpecimenReport specimen) {
        List<Object> row =
                new ArrayList<>(List.of(specimen.id(), specimen.time().date(), specimen.context()));
        for (Quantity quantity : specimen.quantities()) {
            row.add(number(quantity.measured()));
            row.add(number(quantity.interval().map(bounds -> bounds.lower())));
            row.add(number(quantity.interval().map(bounds -> bounds.upper())));
            row.add(number(quantity.decided()));
        }
        specimen.grading().scores().forEach(score -> row.add(number(score.points())));
        row.add(number(specimen.grading().total()));
        row.add(number(specimen.grading().grade()));
        row.add(String.join(
                " ",
                specimen.grading().possibleGrades().stream()
                        .map(String::valueOf)
                        .toList()));
        for (int grade = 1; grade <= 3; grade++) {
            int asked = grade;
            row.add(number(specimen.grading().shownGrades().map(of -> of.of(asked))));
        }
        row.add(specimen.grading().isDescriptive());
        row.add(String.join(
                " ",
                specimen.grading().flags().stream().map(flag -> flag.code()).toList()));
        row.add(specimen.time().after());
        return row;
    }

    private static String number(Optional<Double> value) {
        return value.map(number ->
                        Json.number(Math.abs(number) < NOTHING ? 0 : number).asText())
                .orElse("");
    }

    private static String number(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }
}
