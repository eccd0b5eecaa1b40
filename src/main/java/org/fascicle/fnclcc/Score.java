package org.fascicle.fnclcc;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The points of one component.
 *
 * @param points the plain answer; empty where not assessable
 * @param possible the points that the findings leave open, leaving chance aside
 * @param probabilities the points with chance counted in, where it can be
 * @param sentence how the finding became points
 * @param source whose rule it is
 */
public record Score(
        Component component,
        OptionalInt points,
        SortedSet<Integer> possible,
        Optional<Distribution> probabilities,
        String sentence,
        Source source) {

    public Score {
        possible = Collections.unmodifiableSortedSet(new TreeSet<>(possible));
    }

    public boolean isAssessable() {
        return points.isPresent();
    }
}
