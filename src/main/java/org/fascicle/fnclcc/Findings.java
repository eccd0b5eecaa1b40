package org.fascicle.fnclcc;

import java.util.Optional;
import org.fascicle.measure.Proportion;

/**
 * Everything that grading asks about one specimen.
 *
 * @param ki67 MIB-1 positive among all tumour nuclei, for the variant that is reported apart
 */
public record Findings(
        Differentiation differentiation, Mitoses mitoses, Necrosis necrosis, Specimen specimen, Optional<Double> ki67) {

    public Findings {
        if (ki67.isPresent() && !(ki67.get() >= 0 && ki67.get() <= 1)) {
            throw new IllegalArgumentException("A Ki-67 index is 0 to 1, not " + ki67.get() + ".");
        }
    }

    public static Findings of(Differentiation differentiation, Mitoses mitoses, Necrosis necrosis, Specimen specimen) {
        return new Findings(differentiation, mitoses, necrosis, specimen, Optional.empty());
    }

    public Findings withKi67(double index) {
        return new Findings(differentiation, mitoses, necrosis, specimen, Optional.of(index));
    }

    public Findings withKi67(Proportion index) {
        return withKi67(index.value());
    }
}
