package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.PlugIn;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.report.ResultFile;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/** Menu entry "Open Result...": the overview of a result folder with its objects over it, and its tables. */
public final class OpenResultPlugin implements PlugIn {

    private static final String TITLE = "Open Result";

    private String folder = Remembered.text("result", "");
    private String slide = "";

    @Override
    public void run(String argument) {
        Refusals.asked(TITLE, this::ask, this::open);
    }

    private boolean ask() {
        Form dialog = Form.of(TITLE);
        dialog.addDirectoryField("Result", folder);
        dialog.addFileField("Slide (may be empty: the result's own overview)", slide);
        HelpPage.RESULTS.addTo(dialog);
        return dialog.answered(() -> {
            folder = dialog.getNextString().strip();
            slide = dialog.getNextString().strip();
            Remembered.keep("result", folder);
        });
    }

    private void open() {
        if (folder.isEmpty()) {
            throw UserError.usage("Name the folder of a result.");
        }
        ResultReader result = ResultReader.of(Path.of(folder));
        ImagePlus image = slide.isEmpty() ? overview(result) : slide(result.summary());
        new ResultView(result, image, Slice.NONE).show();
    }

    private ImagePlus slide(Summary summary) {
        ImagePlus image = SlideWindow.overview(SlideSource.of(Path.of(slide)));
        requireSame(summary, image);
        return image;
    }

    /** The picture in the folder, which has a legend below the slide. */
    private static ImagePlus overview(ResultReader result) {
        Path file = result.folder().resolve(ResultFile.OVERVIEW.fileName());
        ImagePlus image = Files.exists(file) ? IJ.openImage(file.toString()) : null;
        if (image == null) {
            throw UserError.input(file + " cannot be opened; name the slide as well.");
        }
        Summary summary = result.summary();
        image.setTitle(summary.name() + " (result)");
        double um = summary.calibration().pixelSize().meanUm() * summary.input().widthPx() / image.getWidth();
        image.getCalibration().setUnit("um");
        image.getCalibration().pixelWidth = um;
        image.getCalibration().pixelHeight = um;
        image.show();
        return image;
    }

    /** A result of another slide would lie anywhere on this one. */
    private static void requireSame(Summary summary, ImagePlus image) {
        double wide = (double) summary.input().widthPx() / image.getWidth();
        double high = (double) summary.input().heightPx() / image.getHeight();
        if (Math.abs(wide * image.getHeight() - summary.input().heightPx()) > Math.max(wide, high) + 1) {
            throw UserError.input(image.getTitle() + " is another slide than "
                    + summary.input().name() + ", which the result is of; name that one, or none.");
        }
    }
}
