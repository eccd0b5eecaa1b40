package org.fascicle.pipeline;

import java.util.Optional;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.Specimen;

/**
 * What a person says of a specimen; it stands beside what the program measured, and is graded in its place.
 *
 * @param differentiation always a person's call
 * @param specimen which tumour, how taken, what came before
 * @param mitoses a person's count, in place of the detector's
 * @param necrosis a person's share, in place of the measured one
 */
public record HumanFindings(
        Differentiation differentiation, Specimen specimen, Optional<Mitoses> mitoses, Optional<Necrosis> necrosis) {

    /** Nobody said anything. */
    public static HumanFindings none() {
        return of(Differentiation.notAssessable(), Specimen.of(Specimen.Context.UNKNOWN));
    }

    /** A person's differentiation; count and necrosis as measured. */
    public static HumanFindings of(Differentiation differentiation, Specimen specimen) {
        return new HumanFindings(differentiation, specimen, Optional.empty(), Optional.empty());
    }
}
