package org.fascicle.plugins;

import ij.IJ;
import ij.gui.GenericDialog;
import ij.plugin.PlugIn;
import java.nio.file.Path;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.run.AnalysisRun;
import org.fascicle.run.RoiFile;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/** Menu entry "Analyze Slide File...": a slide that no window could hold, into a result folder with its report. */
public final class AnalyzeSlidePlugin implements PlugIn {

    private static final String TITLE = "Analyze Slide File";
    private String slide = Remembered.text("slide", "");
    private String results = Remembered.text("results", "");
    private double pixelSizeUm;
    private final HumanFields human = new HumanFields();
    private final CellFields cells = new CellFields(true);
    private String regions = "";
    private boolean overwrite;
    private boolean openReport = true;

    @Override
    public void run(String argument) {
        if (ask()) {
            Refusals.shown(TITLE, this::analyse);
        }
    }

    private boolean ask() {
        GenericDialog dialog = new GenericDialog(TITLE);
        dialog.addFileField("Slide", slide);
        dialog.addDirectoryField("Results", results);
        dialog.addNumericField("Pixel_size (0: as in the file)", pixelSizeUm, 4, 8, "um");
        human.addTo(dialog);
        cells.addTo(dialog);
        dialog.addFileField("Regions (QuPath's GeoJSON, may be empty)", regions);
        dialog.addCheckbox("Overwrite", overwrite);
        dialog.addCheckbox("Open_report", openReport);
        HelpPage.SLIDES.addTo(dialog);
        dialog.showDialog();
        if (dialog.wasCanceled()) {
            return false;
        }
        slide = dialog.getNextString();
        results = dialog.getNextString();
        Remembered.keep("slide", slide);
        Remembered.keep("results", results);
        pixelSizeUm = dialog.getNextNumber();
        human.readFrom(dialog);
        cells.readFrom(dialog);
        regions = dialog.getNextString();
        overwrite = dialog.getNextBoolean();
        openReport = dialog.getNextBoolean();
        return true;
    }

    private void analyse() {
        AnalysisRun run = new AnalysisRun(options(), human.findings(), Path.of(results), overwrite);
        SlideSource source = source();
        Path folder = Stoppable.run(() -> run.analyse(source, new StatusProgress(TITLE)))
                .folder();
        IJ.log("Fascicle: " + folder);
        if (openReport) {
            ReportPage.open(folder);
        }
    }

    private AnalysisOptions options() {
        AnalysisOptions.Builder options = AnalysisOptions.builder();
        cells.putInto(options);
        if (!regions.isBlank()) {
            options.regions(RoiFile.regions(Path.of(regions)));
        }
        return options.build();
    }

    private SlideSource source() {
        if (slide.isBlank() || results.isBlank()) {
            throw UserError.usage("Name a slide file and a folder for its results.");
        }
        SlideSource source = SlideSource.of(Path.of(slide));
        return pixelSizeUm == 0 ? source : source.withPixelSizeUm(pixelSizeUm);
    }
}
