package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.plugin.PlugIn;
import java.nio.file.Path;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.report.ResultFolder;
import org.fascicle.report.ResultReader;
import org.fascicle.run.AnalysisRun;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.space.UserError;

/** Menu entry "Analyze Image...": all measures of the active image into a result folder with its report, and over the image. */
public final class AnalyzeImagePlugin implements PlugIn {

    private static final String TITLE = "Analyze Image";

    private final HumanFields human = new HumanFields();
    private final ColourFields colour = new ColourFields();
    private final CellFields cells = new CellFields(false);
    private String results = Remembered.text("results", "");
    private boolean findTissue = Remembered.flag("find_tissue", true);
    private boolean overwrite;
    private boolean openReport = Remembered.flag("open_report", true);

    @Override
    public void run(String argument) {
        ImagePlus image = IJ.getImage();
        Refusals.shown(TITLE, () -> {
            ActiveImage active = new ActiveImage(image);
            active.requireColours();
            PixelSizeField pixelSize = new PixelSizeField(active);
            if (ask(pixelSize)) {
                analyse(image, active, pixelSize);
            }
        });
    }

    private boolean ask(PixelSizeField pixelSize) {
        GenericDialog dialog = new GenericDialog(TITLE);
        pixelSize.addTo(dialog);
        dialog.addMessage("Measures all that the stain allows on the image or its selection.");
        dialog.addDirectoryField("Results", results);
        human.addTo(dialog);
        colour.addTo(dialog);
        cells.addTo(dialog);
        dialog.addCheckbox("Find_tissue", findTissue);
        dialog.addCheckbox("Overwrite", overwrite);
        dialog.addCheckbox("Open_report", openReport);
        HelpPage.RESULTS.addTo(dialog);
        dialog.showDialog();
        if (dialog.wasCanceled()) {
            return false;
        }
        pixelSize.readFrom(dialog);
        results = dialog.getNextString().strip();
        human.readFrom(dialog);
        colour.readFrom(dialog);
        cells.readFrom(dialog);
        findTissue = dialog.getNextBoolean();
        overwrite = dialog.getNextBoolean();
        openReport = dialog.getNextBoolean();
        Remembered.keep("results", results);
        Remembered.keep("find_tissue", findTissue);
        Remembered.keep("open_report", openReport);
        return true;
    }

    private void analyse(ImagePlus image, ActiveImage active, PixelSizeField pixelSize) {
        if (results.isEmpty()) {
            throw UserError.usage("Name a folder for the results.");
        }
        InMemorySlide slide = new InMemorySlide(active.pixels(), pixelSize.calibration(), active.name());
        AnalysisRun run = new AnalysisRun(options(active), human.findings(), Path.of(results), overwrite);
        AnalysisRun.Result done = Stoppable.run(
                () -> run.analyse(slide, ResultFolder.safeName(active.name()), new StatusProgress(TITLE)));
        new ResultView(ResultReader.of(done.folder()), image).show();
        LastMeasures.keep(image, done.report());
        IJ.log("Fascicle: " + done.folder());
        if (openReport) {
            ReportPage.open(done.folder());
        }
    }

    private AnalysisOptions options(ActiveImage active) {
        AnalysisOptions.Builder options = AnalysisOptions.builder()
                .colour(colour.options())
                .tissue(findTissue ? TissueOptions.defaults() : TissueOptions.off());
        cells.putInto(options);
        active.selection().ifPresent(options::area);
        return options.build();
    }
}
