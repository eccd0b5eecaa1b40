package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.plugin.PlugIn;
import ij.plugin.frame.RoiManager;
import java.util.Set;
import org.fascicle.decision.HumanFindings;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.SlideAnalysis;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.pipeline.StageClock;
import org.fascicle.publish.SlideReports;
import org.fascicle.report.SlideReport;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.slide.InMemorySlide;

/**
 * A measure on the active image or its selection: asks, calls the core, shows overlay and table.
 *
 * <p>Every field of the dialog is recorded; a macro that replays the line gets the same numbers as the command line.
 */
abstract class MeasurePlugin implements PlugIn {

    private final Measure measure;
    private final String title;
    private final HelpPage help;

    MeasurePlugin(Measure measure, String title, HelpPage help) {
        this.measure = measure;
        this.title = title;
        this.help = help;
    }

    /** What the dialog asks of a DAB stain. */
    DabFields dabFields() {
        return DabFields.asking();
    }

    /**
     * What else is shown once overlay and tables are.
     *
     * @param image what its rows are called in tables
     */
    void shown(String image, SlideFindings findings, SlideReport report) {}

    @Override
    public void run(String argument) {
        ImagePlus image = IJ.getImage();
        Refusals.shown(title, () -> {
            ActiveImage active = new ActiveImage(image);
            active.requireColours();
            Choice choice = new Choice(measure, active, dabFields());
            if (choice.ask(title, help)) {
                show(image, active, choice);
            }
        });
    }

    private void show(ImagePlus image, ActiveImage active, Choice choice) {
        InMemorySlide slide = new InMemorySlide(active.pixels(), choice.pixelSize.calibration(), active.name());
        FoundObjects objects = new FoundObjects();
        AnalysisOptions options = options(choice, active);
        SlideFindings findings = Stoppable.run(
                () -> new SlideAnalysis(options, new StageClock()).run(slide, objects, new StatusProgress(title)));
        SlideReport report = SlideReports.of(findings, options, HumanFindings.none());
        new FindingsView(image, active.slice(), findings, objects, measure, choice.dab.compartment())
                .show(options, report);
        LastMeasures.keep(image, report);
        shown(active.slice().label(image), findings, report);
    }

    private AnalysisOptions options(Choice choice, ActiveImage active) {
        AnalysisOptions.Builder options = AnalysisOptions.builder()
                .measures(Set.of(measure))
                .colour(choice.colour.options())
                .tissue(choice.findTissue ? TissueOptions.defaults() : TissueOptions.off());
        active.selection().ifPresent(options::area);
        if (measure.needsNuclei()) {
            choice.cells.putInto(options);
        }
        if (measure == Measure.POSITIVITY) {
            choice.dab.putInto(options);
        }
        if (measure == Measure.NECROSIS) {
            choice.model.putInto(options);
        }
        if (choice.eachRoi) {
            options.regions(ActiveImage.regions(RoiManager.getInstance()));
        }
        return options.build();
    }

    /** What the dialog asks. */
    private static final class Choice {

        private final Measure measure;
        private final PixelSizeField pixelSize;
        private final ColourFields colour = new ColourFields();
        private final DabFields dab;
        private final CellFields cells;
        private final TissueModelField model = new TissueModelField();
        private boolean eachRoi;
        private boolean findTissue = Remembered.flag("find_tissue", true);

        Choice(Measure measure, ActiveImage active, DabFields dab) {
            this.measure = measure;
            this.dab = dab;
            this.cells = new CellFields(measure == Measure.CELLS);
            pixelSize = new PixelSizeField(active);
        }

        /** Asks the person, or a macro; false if the dialog was cancelled. */
        boolean ask(String title, HelpPage help) {
            GenericDialog dialog = new GenericDialog(title);
            pixelSize.addTo(dialog);
            dialog.addMessage("Measures the " + measure.doc() + " on the image or its selection.");
            colour.addTo(dialog);
            if (measure == Measure.POSITIVITY) {
                dab.addTo(dialog);
            }
            if (measure.needsNuclei()) {
                cells.addTo(dialog);
                dialog.addCheckbox("Each_ROI of the ROI Manager by itself", eachRoi);
            }
            if (measure == Measure.NECROSIS) {
                model.addTo(dialog);
            }
            dialog.addCheckbox("Find_tissue", findTissue);
            help.addTo(dialog);
            dialog.showDialog();
            if (dialog.wasCanceled()) {
                return false;
            }
            pixelSize.readFrom(dialog);
            colour.readFrom(dialog);
            if (measure == Measure.POSITIVITY) {
                dab.readFrom(dialog);
            }
            if (measure.needsNuclei()) {
                cells.readFrom(dialog);
                eachRoi = dialog.getNextBoolean();
            }
            if (measure == Measure.NECROSIS) {
                model.readFrom(dialog);
            }
            findTissue = dialog.getNextBoolean();
            Remembered.keep("find_tissue", findTissue);
            return true;
        }
    }
}
