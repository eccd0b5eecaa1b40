package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.PlugIn;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.report.ResultFolder;
import org.fascicle.report.ResultReader;
import org.fascicle.run.AnalysisRun;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.slide.InMemorySlide;

/** Menu entry "Analyze Image...": all measures of the active image into a result folder with its report, and over the image. */
public final class AnalyzeImagePlugin implements PlugIn {

    private static final String TITLE = "Analyze Image";

    private final ResultFields results = new ResultFields();
    private final AnalysisFields analysis = new AnalysisFields(false);
    private boolean findTissue = Remembered.flag("find_tissue", true);

    @Override
    public void run(String argument) {
        ImagePlus image = IJ.getImage();
        Refusals.shown(TITLE, () -> {
            ActiveImage active = new ActiveImage(image);
            active.requireColours();
            PixelSizeField pixelSize = new PixelSizeField(active);
            Refusals.asked(TITLE, () -> ask(pixelSize), () -> analyse(image, active, pixelSize));
        });
    }

    private boolean ask(PixelSizeField pixelSize) {
        Form dialog = Form.of(TITLE);
        pixelSize.addTo(dialog);
        dialog.addMessage("Measures all that the stain allows on the image or its selection.");
        results.addFolderTo(dialog);
        analysis.addTo(dialog);
        results.addTo(dialog);
        MoreFields.addTo(dialog, () -> {
            analysis.addRareTo(dialog);
            dialog.addCheckbox("Find_tissue", findTissue);
        });
        HelpPage.RESULTS.addTo(dialog);
        return dialog.answered(() -> {
            pixelSize.readFrom(dialog);
            results.readFolderFrom(dialog);
            analysis.readFrom(dialog);
            results.readFrom(dialog);
            analysis.readRareFrom(dialog);
            findTissue = dialog.getNextBoolean();
            Remembered.keep("find_tissue", findTissue);
        });
    }

    private void analyse(ImagePlus image, ActiveImage active, PixelSizeField pixelSize) {
        AnalysisRun run = new AnalysisRun(options(active), analysis.human(), results.folder(), results.overwrite());
        InMemorySlide slide = new InMemorySlide(active.pixels(), pixelSize.calibration(), active.name());
        AnalysisRun.Result done = Stoppable.run(
                () -> run.analyse(slide, ResultFolder.safeName(active.name()), new StatusProgress(TITLE)));
        pixelSize.keep();
        new ResultView(ResultReader.of(done.folder()), image, active.slice()).show();
        LastMeasures.keep(image, done.report());
        Remembered.keep("result", done.folder().toString());
        IJ.log("Fascicle: " + done.folder());
        if (results.openReport()) {
            ReportPage.open(done.folder());
        }
    }

    private AnalysisOptions options(ActiveImage active) {
        AnalysisOptions.Builder options =
                analysis.options().tissue(findTissue ? TissueOptions.defaults() : TissueOptions.off());
        active.selection().ifPresent(options::area);
        return options.build();
    }
}
