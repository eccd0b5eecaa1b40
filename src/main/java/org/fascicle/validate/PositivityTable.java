package org.fascicle.validate;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.fascicle.report.CsvFile;
import org.fascicle.validate.PositivityValidation.Row;

/** The scores of {@link PositivityValidation} as a file and as text. */
public final class PositivityTable {

    private static final int DECIMALS = 4;

    private PositivityTable() {}

    /** One line per field; indices in percent. */
    public static void writeCsv(Path file, List<Row> rows) {
        try (CsvFile csv = new CsvFile(
                file,
                List.of(
                        "field",
                        "kind",
                        "positive",
                        "negative",
                        "positive_called_positive",
                        "negative_called_negative",
                        "true_index",
                        "outlined_index",
                        "found_index",
                        "known_index",
                        "lower_95",
                        "upper_95",
                        "doubtful",
                        "doubtful_expected_positive",
                        "doubtful_positive",
                        "detection_f1",
                        "positive_found",
                        "negative_found",
                        "found_positive_called_positive",
                        "found_negative_called_positive",
                        "pixel_sensitivity",
                        "pixel_specificity"))) {
            rows.forEach(row -> write(csv, row));
        }
    }

    private static void write(CsvFile csv, Row row) {
        csv.text(row.name())
                .text(row.kind())
                .whole(row.truePositive())
                .whole(row.trueNegative())
                .whole(row.positiveCalledPositive())
                .whole(row.negativeCalledNegative())
                .number(row.trueIndex(), DECIMALS)
                .number(row.outlinedIndex(), DECIMALS)
                .number(row.foundIndex(), DECIMALS)
                .number(row.knownIndex(), DECIMALS)
                .number(row.interval().lower(), DECIMALS)
                .number(row.interval().upper(), DECIMALS)
                .whole(row.doubtful().nuclei())
                .number(row.doubtful().expected(), DECIMALS)
                .whole(row.doubtful().positive())
                .number(row.detectionF1(), DECIMALS)
                .whole(row.matched().positive())
                .whole(row.matched().negative())
                .whole(row.matched().positiveCalledPositive())
                .whole(row.matched().negativeCalledPositive())
                .number(row.pixelSensitivity(), DECIMALS)
                .number(row.pixelSpecificity(), DECIMALS)
                .endRow();
    }

    /** A line for each field, and the mean absolute error of the index in points. */
    public static String text(List<Row> rows) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-40s %-6s %4s %4s | %-13s | %-27s | %-21s | %s%n%-40s %-6s %4s %4s | %6s %6s | %6s %6s %6s %6s | %5s %7s %7s | %s%n",
                "field",
                "kind",
                "pos.",
                "neg.",
                "true outlines",
                "index, percent",
                "found again, IoU > .5",
                "nuclear pixels",
                "",
                "",
                "",
                "",
                "pos.",
                "neg.",
                "true",
                "outl.",
                "known",
                "all",
                "F1",
                "pos.",
                "neg.",
                "sens. spec."));
        rows.forEach(row -> text.append(line(row)));
        return text.append(String.format(
                        Locale.ROOT,
                        "mean error of the index, points: with true outlines %s, of found nuclei that the truth knows %s, of all that are found %s; mean F1 %.2f%n",
                        error(rows, Row::outlinedIndex),
                        error(rows, Row::knownIndex),
                        error(rows, Row::foundIndex),
                        rows.stream().mapToDouble(Row::detectionF1).average().orElse(0)))
                .append(String.format(
                        Locale.ROOT,
                        "the interval of the found nuclei that the truth knows holds the true index in %d of %d fields; of %d doubtful nuclei"
                                + " (probability 0.05 to 0.95) %.0f should be positive, and %d are%n",
                        rows.stream().filter(Row::holds).count(),
                        rows.size(),
                        rows.stream().mapToInt(row -> row.doubtful().nuclei()).sum(),
                        rows.stream()
                                .mapToDouble(row -> row.doubtful().expected())
                                .sum(),
                        rows.stream().mapToInt(row -> row.doubtful().positive()).sum()))
                .toString();
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "%-40s %-6s %4d %4d | %6d %6d | %6.1f %6.1f %6.1f %6.1f | %5.2f %7.2f %7.2f | %.2f  %.2f%n",
                row.name(),
                row.kind(),
                row.truePositive(),
                row.trueNegative(),
                row.positiveCalledPositive(),
                row.negativeCalledNegative(),
                row.trueIndex(),
                row.outlinedIndex(),
                row.knownIndex(),
                row.foundIndex(),
                row.detectionF1(),
                row.matched().positive() / (double) Math.max(1, row.truePositive()),
                row.matched().negative() / (double) Math.max(1, row.trueNegative()),
                row.pixelSensitivity(),
                row.pixelSpecificity());
    }

    /** Absolute, with its sign in brackets. */
    private static String error(List<Row> rows, ToDoubleFunction<Row> index) {
        double absolute = rows.stream()
                .mapToDouble(row -> Math.abs(index.applyAsDouble(row) - row.trueIndex()))
                .average()
                .orElse(0);
        double signed = rows.stream()
                .mapToDouble(row -> index.applyAsDouble(row) - row.trueIndex())
                .average()
                .orElse(0);
        return String.format(Locale.ROOT, "%.1f (%+.1f)", absolute, signed);
    }
}
