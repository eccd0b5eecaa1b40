package org.fascicle.plugins;

import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.segment.positivity.Compartment;
import org.fascicle.segment.positivity.Marker;
import org.fascicle.segment.positivity.PositivityOptions;

/** The fields of a dialog that say where in the cell DAB is expected and from where on a nucleus is positive. */
final class DabFields {

    private final boolean asked;
    private Marker marker;
    private boolean fixedCuts = Remembered.flag("fixed_cuts", false);

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
    }

    /** Reads them in the order in which they were added. */
    void readFrom(Form dialog) {
        if (asked) {
            marker = marker.in(Names.value(Compartment.class, dialog.getNextChoice()));
            Remembered.keep("compartment", Names.of(compartment()));
        }
        fixedCuts = dialog.getNextBoolean();
        Remembered.keep("fixed_cuts", fixedCuts);
    }

    void putInto(AnalysisOptions.Builder options) {
        PositivityOptions positivity = PositivityOptions.defaults().of(marker);
        options.positivity(fixedCuts ? positivity.withFixedNuclearCuts() : positivity);
    }

    Compartment compartment() {
        return marker.compartment();
    }
}
