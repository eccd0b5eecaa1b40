package org.fascicle.plugins;

import java.nio.file.Path;
import org.fascicle.space.UserError;

/** The fields of a dialog that say where results go and what becomes of them; the same wherever results are written. */
final class ResultFields {

    private String results = Remembered.text("results", "");
    private boolean overwrite;
    private boolean openReport = Remembered.flag("open_report", true);

    void addFolderTo(Form dialog) {
        dialog.addDirectoryField("Results", results);
    }

    void readFolderFrom(Form dialog) {
        results = dialog.getNextString().strip();
        Remembered.keep("results", results);
    }

    void addTo(Form dialog) {
        dialog.addCheckbox("Overwrite", overwrite);
        dialog.addCheckbox("Open_report", openReport);
    }

    /** Reads them in the order in which they were added. */
    void readFrom(Form dialog) {
        overwrite = dialog.getNextBoolean();
        openReport = dialog.getNextBoolean();
        Remembered.keep("open_report", openReport);
    }

    /** @throws UserError where none is named */
    Path folder() {
        if (results.isEmpty()) {
            throw UserError.usage("Name a folder for the results.");
        }
        return Path.of(results);
    }

    boolean overwrite() {
        return overwrite;
    }

    boolean openReport() {
        return openReport;
    }
}
