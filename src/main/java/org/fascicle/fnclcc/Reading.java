package org.fascicle.fnclcc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One combination of points with its total and grade. */
public record Reading(int differentiation, int mitoses, int necrosis, int total, int grade) {

    static final int HIGHEST_TOTAL = 8;

    /** All combinations of these points, in ascending order. */
    public static List<Reading> of(
            RuleBook book, Set<Integer> differentiation, Set<Integer> mitoses, Set<Integer> necrosis) {
        List<Reading> readings = new ArrayList<>();
        for (int d : new java.util.TreeSet<>(differentiation)) {
            for (int m : new java.util.TreeSet<>(mitoses)) {
                for (int n : new java.util.TreeSet<>(necrosis)) {
                    readings.add(new Reading(d, m, n, d + m + n, book.grade(d + m + n)));
                }
            }
        }
        return readings;
    }
}
