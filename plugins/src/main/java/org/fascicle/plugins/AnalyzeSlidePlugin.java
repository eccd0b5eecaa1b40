package org.fascicle.plugins;

import ij.IJ;
import ij.gui.GenericDialog;
import ij.plugin.BrowserLauncher;
import ij.plugin.PlugIn;
import java.io.IOException;
import java.nio.file.Path;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.run.AnalysisRun;
import org.fascicle.run.RoiFile;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/** Menu entry "Analyze Slide File...": a slide that no window could hold, into a result folder with its report. */
public final class AnalyzeSlidePlugin implements PlugIn {

    private static final String TITLE = "Analyze Slide File";
    private static final String NOT_SAID = "not_said";
    private static final String[] DIFFERENTIATIONS = {NOT_SAID, "1", "2", "3"};

    private String slide = Remembered.text("slide", "");
    private String results = Remembered.text("results", "");
    private double pixelSizeUm;
    private String differentiation = NOT_SAID;
    private Specimen.Context context = Specimen.Context.UNKNOWN;
    private final CellFields cells = new CellFields();
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
        dialog.addChoice("Differentiation", DIFFERENTIATIONS, differentiation);
        dialog.addChoice("Specimen", Names.of(Specimen.Context.values()), Names.of(context));
        cells.addTo(dialog);
        dialog.addFileField("Regions (QuPath's GeoJSON, may be empty)", regions);
        dialog.addCheckbox("Overwrite", overwrite);
        dialog.addCheckbox("Open_report", openReport);
        dialog.showDialog();
        if (dialog.wasCanceled()) {
            return false;
        }
        slide = dialog.getNextString();
        results = dialog.getNextString();
        Remembered.keep("slide", slide);
        Remembered.keep("results", results);
        pixelSizeUm = dialog.getNextNumber();
        differentiation = dialog.getNextChoice();
        context = Names.value(Specimen.Context.class, dialog.getNextChoice());
        cells.readFrom(dialog);
        regions = dialog.getNextString();
        overwrite = dialog.getNextBoolean();
        openReport = dialog.getNextBoolean();
        return true;
    }

    private void analyse() {
        AnalysisRun run = new AnalysisRun(options(), human(), Path.of(results), overwrite);
        SlideSource source = source();
        Path report = Stoppable.run(() -> run.analyse(source, new StatusProgress(TITLE)))
                .folder()
                .resolve("report.html");
        IJ.log("Fascicle: " + report);
        if (openReport) {
            open(report);
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

    private HumanFindings human() {
        Differentiation said = differentiation.equals(NOT_SAID)
                ? Differentiation.notAssessable()
                : Differentiation.ofScore(Integer.parseInt(differentiation));
        return HumanFindings.of(said, Specimen.of(context).takenBy(Specimen.Procedure.UNKNOWN));
    }

    private SlideSource source() {
        if (slide.isBlank() || results.isBlank()) {
            throw UserError.usage("Name a slide file and a folder for its results.");
        }
        SlideSource source = SlideSource.of(Path.of(slide));
        return pixelSizeUm == 0 ? source : source.withPixelSizeUm(pixelSizeUm);
    }

    private static void open(Path report) {
        try {
            BrowserLauncher.openURL(report.toUri().toString());
        } catch (IOException e) {
            IJ.log("No browser could be started; open the report by hand.");
        }
    }
}
