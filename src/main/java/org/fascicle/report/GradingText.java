package org.fascicle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fascicle.fnclcc.Component;
import org.fascicle.fnclcc.Distribution;
import org.fascicle.fnclcc.Flag;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.Mib1Variant;
import org.fascicle.fnclcc.Score;
import org.fascicle.fnclcc.WhatIf;

/** A grading as a person reads it on a terminal; lines are not wrapped. */
public final class GradingText {

    /** A less likely grade is in the list of probabilities alone. */
    private static final double WORTH_A_WORD = 0.05;

    private final Grading grading;
    private final List<String> lines = new ArrayList<>();

    private GradingText(Grading grading) {
        this.grading = grading;
    }

    /** Lines, each ended by a line feed. */
    public static String of(Grading grading) {
        GradingText text = new GradingText(grading);
        text.lines.add(headline(grading));
        text.components();
        text.doubt();
        text.whatIfs();
        text.section(
                "What would change the grade",
                grading.changes().stream()
                        .map(change -> change.sentence() + ": total " + change.total() + ", grade " + change.grade())
                        .toList());
        text.section("Care", grading.flags().stream().map(GradingText::flag).toList());
        text.section("Good to know", grading.remarks());
        text.section(
                "MIB-1 variant, another system than FNCLCC",
                grading.mib1().map(GradingText::mib1).stream().toList());
        return String.join("\n", text.lines) + "\n";
    }

    /** The answer in one line, never without what weakens it. */
    public static String headline(Grading grading) {
        String answer = answer(grading).replace("Not graded:", "Not graded by FNCLCC:");
        return answer + (grading.verdict().namesAGrade() ? ", " : "; ") + beside(grading);
    }

    /** What may be said first: a grade, or why there is none. */
    static String answer(Grading grading) {
        return switch (grading.verdict()) {
            case NOT_APPLICABLE -> "Not graded: " + reasonFor(grading);
            case HIGH_BY_DEFINITION -> "Not graded: high grade by definition";
            case NOT_GRADED -> "Not graded: missing " + joined(grading.missing(), " and ");
            case DESCRIPTIVE, GRADED -> "FNCLCC grade " + grading.grade().getAsInt();
        };
    }

    private static String reasonFor(Grading grading) {
        return grading.flags().stream()
                .filter(flag -> flag.effect() == Flag.Effect.NOT_GRADED)
                .map(flag -> flag.code().equals("neoadjuvant") ? "treated before" : "another scheme's tumour")
                .findFirst()
                .orElseThrow();
    }

    /** The points behind the answer and how sure they make it. */
    static String beside(Grading grading) {
        return switch (grading.verdict()) {
            case NOT_APPLICABLE, HIGH_BY_DEFINITION -> "points of " + points(grading) + " only describe";
            case NOT_GRADED ->
                grading.total().isPresent()
                        ? "as it stands " + sum(grading) + " would be grade "
                                + grading.grade().getAsInt() + open(grading)
                        : possible(grading);
            case DESCRIPTIVE -> sum(grading) + open(grading) + "; descriptive only, see below";
            case GRADED -> sum(grading) + probability(grading) + open(grading);
        };
    }

    private static String points(Grading grading) {
        return joined(
                grading.scores().stream()
                        .map(score -> score.component().words() + " "
                                + (score.isAssessable() ? score.points().getAsInt() : "not assessable"))
                        .toList(),
                ", ");
    }

    private static String sum(Grading grading) {
        return "total " + grading.total().getAsInt() + " = "
                + joined(
                        grading.scores().stream()
                                .map(score -> Integer.toString(score.points().getAsInt()))
                                .toList(),
                        " + ");
    }

    private static String open(Grading grading) {
        return grading.possibleGrades().size() > 1 ? ", " + range("grade", grading.possibleGrades()) + " possible" : "";
    }

    /** The plain rule's grade keeps its name; a likelier one stands beside it. */
    private static String probability(Grading grading) {
        if (grading.shownGrades().isEmpty()) {
            return "";
        }
        Distribution grades = grading.shownGrades().get();
        String likelier = grading.likelier().isPresent()
                ? "; grade " + grading.likelier().getAsInt() + " is likelier, "
                        + percent(grades.of(grading.likelier().getAsInt()))
                : "";
        return ", probability " + percent(grades.of(grading.grade().getAsInt())) + likelier;
    }

    /** Grades that the points leave open, and others that chance makes worth a word. */
    private static String possible(Grading grading) {
        SortedSet<Integer> byChance = new TreeSet<>();
        grading.whatIfs()
                .forEach(whatIf -> whatIf.grades()
                        .ifPresent(of -> of.probabilities().forEach((grade, p) -> {
                            if (p >= WORTH_A_WORD && !grading.possibleGrades().contains(grade)) {
                                byChance.add(grade);
                            }
                        })));
        return "the points leave " + range("grade", grading.possibleGrades()) + " open"
                + (byChance.isEmpty() ? "" : ", chance " + range("grade", byChance) + " too");
    }

    private static String joined(List<String> words, String between) {
        return String.join(between, words);
    }

    private void components() {
        for (Score score : grading.scores()) {
            String points = score.points().isPresent()
                    ? Integer.toString(score.points().getAsInt())
                    : range("", score.possible()).strip();
            lines.add(String.format(
                    Locale.ROOT, "  %-15s  %-10s  %s", name(score.component()), points, score.sentence()));
        }
    }

    private static String name(Component component) {
        return component.name().toLowerCase(Locale.ROOT);
    }

    private void doubt() {
        List<String> doubts = new ArrayList<>();
        grading.shownGrades().flatMap(any -> grading.totals()).ifPresent(of -> doubts.add("total " + likely(of)));
        grading.shownGrades().ifPresent(of -> doubts.add("grade " + likely(of)));
        section("How sure, counting chance in counts and areas and the errors of an unreviewed detector", doubts);
    }

    private void whatIfs() {
        section(
                "The open component",
                grading.whatIfs().stream().map(GradingText::whatIf).toList());
    }

    static String whatIf(WhatIf whatIf) {
        return whatIf.component().words() + " " + whatIf.points() + ": total " + whatIf.total() + ", grade "
                + whatIf.grade()
                + whatIf.grades().map(of -> " (" + likely(of) + ")").orElse("");
    }

    private static String flag(Flag flag) {
        return effect(flag) + ": " + flag.reason() + " [" + flag.source().citation() + "]";
    }

    /** As words: not graded, descriptive, caution, note. */
    static String effect(Flag flag) {
        return flag.effect().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String mib1(Mib1Variant variant) {
        String total = variant.total().isPresent()
                ? " Total " + variant.total().getAsInt() + ", grade "
                        + variant.grade().getAsInt() + "."
                : "";
        return variant.sentence() + total + " [" + variant.source().citation() + "]";
    }

    private void section(String title, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add(title);
            entries.forEach(entry -> lines.add("  " + entry));
        }
    }

    /** "1: 12 %, 2: 88 %". */
    public static String likely(Distribution distribution) {
        return distribution.probabilities().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + ": " + percent(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String range(String noun, SortedSet<Integer> values) {
        String list = values.stream().map(Object::toString).collect(Collectors.joining(", "));
        int last = list.lastIndexOf(", ");
        return noun + " " + (last < 0 ? list : list.substring(0, last) + " or " + list.substring(last + 2));
    }

    /** Whole per cent that never round a doubt away. */
    static String percent(double probability) {
        if (probability > 0 && probability < 0.01) {
            return "< 1 %";
        }
        if (probability < 1 && probability > 0.99) {
            return "> 99 %";
        }
        return Math.round(100 * probability) + " %";
    }
}
