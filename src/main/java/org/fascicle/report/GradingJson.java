package org.fascicle.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.fascicle.fnclcc.Change;
import org.fascicle.fnclcc.Distribution;
import org.fascicle.fnclcc.Flag;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.LikelyRate;
import org.fascicle.fnclcc.Mib1Variant;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Score;
import org.fascicle.fnclcc.WhatIf;
import org.fascicle.measure.DetectorError;
import org.fascicle.measure.Interval;

/**
 * A grading as plain maps and lists, ready for JSON; schema in docs/schema/grading.schema.json.
 *
 * <p>{@code score} and {@code grade} are the plain answers, null where a component is missing; the doubt, the grades that
 * remain possible and the flags always stand beside them.
 */
public final class GradingJson {

    private static final double DIGITS = 1e6;

    private GradingJson() {}

    public static Map<String, Object> of(Grading grading) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("system", "FNCLCC");
        json.put("headline", GradingText.headline(grading));
        json.put("score", number(grading.total()));
        json.put("grade", number(grading.grade()));
        json.put("verdict", grading.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("missing", grading.missing());
        json.put("descriptive", grading.isDescriptive());
        json.put("possible_scores", List.copyOf(grading.possibleTotals()));
        json.put("possible_grades", List.copyOf(grading.possibleGrades()));
        json.put(
                "score_probabilities",
                grading.shownGrades()
                        .flatMap(any -> grading.totals())
                        .map(GradingJson::probabilities)
                        .orElse(null));
        json.put(
                "grade_probabilities",
                grading.shownGrades().map(GradingJson::probabilities).orElse(null));
        json.put("components", components(grading));
        json.put("mitoses", mitoses(grading));
        json.put("changes", grading.changes().stream().map(GradingJson::change).toList());
        json.put("what_if", grading.whatIfs().stream().map(GradingJson::whatIf).toList());
        json.put("flags", grading.flags().stream().map(GradingJson::flag).toList());
        json.put("remarks", grading.remarks());
        json.put("mib1_variant", grading.mib1().map(GradingJson::mib1).orElse(null));
        return json;
    }

    private static Map<String, Object> components(Grading grading) {
        Map<String, Object> components = new LinkedHashMap<>();
        grading.scores()
                .forEach(score -> components.put(score.component().name().toLowerCase(Locale.ROOT), score(score)));
        return components;
    }

    private static Map<String, Object> score(Score score) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("points", number(score.points()));
        json.put("possible", List.copyOf(score.possible()));
        json.put(
                "probabilities",
                score.probabilities().map(GradingJson::probabilities).orElse(null));
        json.put("rule", score.sentence());
        json.put("source", score.source().citation());
        return json;
    }

    private static Map<String, Object> mitoses(Grading grading) {
        Mitoses mitoses = grading.findings().mitoses();
        if (!mitoses.isAssessable()) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", round(mitoses.number()));
        json.put("area_mm2", round(mitoses.area().mm2()));
        json.put("per_mm2", round(mitoses.inMitoticArea() / RuleBook.MITOTIC_AREA.mm2()));
        json.put("per_1_734_mm2", round(mitoses.inMitoticArea()));
        json.put(
                "interval_per_1_734_mm2",
                grading.mitosesIn1734().map(GradingJson::interval).orElse(null));
        json.put("likely_rate", grading.likelyRate().map(GradingJson::rate).orElse(null));
        json.put(
                "hotspot_p",
                mitoses.hotspot().map(window -> round(window.byChance())).orElse(null));
        json.put("detector_error", mitoses.error().map(GradingJson::error).orElse(null));
        json.put("counter", mitoses.counter().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return json;
    }

    private static Map<String, Object> rate(LikelyRate rate) {
        return ordered(
                "per_1_734_mm2",
                round(rate.perMitoticArea()),
                "per_mm2",
                round(rate.perMitoticArea() / RuleBook.MITOTIC_AREA.mm2()),
                "interval_per_1_734_mm2",
                interval(rate.interval()));
    }

    private static Map<String, Object> error(DetectorError error) {
        return ordered(
                "found",
                error.found(),
                "missed",
                error.missed(),
                "false",
                error.falseCount(),
                "false_mm2",
                error.falseMm2());
    }

    private static Map<String, Object> interval(Interval interval) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lower", round(interval.lower()));
        json.put("upper", round(interval.upper()));
        json.put("confidence", interval.confidence());
        json.put("method", interval.method());
        return json;
    }

    private static Map<String, Object> change(Change change) {
        return ordered(
                "component",
                change.component().name().toLowerCase(Locale.ROOT),
                "finding",
                change.sentence(),
                "points",
                change.points(),
                "score",
                change.total(),
                "grade",
                change.grade());
    }

    private static Map<String, Object> whatIf(WhatIf whatIf) {
        return ordered(
                "component",
                whatIf.component().name().toLowerCase(Locale.ROOT),
                "points",
                whatIf.points(),
                "score",
                whatIf.total(),
                "grade",
                whatIf.grade(),
                "grade_probabilities",
                whatIf.grades().map(GradingJson::probabilities).orElse(null));
    }

    private static Map<String, Object> flag(Flag flag) {
        return ordered(
                "code",
                flag.code(),
                "effect",
                flag.effect().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "reason",
                flag.reason(),
                "source",
                flag.source().citation());
    }

    private static Map<String, Object> mib1(Mib1Variant variant) {
        return ordered(
                "note",
                "another system than FNCLCC, reported apart",
                "ki67_index",
                round(variant.index()),
                "points",
                variant.points(),
                "score",
                number(variant.total()),
                "grade",
                number(variant.grade()),
                "rule",
                variant.sentence(),
                "source",
                variant.source().citation());
    }

    /** Points or grade to probability. */
    public static Map<String, Object> probabilities(Distribution distribution) {
        Map<String, Object> json = new LinkedHashMap<>();
        distribution.probabilities().forEach((value, p) -> json.put(Integer.toString(value), round(p)));
        return json;
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return json;
    }

    private static Integer number(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static double round(double value) {
        return Math.rint(value * DIGITS) / DIGITS;
    }
}
