package org.fascicle.figure;

import java.util.List;
import java.util.Optional;
import org.fascicle.space.Region;

/**
 * What was found of a panel's scale bar: one, or none and why.
 *
 * @param candidates what could be one; several where there is no telling which
 * @param why there is no bar to go by, as a sentence; empty where there is one
 */
public record BarFinding(List<Bar> candidates, String why) {

    public BarFinding {
        candidates = List.copyOf(candidates);
    }

    static BarFinding of(List<Bar> candidates) {
        return switch (candidates.size()) {
            case 0 -> new BarFinding(candidates, "no scale bar was found");
            case 1 -> new BarFinding(candidates, "");
            default -> new BarFinding(candidates, candidates.size() + " lines could be its scale bar; none was chosen");
        };
    }

    static BarFinding notSought(String why) {
        return new BarFinding(List.of(), why);
    }

    /** The same among the candidates that lie in this region alone, where a person has shown it. */
    public BarFinding within(Region region) {
        return of(candidates.stream()
                .filter(candidate -> region.contains(candidate.box()))
                .toList());
    }

    /** The bar to go by. */
    public Optional<Bar> bar() {
        return why.isEmpty() ? Optional.of(candidates.get(0)) : Optional.empty();
    }
}
