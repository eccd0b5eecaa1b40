package org.fascicle.plugins;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.report.CellModelFile;
import org.fascicle.report.TissueModelFile;

/** The field of a dialog that names a taught classifier, made in ImageJ or by the command line. */
final class ModelField {

    static final String TISSUE = "tissue_model";
    static final String CELLS = "cell_model";

    private static final String BETWEEN = ";";

    private final String key;
    private final String label;
    private final BiConsumer<AnalysisOptions.Builder, String> reading;
    private String file;

    private ModelField(String key, String label, BiConsumer<AnalysisOptions.Builder, String> reading) {
        this.key = key;
        this.label = label;
        this.reading = reading;
        this.file = Remembered.text(key, "");
    }

    static ModelField tissue() {
        return new ModelField(
                TISSUE,
                "Tissue_model (from Teach Tissue, may be empty)",
                (options, file) -> options.tissueModel(TissueModelFile.read(Path.of(file))));
    }

    /** Of nuclei; for slides of several stains one file for each, with a semicolon between. */
    static ModelField cells() {
        return new ModelField(
                CELLS,
                "Cell_model (from Teach Cells, may be empty)",
                (options, files) -> options.cellModels(CellModelFile.readAll(Arrays.stream(files.split(BETWEEN))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .map(Path::of)
                        .toList())));
    }

    void addTo(Form dialog) {
        dialog.addFileField(label, file);
    }

    void readFrom(Form dialog) {
        file = dialog.getNextString().strip();
        Remembered.keep(key, file);
    }

    /** @throws org.fascicle.space.UserError where the file holds none */
    void putInto(AnalysisOptions.Builder options) {
        if (!file.isEmpty()) {
            reading.accept(options, file);
        }
    }
}
