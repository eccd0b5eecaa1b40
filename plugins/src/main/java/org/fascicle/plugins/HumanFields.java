package org.fascicle.plugins;

import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Specimen;

/** The fields of a dialog that only a pathologist can fill; empty to begin with. */
final class HumanFields {

    private static final String NOT_SAID = "not_said";
    private static final String[] DIFFERENTIATIONS = {NOT_SAID, "1", "2", "3"};

    private String differentiation = NOT_SAID;
    private Specimen.Context context = Specimen.Context.UNKNOWN;

    void addTo(Form dialog) {
        dialog.addChoice("Differentiation", DIFFERENTIATIONS, differentiation);
        dialog.addChoice("Specimen", Names.of(Specimen.Context.values()), Names.of(context));
    }

    /** Reads them in the order in which they were added. */
    void readFrom(Form dialog) {
        differentiation = dialog.getNextChoice();
        context = Names.value(Specimen.Context.class, dialog.getNextChoice());
    }

    HumanFindings findings() {
        Differentiation said = differentiation.equals(NOT_SAID)
                ? Differentiation.notAssessable()
                : Differentiation.ofScore(Integer.parseInt(differentiation));
        return HumanFindings.of(said, Specimen.of(context).takenBy(Specimen.Procedure.UNKNOWN));
    }
}
