package org.fascicle.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.fnclcc.Distribution;
import org.fascicle.fnclcc.Flag;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.Score;
import org.fascicle.fnclcc.Verdict;
import org.fascicle.fnclcc.WhatIf;

/** A grading as texts for the page: answer, sum, points with their ground, doubt, flags, sources. */
final class GradingView {

    private static final double ALMOST_SURE = 0.99;

    private final Grading grading;

    private GradingView(Grading grading) {
        this.grading = grading;
    }

    static Map<String, Object> of(Grading grading) {
        return new GradingView(grading).values();
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("answer", GradingText.answer(grading));
        values.put("sum", Page.sentenceCase(Page.unit(GradingText.beside(grading))) + ".");
        values.put("descriptive", grading.verdict() == Verdict.DESCRIPTIVE);
        values.put("parts", grading.scores().stream().map(GradingView::part).toList());
        values.put("bars", grading.shownGrades().map(GradingView::bars).orElse(List.of()));
        values.put(
                "whatIfs", grading.whatIfs().stream().map(GradingView::whatIf).toList());
        values.put(
                "changes",
                grading.changes().stream()
                        .map(change -> Page.unit(change.sentence()) + ": total " + change.total() + ", grade "
                                + change.grade())
                        .toList());
        values.put(
                "cautions", grading.flags().stream().map(GradingView::caution).toList());
        values.put("remarks", remarks());
        values.put("sources", sources());
        return values;
    }

    private static Map<String, Object> part(Score score) {
        String points = score.points().isPresent()
                ? Integer.toString(score.points().getAsInt())
                : score.possible().stream().map(Object::toString).collect(Collectors.joining("/"));
        return Map.of(
                "label",
                Page.sentenceCase(score.component().words()),
                "points",
                points,
                "open",
                !score.isAssessable(),
                "ground",
                Page.unit(score.sentence()),
                "chance",
                score.probabilities()
                        .filter(GradingView::isOpen)
                        .map(of -> Page.sentenceCase(chance(of)) + ".")
                        .orElse(""));
    }

    private static String whatIf(WhatIf whatIf) {
        return Page.sentenceCase(whatIf.component().words()) + " " + whatIf.points() + ": total " + whatIf.total()
                + ", grade " + whatIf.grade()
                + whatIf.grades()
                        .filter(GradingView::isOpen)
                        .map(of -> " (" + chance(of) + ")")
                        .orElse("");
    }

    private static String chance(Distribution values) {
        return "probabilities: "
                + values.probabilities().entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry -> GradingText.percent(entry.getValue()) + " for " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static boolean isOpen(Distribution distribution) {
        return distribution.probabilities().values().stream().noneMatch(p -> p > ALMOST_SURE);
    }

    private static List<Map<String, String>> bars(Distribution grades) {
        List<Map<String, String>> bars = new ArrayList<>();
        for (int grade = 1; grade <= 3; grade++) {
            bars.add(Map.of(
                    "label",
                    "Grade " + grade,
                    "percent",
                    grades.of(grade) == 0 ? "0 %" : GradingText.percent(grades.of(grade)),
                    "width",
                    Figures.fixed(100 * grades.of(grade), 1)));
        }
        return bars;
    }

    private static Map<String, Object> caution(Flag flag) {
        return Map.of(
                "effect",
                GradingText.effect(flag),
                "grave",
                flag.effect().compareTo(Flag.Effect.NOTE) < 0,
                "sentence",
                Page.unit(flag.reason()),
                "source",
                flag.source().citation());
    }

    private List<String> remarks() {
        Stream<String> mib1 = grading.mib1().stream()
                .map(variant -> "MIB-1 variant, another system than FNCLCC: " + variant.sentence()
                        + (variant.total().isPresent()
                                ? " Total " + variant.total().getAsInt() + ", grade "
                                        + variant.grade().getAsInt() + "."
                                : ""));
        return Stream.concat(grading.remarks().stream(), mib1).map(Page::unit).toList();
    }

    private List<String> sources() {
        return Stream.concat(
                        grading.scores().stream().map(score -> score.source().citation()),
                        grading.mib1().stream().map(variant -> variant.source().citation()))
                .distinct()
                .toList();
    }
}
