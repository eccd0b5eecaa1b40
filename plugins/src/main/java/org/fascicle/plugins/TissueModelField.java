package org.fascicle.plugins;

import java.nio.file.Path;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.report.TissueModelFile;

/** The field of a dialog that names a classifier of tissue, taught by Teach Tissue or by the command line. */
final class TissueModelField {

    static final String KEY = "tissue_model";

    private String file = Remembered.text(KEY, "");

    void addTo(Form dialog) {
        dialog.addFileField("Tissue_model (from Teach Tissue, may be empty)", file);
    }

    void readFrom(Form dialog) {
        file = dialog.getNextString().strip();
        Remembered.keep(KEY, file);
    }

    /** @throws org.fascicle.space.UserError where the file holds none */
    void putInto(AnalysisOptions.Builder options) {
        if (!file.isEmpty()) {
            options.tissueModel(TissueModelFile.read(Path.of(file)));
        }
    }
}
