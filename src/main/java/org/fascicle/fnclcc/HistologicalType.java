package org.fascicle.fnclcc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A histological type with its differentiation score, two sources side by side where they disagree.
 *
 * @param score points by the first source; empty for a tumour that FNCLCC does not grade
 * @param otherScore points by a second source that disagrees
 * @param flag code of the flag that this type raises
 */
public record HistologicalType(
        String name,
        List<String> synonyms,
        OptionalInt score,
        Source source,
        OptionalInt otherScore,
        Optional<Source> otherSource,
        Optional<String> flag) {

    public HistologicalType {
        synonyms = List.copyOf(synonyms);
    }

    public boolean isCalled(String words) {
        return name.equalsIgnoreCase(words) || synonyms.stream().anyMatch(words::equalsIgnoreCase);
    }

    /** Every score that a source gives; all three where none does. */
    public SortedSet<Integer> possibleScores() {
        SortedSet<Integer> scores = new TreeSet<>();
        score.ifPresent(scores::add);
        otherScore.ifPresent(scores::add);
        return scores.isEmpty() ? Component.DIFFERENTIATION.points() : scores;
    }
}
