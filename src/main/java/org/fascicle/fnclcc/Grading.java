package org.fascicle.fnclcc;

import java.util.Collections;
import java.util.List;
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
 * @param mitosesIn1734 the 95 % interval of the mitotic count in 1.734 mm2, where there is a count
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

    /** Whether the total only describes, because the rule was not made for this specimen. */
    public boolean isDescriptive() {
        return flags.stream().anyMatch(flag -> flag.effect() == Flag.Effect.DESCRIPTIVE);
    }

    public List<Score> scores() {
        return List.of(differentiation, mitoses, necrosis);
    }
}
