package org.fascicle.fnclcc;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A pathologist's call on differentiation: a number, a histological type, probabilities, or nothing.
 *
 * <p>Never computed from pixels.
 *
 * @param score the points where they are stated; empty where not assessable or given as probabilities only
 * @param possible the points that the statement leaves open
 * @param type the histological type where it was named
 * @param probabilities how sure the person is, where said
 */
public record Differentiation(
        OptionalInt score,
        SortedSet<Integer> possible,
        Optional<HistologicalType> type,
        Optional<Distribution> probabilities) {

    public Differentiation {
        if (possible.isEmpty() || !Component.DIFFERENTIATION.points().containsAll(possible)) {
            throw new IllegalArgumentException("Differentiation scores 1, 2 or 3, not " + possible + ".");
        }
        possible = new TreeSet<>(possible);
    }

    /** A number, 1 to 3. */
    public static Differentiation ofScore(int score) {
        return new Differentiation(
                OptionalInt.of(score),
                new TreeSet<>(java.util.Set.of(score)),
                Optional.empty(),
                Optional.of(Distribution.certain(score)));
    }

    /** By histological type; where two sources disagree the first one scores and both remain possible. */
    public static Differentiation ofType(HistologicalType type) {
        Optional<Distribution> certain = type.score().isPresent()
                ? Optional.of(Distribution.certain(type.score().getAsInt()))
                : Optional.empty();
        return new Differentiation(type.score(), type.possibleScores(), Optional.of(type), certain);
    }

    /** A person's own doubt: probabilities of 1, 2 and 3. The likeliest (the lower on a tie) is the plain answer. */
    public static Differentiation ofProbabilities(Distribution probabilities) {
        SortedSet<Integer> possible =
                new TreeSet<>(probabilities.probabilities().keySet());
        possible.removeIf(score -> probabilities.of(score) == 0);
        int likeliest = possible.stream()
                .reduce((a, b) -> probabilities.of(b) > probabilities.of(a) ? b : a)
                .orElseThrow();
        return new Differentiation(OptionalInt.of(likeliest), possible, Optional.empty(), Optional.of(probabilities));
    }

    /** Nobody has said. */
    public static Differentiation notAssessable() {
        return new Differentiation(
                OptionalInt.empty(), Component.DIFFERENTIATION.points(), Optional.empty(), Optional.empty());
    }
}
