package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.PlugIn;
import ij.plugin.frame.RoiManager;
import java.awt.EventQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.space.UserError;

/**
 * A menu entry that teaches classes by what is drawn on the active image: asks, and opens the window to draw beside, or takes the ROIs of the
 * ROI Manager.
 */
abstract class TeachPlugin implements PlugIn {

    private static final String WINDOW = "drawn_now";
    private static final String MANAGER = "ROI_Manager";

    private final String title;
    private final String drawing;
    private final String key;
    private final String example;
    private final ColourFields colour = new ColourFields();
    private String strokes = WINDOW;
    private String model;
    private boolean overwrite;

    /**
     * @param drawing what a person draws and says of it, as a sentence
     * @param key under which the model's file is remembered
     * @param example of such a file's name
     */
    TeachPlugin(String title, String drawing, String key, String example) {
        this.title = title;
        this.drawing = drawing;
        this.key = key;
        this.example = example;
        this.model = Remembered.text(key, "");
    }

    /** Fields that are asked behind More. */
    void addRareTo(Form dialog) {}

    void readRareFrom(Form dialog) {}

    /** @param options with the stain that was chosen */
    abstract ImageTeaching<?> open(ImagePlus image, InMemorySlide slide, AnalysisOptions.Builder options, Path file);

    @Override
    public void run(String argument) {
        ImagePlus image = IJ.getImage();
        Refusals.shown(title, () -> {
            ActiveImage active = new ActiveImage(image);
            active.requireColours();
            PixelSizeField pixelSize = new PixelSizeField(active);
            Refusals.asked(title, () -> ask(pixelSize), () -> teach(image, active, pixelSize));
        });
    }

    private boolean ask(PixelSizeField pixelSize) {
        Form dialog = Form.of(title);
        pixelSize.addTo(dialog);
        dialog.addMessage(drawing + "\nROIs of the ROI Manager carry the class as their group's name or their own.");
        dialog.addChoice("Strokes", new String[] {WINDOW, MANAGER}, strokes);
        colour.addTo(dialog);
        dialog.addFileField("Model", model);
        dialog.addCheckbox("Overwrite", overwrite);
        MoreFields.addTo(dialog, () -> {
            colour.addRareTo(dialog);
            addRareTo(dialog);
        });
        HelpPage.TEACHING.addTo(dialog);
        return dialog.answered(() -> {
            pixelSize.readFrom(dialog);
            strokes = dialog.getNextChoice();
            colour.readFrom(dialog);
            model = dialog.getNextString().strip();
            overwrite = dialog.getNextBoolean();
            colour.readRareFrom(dialog);
            readRareFrom(dialog);
            Remembered.keep(key, model);
        });
    }

    private void teach(ImagePlus image, ActiveImage active, PixelSizeField pixelSize) {
        if (strokes.equals(WINDOW)) {
            Form.requireDisplay("What is drawn now");
        }
        Path file = file();
        InMemorySlide slide = new InMemorySlide(active.pixels(), pixelSize.calibration(), active.name());
        AnalysisOptions.Builder options = AnalysisOptions.builder().colour(colour.options());
        pixelSize.keep();
        ImageTeaching<?> teaching = Stoppable.run(() -> open(image, slide, options, file));
        if (strokes.equals(MANAGER)) {
            Stoppable.run(() -> {
                teaching.save(ImageTeaching.strokes(RoiManager.getInstance()));
                return file;
            });
        } else {
            EventQueue.invokeLater(() -> new TeachWindow(title, teaching).setVisible(true));
        }
    }

    private Path file() {
        if (model.isEmpty()) {
            throw UserError.usage("Name a file for the Model, for instance " + example + ".");
        }
        Path file = Path.of(model);
        if (Files.exists(file) && !overwrite) {
            throw UserError.usage(file + " is there already; tick Overwrite to replace it, or choose another name.");
        }
        return file;
    }
}
