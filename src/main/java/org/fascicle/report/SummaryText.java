package org.fascicle.report;

import java.util.Locale;

/** A report in a few lines for the terminal: every number with what it was divided by. */
public final class SummaryText {

    private SummaryText() {}

    public static String of(SlideReport report) {
        StringBuilder text = new StringBuilder(report.name())
                .append(" (")
                .append(report.colour().kind().label())
                .append(")\n");
        report.measures().forEach(measured -> text.append(line(measured)));
        report.notMeasured()
                .forEach(missing -> text.append("  ")
                        .append(missing.key().label())
                        .append(": not measured. ")
                        .append(missing.reason())
                        .append('\n'));
        report.exclusions()
                .forEach(left -> text.append(String.format(
                        Locale.ROOT,
                        "  Left out, %s: %.3f mm2%n",
                        left.label(),
                        left.area().mm2())));
        if (!report.notLookedFor().isEmpty()) {
            text.append("  Not looked for: ")
                    .append(String.join(", ", report.notLookedFor()))
                    .append('\n');
        }
        report.grading().ifPresent(grading -> text.append('\n').append(GradingText.of(grading)));
        return text.toString();
    }

    private static String line(Measured measured) {
        String interval = measured.interval()
                .map(bounds -> " (" + Math.round(100 * bounds.confidence()) + " % interval " + number(bounds.lower())
                        + " to " + number(bounds.upper()) + ")")
                .orElse("");
        String value = (number(measured.value()) + " " + measured.key().unitInText()).strip();
        return "  " + measured.key().label() + ": " + value + interval + ", on "
                + measured.denominator().text(number(measured.denominator().value())) + "\n";
    }

    private static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || value == Math.rint(value) ? "%.0f" : size >= 10 ? "%.1f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
