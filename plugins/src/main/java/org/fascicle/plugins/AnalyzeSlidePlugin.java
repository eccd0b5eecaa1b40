package org.fascicle.plugins;

import ij.IJ;
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

    private final ResultFields results = new ResultFields();
    private final AnalysisFields analysis = new AnalysisFields(true);
    private String slide = Remembered.text("slide", "");
    private double pixelSizeUm;
    private String regions = "";

    @Override
    public void run(String argument) {
        Refusals.asked(TITLE, this::ask, this::analyse);
    }

    private boolean ask() {
        Form dialog = Form.of(TITLE);
        dialog.addFileField("Slide", slide);
        dialog.addNumericField("Pixel_size (0: as in the file)", pixelSizeUm, 4, 8, "um");
        results.addFolderTo(dialog);
        analysis.addTo(dialog);
        results.addTo(dialog);
        MoreFields.addTo(dialog, () -> {
            analysis.addRareTo(dialog);
            dialog.addFileField("Regions (QuPath's GeoJSON, may be empty)", regions);
        });
        HelpPage.SLIDES.addTo(dialog);
        return dialog.answered(() -> {
            slide = dialog.getNextString().strip();
            Remembered.keep("slide", slide);
            pixelSizeUm = dialog.getNextNumber();
            results.readFolderFrom(dialog);
            analysis.readFrom(dialog);
            results.readFrom(dialog);
            analysis.readRareFrom(dialog);
            regions = dialog.getNextString().strip();
        });
    }

    private void analyse() {
        SlideSource source = source();
        AnalysisRun run = new AnalysisRun(options(), analysis.human(), results.folder(), results.overwrite());
        Path folder = Stoppable.run(() -> run.analyse(source, new StatusProgress(TITLE)))
                .folder();
        Remembered.keep("result", folder.toString());
        IJ.log("Fascicle: " + folder);
        if (results.openReport()) {
            ReportPage.open(folder);
        }
    }

    private AnalysisOptions options() {
        AnalysisOptions.Builder options = analysis.options();
        if (!regions.isEmpty()) {
            options.regions(RoiFile.regions(Path.of(regions)));
        }
        return options.build();
    }

    private SlideSource source() {
        if (slide.isEmpty()) {
            throw UserError.usage("Name a slide file.");
        }
        SlideSource source = SlideSource.of(Path.of(slide));
        return pixelSizeUm == 0 ? source : source.withPixelSizeUm(pixelSizeUm);
    }
}
