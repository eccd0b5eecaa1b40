package org.fascicle.fnclcc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.fascicle.measure.Interval;

/**
 * A grade with everything that must stand beside it.
 *
 * @param findings what was graded
 * @param total the plain answer, 2 to 8; empty where a component is missing
 * @param grade the plain answer, 1 to 3; empty where a component is missing
 * @param possibleTotals totals that the findings leave open, leaving chance aside
 * @param possibleGrades grades that the findings leave open, leaving chance aside
 * @param totals probabilities of the total, where all three components have some
 * @param grades probabilities of the grade, likewise
 * @param mitosesIn1734 the 95 % interval of the mitotic count in 1.734 mm2 by chance of counting, where there is a count
 * @param likelyRate the rate beside the count, where a program chose the window or nobody reviewed its count
 * @param flags reasons for care, the gravest first
 * @param changes what would have to change to change the grade
 * @param whatIfs the grade for each value of the only open component, where one alone is open
 * @param mib1 the MIB-1 variant, where a Ki-67 index was given
 * @param remarks sentences good to know, among them on staging
 */
public record Grading(
        Findings findings,
        Score differentiation,
        Score mitoses,
        Score necrosis,
        OptionalInt total,
        OptionalInt grade,
        SortedSet<Integer> possibleTotals,
        SortedSet<Integer> possibleGrades,
        Optional<Distribution> totals,
        Optional<Distribution> grades,
        Optional<Interval> mitosesIn1734,
        Optional<LikelyRate> likelyRate,
        List<Flag> flags,
        List<Change> changes,
        List<WhatIf> whatIfs,
        Optional<Mib1Variant> mib1,
        List<String> remarks) {

    public Grading {
        possibleTotals = Collections.unmodifiableSortedSet(new TreeSet<>(possibleTotals));
        possibleGrades = Collections.unmodifiableSortedSet(new TreeSet<>(possibleGrades));
        flags = List.copyOf(flags);
        changes = List.copyOf(changes);
        whatIfs = List.copyOf(whatIfs);
        remarks = List.copyOf(remarks);
    }

    public Verdict verdict() {
        return Verdict.of(this);
    }

    /** Whether points and total at most describe, because the rule was not made for this specimen. */
    public boolean isDescriptive() {
        return flags.stream()
                .anyMatch(flag -> flag.effect() == Flag.Effect.DESCRIPTIVE || flag.effect() == Flag.Effect.NOT_GRADED);
    }

    /** Whether the count is a program's that no person has looked through. */
    public boolean awaitsReview() {
        return findings.mitoses().isAssessable() && findings.mitoses().counter() == Mitoses.Counter.UNREVIEWED_DETECTOR;
    }

    /** What keeps a grade from being named, in a pathologist's words; empty where nothing is missing. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Score score : scores()) {
            if (!score.isAssessable()) {
                missing.add(score.component().words());
            } else if (score.component() == Component.MITOSES && awaitsReview()) {
                missing.add("a person's review of the mitotic count");
            }
        }
        return missing;
    }

    /** Probabilities where they may stand beside the answer: not where the grade only describes. */
    public Optional<Distribution> shownGrades() {
        return isDescriptive() ? Optional.empty() : grades;
    }

    /** Another grade than the plain rule's that is likelier. */
    public OptionalInt likelier() {
        return shownGrades().stream()
                .flatMap(of -> of.probabilities().entrySet().stream()
                        .filter(each -> grade.isPresent() && each.getValue() > of.of(grade.getAsInt())))
                .max(Map.Entry.comparingByValue())
                .map(each -> OptionalInt.of(each.getKey()))
                .orElse(OptionalInt.empty());
    }

    public List<Score> scores() {
        return List.of(differentiation, mitoses, necrosis);
    }
}
