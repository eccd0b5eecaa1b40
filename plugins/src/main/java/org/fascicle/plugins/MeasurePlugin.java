package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.plugin.PlugIn;
import ij.plugin.frame.RoiManager;
import java.util.Set;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.SlideAnalysis;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.pipeline.StageClock;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.slide.InMemorySlide;
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
        Refusals.shown(title, () -> {
            ActiveImage active = new ActiveImage(image);
            active.requireColours();
            Choice choice = new Choice(measure, active);
            if (choice.ask(title)) {
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
        new FindingsView(image, findings, objects, measure).show(options);
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

        private final Measure measure;
        private final PixelSizeField pixelSize;
        private StainKindChoice stain =
                Names.value(StainKindChoice.class, Remembered.text("stain", Names.of(StainKindChoice.AUTO)));
        private final CellFields cells = new CellFields();
        private boolean eachRoi;
        private boolean findTissue = Remembered.flag("find_tissue", true);

        Choice(Measure measure, ActiveImage active) {
            this.measure = measure;
            pixelSize = new PixelSizeField(active);
        }

        /** Asks the person, or a macro; false if the dialog was cancelled. */
        boolean ask(String title) {
            GenericDialog dialog = new GenericDialog(title);
            pixelSize.addTo(dialog);
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
            pixelSize.readFrom(dialog);
            stain = Names.value(StainKindChoice.class, dialog.getNextChoice());
            Remembered.keep("stain", Names.of(stain));
            if (measure.needsNuclei()) {
                cells.readFrom(dialog);
                eachRoi = dialog.getNextBoolean();
            }
            findTissue = dialog.getNextBoolean();
            Remembered.keep("find_tissue", findTissue);
            return true;
        }
    }
}
