package org.fascicle.plugins;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.fascicle.image.DrawnArea;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.SlideAnalysis;
import org.fascicle.pipeline.StageClock;
import org.fascicle.segment.positivity.Compartment;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.space.UserError;

/** The dialog of a measure on the active image, and what it makes of the answers: options, findings, a preview. */
final class MeasureFields {

    private final Measure measure;
    private final PixelSizeField pixelSize;
    private final ColourFields colour = new ColourFields();
    private final DabFields dab;
    private final CellFields cells;
    private final ModelField tissueModel = ModelField.tissue();
    private final ModelField cellModel = ModelField.cells();
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
        Form dialog = Form.besideImages(title);
        addTo(dialog);
        Preview preview = new Preview(image, dialog);
        dialog.whenChanged(() -> preview.changed(wanted(dialog, image)));
        MoreFields.addTo(dialog, () -> addRareTo(dialog));
        help.addTo(dialog);
        try {
            return dialog.answered(() -> readFrom(dialog));
        } finally {
            preview.end();
        }
    }

    private void addTo(Form dialog) {
        pixelSize.addTo(dialog);
        dialog.addMessage("Measures the " + measure.doc() + " on the image or its selection.");
        colour.addTo(dialog);
        if (measure == Measure.POSITIVITY) {
            dab.addTo(dialog);
        }
        if (measure.needsNuclei()) {
            cells.addTo(dialog);
            cellModel.addTo(dialog);
            dialog.addCheckbox("Each_ROI of the ROI Manager by itself", eachRoi);
        }
        if (measure == Measure.NECROSIS) {
            tissueModel.addTo(dialog);
        }
    }

    private void addRareTo(Form dialog) {
        colour.addRareTo(dialog);
        if (measure.needsNuclei()) {
            cells.addRareTo(dialog);
            plots.addTo(dialog);
        }
        dialog.addCheckbox("Find_tissue", findTissue);
    }

    /** Reads all in the order in which they were added. */
    private void readFrom(Form dialog) {
        pixelSize.readFrom(dialog);
        colour.readFrom(dialog);
        if (measure == Measure.POSITIVITY) {
            dab.readFrom(dialog);
        }
        if (measure.needsNuclei()) {
            cells.readFrom(dialog);
            cellModel.readFrom(dialog);
            eachRoi = dialog.getNextBoolean();
        }
        if (measure == Measure.NECROSIS) {
            tissueModel.readFrom(dialog);
        }
        colour.readRareFrom(dialog);
        if (measure.needsNuclei()) {
            cells.readRareFrom(dialog);
            plots.readFrom(dialog);
        }
        findTissue = dialog.getNextBoolean();
        Remembered.keep("find_tissue", findTissue);
    }

    /** What the values that are entered now find on the part that is seen when it is looked for. */
    private Supplier<Overlay> wanted(Form dialog, ImagePlus image) {
        MeasureFields now = new MeasureFields(measure, new ActiveImage(image), dab.copy());
        try {
            Remembered.unkept(() -> dialog.read(() -> now.readFrom(dialog)));
        } catch (UserError refused) {
            return () -> {
                throw refused;
            };
        }
        return () -> now.overlay(image);
    }

    private Overlay overlay(ImagePlus image) {
        eachRoi = false;
        ActiveImage active = new ActiveImage(image);
        AnalysisOptions options = options(Optional.of(active.visiblePart()));
        Overlay found = find(active, options, Progress.SILENT)
                .view(image, measure, compartment())
                .overlay(options);
        for (Roi roi : found.toArray()) {
            active.slice().place(image, roi);
        }
        return found;
    }

    /** Keeps what was entered for this image alone. */
    void keep() {
        pixelSize.keep();
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
            cellModel.putInto(options);
        }
        if (measure == Measure.POSITIVITY) {
            dab.putInto(options);
        }
        if (measure == Measure.NECROSIS) {
            tissueModel.putInto(options);
        }
        if (eachRoi) {
            options.regions(ActiveImage.regions(RoiManager.getInstance()));
        }
        return options.build();
    }
}
