package org.fascicle.plugins;

import org.fascicle.decision.HumanFindings;
import org.fascicle.pipeline.AnalysisOptions;

/** The fields of a dialog that measures all that a stain allows: what a person says, stains, nuclei, taught classes. */
final class AnalysisFields {

    private final HumanFields human = new HumanFields();
    private final ColourFields colour = new ColourFields();
    private final CellFields cells;
    private final ModelField tissueModel = ModelField.tissue();
    private final ModelField cellModel = ModelField.cells();

    /** @param judged whether size, density and colours of nuclei are asked for */
    AnalysisFields(boolean judged) {
        this.cells = new CellFields(judged);
    }

    void addTo(Form dialog) {
        human.addTo(dialog);
        colour.addTo(dialog);
        cells.addTo(dialog);
    }

    void addRareTo(Form dialog) {
        colour.addRareTo(dialog);
        cells.addRareTo(dialog);
        tissueModel.addTo(dialog);
        cellModel.addTo(dialog);
    }

    void readFrom(Form dialog) {
        human.readFrom(dialog);
        colour.readFrom(dialog);
        cells.readFrom(dialog);
    }

    void readRareFrom(Form dialog) {
        colour.readRareFrom(dialog);
        cells.readRareFrom(dialog);
        tissueModel.readFrom(dialog);
        cellModel.readFrom(dialog);
    }

    HumanFindings human() {
        return human.findings();
    }

    AnalysisOptions.Builder options() {
        AnalysisOptions.Builder options = AnalysisOptions.builder().colour(colour.options());
        cells.putInto(options);
        tissueModel.putInto(options);
        cellModel.putInto(options);
        return options;
    }
}
