package org.fascicle.review;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.Verdict;

/**
 * One place that may be a mitotic figure: found by the detector, or added by a person.
 *
 * @param key its number in mitoses.csv, or the name under which it was added
 * @param xPx full-resolution column, pixel centres at whole numbers
 * @param score 0 to 1; empty where a person added it
 * @param counted whether the detector's own count takes it
 * @param decision what holds of it now
 * @param said what each of several readers says of it, by name
 */
record Candidate(
        String key,
        double xPx,
        double yPx,
        Optional<Double> score,
        boolean counted,
        Optional<Decision> decision,
        Map<String, String> said) {

    Optional<Verdict> verdict() {
        return decision.flatMap(Decision::said)
                .filter(CandidateVerdict.class::isInstance)
                .map(said -> ((CandidateVerdict) said).verdict());
    }

    /** A person holds it for a mitotic figure. */
    boolean isFigure() {
        return verdict()
                .filter(said -> said == Verdict.ACCEPTED || said == Verdict.ADDED)
                .isPresent();
    }

    /** Nobody has said yet whether it is one; it is asked about where the detector would count it. */
    boolean isOpen() {
        return verdict().map(said -> said == Verdict.UNSURE).orElse(counted);
    }

    /** Whether readers differ, of so many in all: a figure that one added and the other did not is none to the other. */
    boolean isDisputed(int readers) {
        return new HashSet<>(said.values()).size() > 1
                || said.containsValue(Verdict.ADDED.word()) && said.size() < readers;
    }

    /** The word on which all of so many readers agree. */
    Optional<Verdict> agreed(int readers) {
        return readers >= 2 && said.size() == readers && !isDisputed(readers)
                ? said.values().stream()
                        .findFirst()
                        .map(word -> Verdict.valueOf(word.toUpperCase(Locale.ROOT)))
                        .filter(verdict -> verdict != Verdict.UNSURE)
                : Optional.empty();
    }
}
