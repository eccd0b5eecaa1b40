package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.gui.GenericDialog;
import ij.gui.Overlay;
import ij.plugin.PlugIn;
import ij.plugin.frame.RoiManager;
import java.util.Optional;
import java.util.Set;
import org.fascicle.decision.HumanFindings;
import org.fascicle.image.DrawnArea;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.Progress;
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
            Refusals.asked(title, () -> choice.ask(title, help, image), () -> show(image, active, choice));
        });
    }

    private void show(ImagePlus image, ActiveImage active, Choice choice) {
        AnalysisOptions options = choice.options(active.selection());
        Found found = Stoppable.run(() -> choice.find(active, options, new StatusProgress(title)));
        SlideReport report = SlideReports.of(found.findings, options, HumanFindings.none());
        found.view(image, choice).show(options, report);
        LastMeasures.keep(image, report);
        shown(active.slice().label(image), found.findings, report);
    }

    /** What was found on an image, in sums and as objects. */
    private record Found(ActiveImage active, SlideFindings findings, FoundObjects objects) {

        FindingsView view(ImagePlus image, Choice choice) {
            return new FindingsView(image, active.slice(), findings, objects, choice.measure, choice.dab.compartment());
        }
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
        boolean ask(String title, HelpPage help, ImagePlus image) {
            GenericDialog dialog = new GenericDialog(title);
            addTo(dialog);
            Preview preview = new Preview(image);
            if (Macro.getOptions() == null) {
                preview.addTo(dialog);
                dialog.addDialogListener((changed, event) -> preview(preview, changed, image));
            }
            MoreFields.addTo(dialog, () -> addRareTo(dialog));
            help.addTo(dialog);
            dialog.showDialog();
            preview.end();
            if (dialog.wasCanceled()) {
                return false;
            }
            readFrom(dialog);
            return true;
        }

        private void addTo(GenericDialog dialog) {
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
        }

        private void addRareTo(GenericDialog dialog) {
            colour.addRareTo(dialog);
            if (measure.needsNuclei()) {
                cells.addRareTo(dialog);
            }
            dialog.addCheckbox("Find_tissue", findTissue);
        }

        /** Reads all in the order in which they were added. */
        private void readFrom(GenericDialog dialog) {
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
            colour.readRareFrom(dialog);
            if (measure.needsNuclei()) {
                cells.readRareFrom(dialog);
            }
            findTissue = dialog.getNextBoolean();
            Remembered.keep("find_tissue", findTissue);
        }

        /** True, for OK may be pressed whatever was entered: a refusal says more than a grey button. */
        private boolean preview(Preview preview, GenericDialog dialog, ImagePlus image) {
            ActiveImage active = new ActiveImage(image);
            Choice now = new Choice(measure, active, dab.copy());
            Remembered.unkept(() -> now.readFrom(dialog));
            preview.changed(() -> now.overlay(active, image));
            return true;
        }

        private Overlay overlay(ActiveImage active, ImagePlus image) {
            eachRoi = false;
            AnalysisOptions options = options(Optional.of(active.visiblePart()));
            return find(active, options, Progress.SILENT).view(image, this).overlay(options);
        }

        Found find(ActiveImage active, AnalysisOptions options, Progress progress) {
            InMemorySlide slide = new InMemorySlide(active.pixels(), pixelSize.calibration(), active.name());
            FoundObjects objects = new FoundObjects();
            return new Found(
                    active, new SlideAnalysis(options, new StageClock()).run(slide, objects, progress), objects);
        }

        AnalysisOptions options(Optional<DrawnArea> area) {
            AnalysisOptions.Builder options = AnalysisOptions.builder()
                    .measures(Set.of(measure))
                    .colour(colour.options())
                    .tissue(findTissue ? TissueOptions.defaults() : TissueOptions.off());
            area.ifPresent(options::area);
            if (measure.needsNuclei()) {
                cells.putInto(options);
            }
            if (measure == Measure.POSITIVITY) {
                dab.putInto(options);
            }
            if (measure == Measure.NECROSIS) {
                model.putInto(options);
            }
            if (eachRoi) {
                options.regions(ActiveImage.regions(RoiManager.getInstance()));
            }
            return options.build();
        }
    }
}
