package org.fascicle.plugins;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.NegativeControl;
import org.fascicle.segment.positivity.Compartment;
import org.fascicle.segment.positivity.GivenCut;
import org.fascicle.segment.positivity.Marker;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.UserError;

/** The fields of a dialog that say where in the cell DAB is expected and from where on a nucleus is positive. */
final class DabFields {

    /** By file and options, for a preview asks again with each change of the dialog. */
    private static final Map<String, GivenCut> CONTROLS = new ConcurrentHashMap<>();

    private final boolean asked;
    private Marker marker;
    private boolean fixedCuts = Remembered.flag("fixed_cuts", false);
    private double cut = Remembered.number("dab_cut", 0);
    private String control = Remembered.text("negative_control", "");
    private boolean vesselWalls = Remembered.flag("vessel_walls", false);

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
        dialog.addFileField("Negative_control (may be empty)", control);
        if (asked) {
            dialog.addCheckbox(
                    "Vessel_walls (tell those of small vessels from the rest, as of alpha-SMA)", vesselWalls);
        }
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
        control = dialog.getNextString().strip();
        Remembered.keep("negative_control", control);
        if (asked) {
            vesselWalls = dialog.getNextBoolean();
            Remembered.keep("vessel_walls", vesselWalls);
        }
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
        if (!control.isEmpty() && (cut != 0 || fixedCuts)) {
            throw UserError.input(
                    "Negative control, DAB cut and Fixed cuts each say what is positive: leave one of them.");
        }
    }

    void putInto(AnalysisOptions.Builder options) {
        PositivityOptions plain = PositivityOptions.defaults().of(marker);
        PositivityOptions positivity = asked && vesselWalls ? plain.withVesselWalls() : plain;
        PositivityOptions nuclear = fixedCuts ? positivity.withFixedNuclearCuts() : positivity;
        options.positivity(cut == 0 ? nuclear : nuclear.withCut(cut));
        if (!control.isEmpty()) {
            options.positivity(positivity.withCut(controlCut(options.build())));
        }
    }

    /** What is chosen on the image is not on its control. */
    private GivenCut controlCut(AnalysisOptions chosen) {
        AnalysisOptions own = AnalysisOptions.builder()
                .segmenter(chosen.segmenter())
                .colour(chosen.colour())
                .threads(chosen.threads())
                .build();
        return CONTROLS.computeIfAbsent(control + " " + own, any -> {
            try (Slide slide = Slides.open(SlideSource.of(Path.of(control)))) {
                return NegativeControl.cut(slide, own);
            }
        });
    }

    Compartment compartment() {
        return marker.compartment();
    }
}
