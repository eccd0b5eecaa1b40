package org.fascicle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
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

    /** The plain answer in one line, never without what weakens it. */
    public static String headline(Grading grading) {
        if (grading.grade().isEmpty()) {
            String missing = grading.scores().stream()
                    .filter(score -> !score.isAssessable())
                    .map(score -> score.component().words())
                    .collect(Collectors.joining(" and "));
            return "FNCLCC: no grade without " + missing + "; possible: " + range("grade", grading.possibleGrades());
        }
        String sum = grading.scores().stream()
                .map(score -> Integer.toString(score.points().getAsInt()))
                .collect(Collectors.joining(" + "));
        String sure = grading.grades()
                .map(of -> ", probability " + percent(of.of(grading.grade().getAsInt())))
                .orElse("");
        String open = grading.possibleGrades().size() > 1
                ? ", " + range("grade", grading.possibleGrades()) + " possible"
                : "";
        return "FNCLCC grade " + grading.grade().getAsInt() + ", total "
                + grading.total().getAsInt() + " = " + sum + sure + open
                + (grading.isDescriptive() ? "; descriptive only, see below" : "");
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
        grading.totals().ifPresent(of -> doubts.add("total " + likely(of)));
        grading.grades().ifPresent(of -> doubts.add("grade " + likely(of)));
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
        return flag.effect().name().toLowerCase(Locale.ROOT) + ": " + flag.reason() + " ["
                + flag.source().citation() + "]";
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

    static String likely(Distribution distribution) {
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
