package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.PlugIn;
import ij.plugin.frame.RoiManager;
import java.awt.EventQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.run.SlideTeaching;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.space.UserError;

/** Menu entry "Teach Tissue...": classes of tissue taught by what is drawn on the active image, as {@code fascicle teach tissue}. */
public final class TeachTissuePlugin implements PlugIn {

    static final String TITLE = "Teach Tissue";

    private static final String WINDOW = "drawn_now";
    private static final String MANAGER = "ROI_Manager";

    private final ColourFields colour = new ColourFields();
    private String strokes = WINDOW;
    private String model = Remembered.text(TissueModelField.KEY, "");
    private boolean overwrite;

    @Override
    public void run(String argument) {
        ImagePlus image = IJ.getImage();
        Refusals.shown(TITLE, () -> {
            ActiveImage active = new ActiveImage(image);
            active.requireColours();
            PixelSizeField pixelSize = new PixelSizeField(active);
            Refusals.asked(TITLE, () -> ask(pixelSize), () -> teach(image, active, pixelSize));
        });
    }

    private boolean ask(PixelSizeField pixelSize) {
        Form dialog = Form.of(TITLE);
        pixelSize.addTo(dialog);
        dialog.addMessage("Draw areas, lines or points on tissue and say what it is: tumour, necrosis, stroma, ...\n"
                + "ROIs of the ROI Manager carry the class as their group's name or their own.");
        dialog.addChoice("Strokes", new String[] {WINDOW, MANAGER}, strokes);
        colour.addTo(dialog);
        dialog.addFileField("Model", model);
        dialog.addCheckbox("Overwrite", overwrite);
        MoreFields.addTo(dialog, () -> colour.addRareTo(dialog));
        HelpPage.TEACHING.addTo(dialog);
        return dialog.answered(() -> {
            pixelSize.readFrom(dialog);
            strokes = dialog.getNextChoice();
            colour.readFrom(dialog);
            model = dialog.getNextString().strip();
            overwrite = dialog.getNextBoolean();
            colour.readRareFrom(dialog);
            Remembered.keep(TissueModelField.KEY, model);
        });
    }

    private void teach(ImagePlus image, ActiveImage active, PixelSizeField pixelSize) {
        if (strokes.equals(WINDOW)) {
            Form.requireDisplay("What is drawn now");
        }
        Path file = file();
        InMemorySlide slide = new InMemorySlide(active.pixels(), pixelSize.calibration(), active.name());
        AnalysisOptions options =
                AnalysisOptions.builder().colour(colour.options()).build();
        pixelSize.keep();
        TaughtModel taught = new TaughtModel(image, Stoppable.run(() -> new SlideTeaching(slide, options)), file);
        if (strokes.equals(MANAGER)) {
            taught.save(TaughtModel.strokes(RoiManager.getInstance()));
        } else {
            EventQueue.invokeLater(() -> new TeachWindow(image, taught).setVisible(true));
        }
    }

    private Path file() {
        if (model.isEmpty()) {
            throw UserError.usage("Name a file for the Model, for instance archive.tissue.json.");
        }
        Path file = Path.of(model);
        if (Files.exists(file) && !overwrite) {
            throw UserError.usage(file + " is there already; tick Overwrite to replace it, or choose another name.");
        }
        return file;
    }
}
