package org.fascicle.patient;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fascicle.fnclcc.Distribution;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.WhatIf;
import org.fascicle.measure.Interval;
import org.fascicle.report.Drawing;

/**
 * The patient over time in one picture: a row per quantity, a column per specimen.
 *
 * <p>A disc is what was measured, its line the 95 % interval; an open diamond is a person's word, which counts. Dashed lines
 * are the cuts of FNCLCC. The last row shows the probabilities of the grades, where they can be stated.
 */
final class Timeline {

    private static final double WIDTH = 760;
    private static final double LABELS = 170;
    private static final double RIGHT = 12;
    private static final double HEAD = 54;
    private static final double ROW = 112;
    private static final double PAD = 16;
    private static final double GRADE_ROW = 84;
    private static final double BAR = 84;

    private static final String INK = "#1d1b26";
    private static final String QUIET = "#625f70";
    private static final String FAINT = "#e2e0e9";
    private static final String MARK = "#44307a";
    private static final String PERSON = "#8f4400";
    private static final String[] GRADES = {"#ddd6ee", "#9483c4", "#44307a"};

    private static final RuleBook BOOK = RuleBook.standard();

    private final PatientReport report;
    private final List<QuantityKey> keys;
    private final Drawing drawing;

    private Timeline(PatientReport report) {
        this.report = report;
        this.keys = List.of(QuantityKey.values()).stream().filter(this::isKnown).toList();
        this.drawing = new Drawing(WIDTH, HEAD + keys.size() * ROW + GRADE_ROW + 14);
    }

    static Drawing of(PatientReport report) {
        Timeline timeline = new Timeline(report);
        timeline.head();
        for (int i = 0; i < timeline.keys.size(); i++) {
            timeline.row(timeline.keys.get(i), HEAD + i * ROW);
        }
        timeline.grades(HEAD + timeline.keys.size() * ROW);
        return timeline.drawing;
    }

    private boolean isKnown(QuantityKey key) {
        return report.specimens().stream()
                .anyMatch(specimen -> specimen.quantity(key).value().isPresent());
    }

    private double x(int specimen) {
        double column = (WIDTH - LABELS - RIGHT) / report.specimens().size();
        return LABELS + (specimen + 0.5) * column;
    }

    private void head() {
        for (int i = 0; i < report.specimens().size(); i++) {
            SpecimenReport specimen = report.specimens().get(i);
            drawing.text(x(i), 20, specimen.id(), 14, Drawing.Anchor.MIDDLE, true, INK);
            drawing.text(
                    x(i),
                    37,
                    specimen.when().isEmpty() ? specimen.context() : specimen.context() + ", " + specimen.when(),
                    11,
                    Drawing.Anchor.MIDDLE,
                    false,
                    QUIET);
        }
    }

    private void row(QuantityKey key, double top) {
        Scale scale = new Scale(key, report.specimens(), top + PAD, top + ROW - PAD);
        frame(key, top, scale);
        cuts(key, scale);
        join(key, scale);
        for (int i = 0; i < report.specimens().size(); i++) {
            point(report.specimens().get(i).quantity(key), x(i), scale);
        }
    }

    private void frame(QuantityKey key, double top, Scale scale) {
        drawing.line(0, top, WIDTH, top, FAINT, 1, false);
        drawing.text(0, top + 24, key.label(), 13, Drawing.Anchor.START, true, INK);
        drawing.text(0, top + 40, key.unit().replace("mm2", "mm\u00b2"), 11, Drawing.Anchor.START, false, QUIET);
        drawing.line(LABELS, scale.y(0), WIDTH - RIGHT, scale.y(0), FAINT, 1, false);
        drawing.text(LABELS - 8, scale.y(0) + 4, "0", 10, Drawing.Anchor.END, false, QUIET);
        drawing.text(LABELS - 8, scale.y(scale.top) + 4, Shown.number(scale.top), 10, Drawing.Anchor.END, false, QUIET);
    }

    private void cuts(QuantityKey key, Scale scale) {
        for (double cut : cutsOf(key)) {
            if (cut < scale.top) {
                drawing.line(LABELS, scale.y(cut), WIDTH - RIGHT, scale.y(cut), PERSON, 0.7, true);
                drawing.text(LABELS - 8, scale.y(cut) + 4, Shown.number(cut), 10, Drawing.Anchor.END, false, PERSON);
            }
        }
    }

    private static double[] cutsOf(QuantityKey key) {
        return switch (key) {
            case MITOSES -> new double[] {BOOK.from("mitoses", 2), BOOK.from("mitoses", 3)};
            case NECROSIS -> new double[] {100 * BOOK.from("necrosis", 2)};
            default -> new double[0];
        };
    }

    private void join(QuantityKey key, Scale scale) {
        for (int i = 1; i < report.specimens().size(); i++) {
            Optional<Double> before =
                    report.specimens().get(i - 1).quantity(key).value();
            Optional<Double> after = report.specimens().get(i).quantity(key).value();
            if (before.isPresent() && after.isPresent()) {
                drawing.line(x(i - 1), scale.y(before.get()), x(i), scale.y(after.get()), FAINT, 1.5, false);
            }
        }
    }

    private void point(Quantity quantity, double x, Scale scale) {
        if (quantity.value().isEmpty()) {
            drawing.text(x, scale.y(0) - 6, "not assessed", 10, Drawing.Anchor.MIDDLE, false, QUIET);
            return;
        }
        quantity.interval().ifPresent(interval -> whisker(interval, x, scale));
        quantity.measured().ifPresent(value -> mark(value, x, scale, false));
        quantity.decided().ifPresent(value -> mark(value, x, scale, true));
    }

    private void whisker(Interval interval, double x, Scale scale) {
        double low = scale.y(interval.lower());
        double high = scale.y(interval.upper());
        drawing.line(x, low, x, high, MARK, 1.5, false);
        drawing.line(x - 4, low, x + 4, low, MARK, 1.5, false);
        drawing.line(x - 4, high, x + 4, high, MARK, 1.5, false);
    }

    private void mark(double value, double x, Scale scale, boolean person) {
        if (person) {
            drawing.diamond(x, scale.y(value), 5.5, PERSON);
            drawing.text(
                    x - 11,
                    scale.y(value) + 4,
                    Shown.number(value) + " (person)",
                    11,
                    Drawing.Anchor.END,
                    false,
                    PERSON);
        } else {
            drawing.disc(x, scale.y(value), 4, MARK);
            drawing.text(x + 9, scale.y(value) + 4, Shown.number(value), 11, Drawing.Anchor.START, false, INK);
        }
    }

    private void grades(double top) {
        drawing.line(0, top, WIDTH, top, FAINT, 1, false);
        drawing.text(0, top + 24, "FNCLCC grade", 13, Drawing.Anchor.START, true, INK);
        drawing.text(0, top + 40, "probability of 1, 2, 3", 11, Drawing.Anchor.START, false, QUIET);
        for (int i = 0; i < report.specimens().size(); i++) {
            Grading grading = report.specimens().get(i).grading();
            drawing.text(x(i), top + 22, answer(grading), 13, Drawing.Anchor.MIDDLE, true, INK);
            double x = x(i);
            grading.shownGrades().ifPresent(of -> bar(of, x - BAR / 2, top + 32, 14));
            if (!grading.isDescriptive()) {
                whatIfs(grading, x, top + 30);
            }
            drawing.text(x, top + 82, beside(grading), 10, Drawing.Anchor.MIDDLE, false, PERSON);
        }
    }

    private static String answer(Grading grading) {
        return switch (grading.verdict()) {
            case GRADED, DESCRIPTIVE ->
                grading.grade().getAsInt() + " (total " + grading.total().getAsInt() + ")";
            case HIGH_BY_DEFINITION -> "high by definition";
            case NOT_APPLICABLE, NOT_GRADED -> "not graded";
        };
    }

    private static String beside(Grading grading) {
        return switch (grading.verdict()) {
            case GRADED -> "";
            case DESCRIPTIVE -> "descriptive only";
            case HIGH_BY_DEFINITION, NOT_APPLICABLE -> "points only describe";
            case NOT_GRADED ->
                grading.possibleGrades().stream().map(String::valueOf).collect(Collectors.joining(" or "))
                        + " possible";
        };
    }

    /** One thin bar for each value of the only open component. */
    private void whatIfs(Grading grading, double x, double top) {
        double y = top;
        for (WhatIf whatIf : grading.grades().isPresent() ? List.<WhatIf>of() : grading.whatIfs()) {
            double middle = y + 9;
            drawing.text(
                    x - BAR / 2 - 6,
                    middle,
                    "if " + whatIf.component().words().replaceFirst("^tumour ", "") + " " + whatIf.points(),
                    9,
                    Drawing.Anchor.END,
                    false,
                    QUIET);
            double barTop = y;
            whatIf.grades().ifPresent(of -> bar(of, x - BAR / 2, barTop, 11));
            y += 13;
        }
    }

    private void bar(Distribution grades, double left, double top, double high) {
        double x = left;
        for (int grade = 1; grade <= GRADES.length; grade++) {
            double part = BAR * grades.of(grade);
            if (part > 0.25) {
                drawing.box(x, top, part, high, GRADES[grade - 1]);
            }
            if (part > 14) {
                drawing.text(
                        x + part / 2,
                        top + high - 2.5,
                        Integer.toString(grade),
                        10,
                        Drawing.Anchor.MIDDLE,
                        true,
                        grade == 1 ? INK : "#ffffff");
            }
            x += part;
        }
    }

    /** From a quantity's values to heights, from 0 to a round number above the largest value or bound. */
    private static final class Scale {

        private final double top;
        private final double upperY;
        private final double lowerY;

        Scale(QuantityKey key, List<SpecimenReport> specimens, double upperY, double lowerY) {
            double largest = specimens.stream()
                    .map(specimen -> specimen.quantity(key))
                    .mapToDouble(Scale::largest)
                    .max()
                    .orElse(1);
            this.top = round(Math.max(largest, 1));
            this.upperY = upperY;
            this.lowerY = lowerY;
        }

        private static double largest(Quantity quantity) {
            return Math.max(
                    quantity.interval().map(Interval::upper).orElse(0.0),
                    Math.max(quantity.measured().orElse(0.0), quantity.decided().orElse(0.0)));
        }

        /** The next 1, 2, 2.5 or 5 times a power of ten. */
        private static double round(double value) {
            double power = Math.pow(10, Math.floor(Math.log10(value)));
            for (double step : new double[] {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8}) {
                if (value <= step * power) {
                    return step * power;
                }
            }
            return 10 * power;
        }

        double y(double value) {
            return lowerY - (lowerY - upperY) * Math.min(value, top) / top;
        }
    }
}
