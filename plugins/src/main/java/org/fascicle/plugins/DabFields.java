package org.fascicle.plugins;

import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.segment.positivity.Compartment;
import org.fascicle.segment.positivity.Marker;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.space.UserError;

/** The fields of a dialog that say where in the cell DAB is expected and from where on a nucleus is positive. */
final class DabFields {

    private final boolean asked;
    private Marker marker;
    private boolean fixedCuts = Remembered.flag("fixed_cuts", false);
    private double cut = Remembered.number("dab_cut", 0);

    private DabFields(boolean asked, Marker marker) {
        this.asked = asked;
        this.marker = marker;
    }

    /** Asks for the compartment. */
    static DabFields asking() {
        Compartment last =
                Names.value(Compartment.class, Remembered.text("compartment", Names.of(Marker.GENERIC.compartment())));
        return new DabFields(true, Marker.GENERIC.in(last));
    }

    /** Of a marker that is known. */
    static DabFields of(Marker marker) {
        return new DabFields(false, marker);
    }

    /** The same before anything is read. */
    DabFields copy() {
        return new DabFields(asked, marker);
    }

    void addTo(Form dialog) {
        if (asked) {
            dialog.addChoice("Compartment", Names.of(Compartment.values()), Names.of(compartment()));
        }
        dialog.addCheckbox(
                "Fixed_cuts (mean DAB density of 0.2; else set by this slide's own negative nuclei)", fixedCuts);
        dialog.addNumericField("DAB_cut", cut, 2, 6, "density of pixels and nuclei (0: told by this slide)");
    }

    /** Reads them in the order in which they were added. */
    void readFrom(Form dialog) {
        if (asked) {
            marker = marker.in(Names.value(Compartment.class, dialog.getNextChoice()));
            Remembered.keep("compartment", Names.of(compartment()));
        }
        fixedCuts = dialog.getNextBoolean();
        Remembered.keep("fixed_cuts", fixedCuts);
        cut = dialog.getNextNumber();
        Remembered.keep("dab_cut", cut);
        check();
    }

    private void check() {
        if (cut != 0 && !PositivityOptions.isCut(cut)) {
            throw UserError.input("DAB cut is a density of 0.05 to 2, or 0 where this slide is to tell it.");
        }
        if (cut != 0 && fixedCuts) {
            throw UserError.input(
                    "Fixed cuts and DAB cut exclude each other: untick the one, or enter 0 for the other.");
        }
    }

    void putInto(AnalysisOptions.Builder options) {
        PositivityOptions positivity = PositivityOptions.defaults().of(marker);
        PositivityOptions nuclear = fixedCuts ? positivity.withFixedNuclearCuts() : positivity;
        options.positivity(cut == 0 ? nuclear : nuclear.withCut(cut));
    }

    Compartment compartment() {
        return marker.compartment();
    }
}
