package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.plugin.PlugIn;
import ij.plugin.frame.RoiManager;
import java.util.Set;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.SlideAnalysis;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.pipeline.StageClock;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.PixelSizeEvidence;
import org.fascicle.space.UserError;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.StainKindChoice;

/**
 * A measure on the active image or its selection: asks, calls the core, shows overlay and table.
 *
 * <p>Every field of the dialog is recorded; a macro that replays the line gets the same numbers as the command line.
 */
abstract class MeasurePlugin implements PlugIn {

    private final Measure measure;
    private final String title;

    MeasurePlugin(Measure measure, String title) {
        this.measure = measure;
        this.title = title;
    }

    @Override
    public void run(String argument) {
        ImagePlus image = IJ.getImage();
        Choice choice = new Choice();
        if (choice.ask(title, measure)) {
            Refusals.shown(title, () -> show(image, choice));
        }
    }

    private void show(ImagePlus image, Choice choice) {
        ActiveImage active = new ActiveImage(image);
        PixelSizeEvidence pixelSize = active.pixelSize();
        InMemorySlide slide = new InMemorySlide(active.pixels(), pixelSize.calibration(), active.name());
        if (slide.calibration().isEmpty()) {
            throw UserError.input("The pixel size of " + image.getTitle()
                    + " is unknown: " + pixelSize.doubt() + "; set it with Analyze > Set Scale (a burnt-in scale bar"
                    + " will do: draw a line along it), or open a file that carries it.");
        }
        FoundObjects objects = new FoundObjects();
        Progress progress = (task, done, total) -> IJ.showProgress((int) done, (int) total);
        AnalysisOptions options = options(choice, active);
        SlideFindings findings = new SlideAnalysis(options, new StageClock()).run(slide, objects, progress);
        new FindingsView(image, findings, objects).show(options);
    }

    private AnalysisOptions options(Choice choice, ActiveImage active) {
        AnalysisOptions.Builder options = AnalysisOptions.builder()
                .measures(Set.of(measure))
                .colour(ColourOptions.defaults().withKind(choice.stain))
                .tissue(choice.findTissue ? TissueOptions.defaults() : TissueOptions.off());
        active.selection().ifPresent(options::area);
        if (measure.needsNuclei()) {
            choice.cells.putInto(options);
        }
        if (choice.eachRoi) {
            options.regions(ActiveImage.regions(RoiManager.getInstance()));
        }
        return options.build();
    }

    /** What the dialog asks. */
    private static final class Choice {

        private StainKindChoice stain = StainKindChoice.AUTO;
        private final CellFields cells = new CellFields();
        private boolean eachRoi;
        private boolean findTissue = true;

        /** Asks the person, or a macro; false if the dialog was cancelled. */
        boolean ask(String title, Measure measure) {
            GenericDialog dialog = new GenericDialog(title);
            dialog.addMessage("Measures the " + measure.doc() + " on the image or its selection.");
            dialog.addChoice("Stain", Names.of(StainKindChoice.values()), Names.of(stain));
            if (measure.needsNuclei()) {
                cells.addTo(dialog);
                dialog.addCheckbox("Each_ROI of the ROI Manager by itself", eachRoi);
            }
            dialog.addCheckbox("Find_tissue", findTissue);
            dialog.showDialog();
            if (dialog.wasCanceled()) {
                return false;
            }
            stain = Names.value(StainKindChoice.class, dialog.getNextChoice());
            if (measure.needsNuclei()) {
                cells.readFrom(dialog);
                eachRoi = dialog.getNextBoolean();
            }
            findTissue = dialog.getNextBoolean();
            return true;
        }
    }
}
