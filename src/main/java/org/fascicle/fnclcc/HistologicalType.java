package org.fascicle.fnclcc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A histological type with its differentiation score, two sources side by side where they disagree.
 *
 * @param score points by the first source; empty for a tumour that FNCLCC does not grade
 * @param otherScore points by a second source that disagrees
 * @param flag what this type means for its grade, where it means something
 */
public record HistologicalType(
        String name,
        List<String> synonyms,
        OptionalInt score,
        Source source,
        OptionalInt otherScore,
        Optional<Source> otherSource,
        Optional<TypeFlag> flag) {

    public HistologicalType {
        synonyms = List.copyOf(synonyms);
    }

    /** By name, synonym or abbreviation, whatever the case, the hyphens and the side of the Atlantic. */
    public boolean isCalled(String words) {
        String asked = plain(words);
        return plain(name).equals(asked)
                || synonyms.stream().anyMatch(synonym -> plain(synonym).equals(asked));
    }

    private static String plain(String words) {
        return words.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("['\u2019]s\\b", "")
                .replaceAll("[\\s,/\u2010-]+", " ")
                .replaceAll("\\btumor", "tumour")
                .replace("haem", "hem");
    }

    /** Every score that a source gives; all three where none does. */
    public SortedSet<Integer> possibleScores() {
        SortedSet<Integer> scores = new TreeSet<>();
        score.ifPresent(scores::add);
        otherScore.ifPresent(scores::add);
        return scores.isEmpty() ? Component.DIFFERENTIATION.points() : scores;
    }
}
