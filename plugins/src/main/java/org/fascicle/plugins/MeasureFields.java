package org.fascicle.plugins;

import ij.ImagePlus;
import ij.Macro;
import ij.gui.GenericDialog;
import ij.gui.Overlay;
import ij.plugin.frame.RoiManager;
import java.util.Optional;
import java.util.Set;
import org.fascicle.image.DrawnArea;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.SlideAnalysis;
import org.fascicle.pipeline.StageClock;
import org.fascicle.segment.positivity.Compartment;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.slide.InMemorySlide;

/** The dialog of a measure on the active image, and what it makes of the answers: options, findings, a preview. */
final class MeasureFields {

    private final Measure measure;
    private final PixelSizeField pixelSize;
    private final ColourFields colour = new ColourFields();
    private final DabFields dab;
    private final CellFields cells;
    private final TissueModelField model = new TissueModelField();
    private final PlotFields plots = new PlotFields();
    private boolean eachRoi;
    private boolean findTissue = Remembered.flag("find_tissue", true);

    MeasureFields(Measure measure, ActiveImage active, DabFields dab) {
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
            plots.addTo(dialog);
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
            plots.readFrom(dialog);
        }
        findTissue = dialog.getNextBoolean();
        Remembered.keep("find_tissue", findTissue);
    }

    /** True, for OK may be pressed whatever was entered: a refusal says more than a grey button. */
    private boolean preview(Preview preview, GenericDialog dialog, ImagePlus image) {
        ActiveImage active = new ActiveImage(image);
        MeasureFields now = new MeasureFields(measure, active, dab.copy());
        Remembered.unkept(() -> now.readFrom(dialog));
        preview.changed(() -> now.overlay(active, image));
        return true;
    }

    private Overlay overlay(ActiveImage active, ImagePlus image) {
        eachRoi = false;
        AnalysisOptions options = options(Optional.of(active.visiblePart()));
        return find(active, options, Progress.SILENT)
                .view(image, measure, compartment())
                .overlay(options);
    }

    PlotFields plots() {
        return plots;
    }

    Compartment compartment() {
        return dab.compartment();
    }

    Found find(ActiveImage active, AnalysisOptions options, Progress progress) {
        InMemorySlide slide = new InMemorySlide(active.pixels(), pixelSize.calibration(), active.name());
        FoundObjects objects = new FoundObjects();
        return new Found(
                active.slice(), new SlideAnalysis(options, new StageClock()).run(slide, objects, progress), objects);
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
