package org.fascicle.plugins;

import ij.WindowManager;
import ij.plugin.PlugIn;
import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/** Menu entry "Open Slide Region...": part of a slide at full resolution; offers what is selected on the active overview. */
public final class OpenRegionPlugin implements PlugIn {

    static final String TITLE = "Open Slide Region";

    private String slide;
    private double[] box;

    @Override
    public void run(String argument) {
        Optional<SlideWindow.Place> selected = SlideWindow.selected(WindowManager.getCurrentImage());
        Region part =
                selected.map(SlideWindow.Place::box).orElse(Region.ofSize(SlideWindow.FIELD_PX, SlideWindow.FIELD_PX));
        slide = selected.map(SlideWindow.Place::file).orElse(Remembered.text("slide", ""));
        box = new double[] {part.x(), part.y(), part.width(), part.height()};
        Refusals.asked(TITLE, this::ask, this::open);
    }

    private boolean ask() {
        Form dialog = Form.of(TITLE);
        dialog.addFileField("Slide", slide);
        dialog.addMessage("In pixels of the slide at full resolution");
        dialog.addNumericField("X", box[0], 0, 8, "pixels");
        dialog.addNumericField("Y", box[1], 0, 8, "pixels");
        dialog.addNumericField("Width", box[2], 0, 8, "pixels");
        dialog.addNumericField("Height", box[3], 0, 8, "pixels");
        HelpPage.SLIDES.addTo(dialog);
        return dialog.answered(() -> {
            slide = dialog.getNextString().strip();
            for (int i = 0; i < box.length; i++) {
                box[i] = dialog.getNextNumber();
            }
        });
    }

    private void open() {
        if (slide.isEmpty()) {
            throw UserError.usage("Name a slide file, or select a rectangle on the overview that Open Slide shows.");
        }
        for (double number : box) {
            if (!(number >= 0 && number <= Integer.MAX_VALUE / 2)) {
                throw UserError.usage("X and Y are numbers of pixels, 0 or more.");
            }
        }
        if (box[2] < 1 || box[3] < 1) {
            throw UserError.usage("Width and Height are numbers of pixels, 1 or more.");
        }
        SlideWindow.region(
                SlideSource.of(Path.of(slide)), new Region((int) box[0], (int) box[1], (int) box[2], (int) box[3]));
    }
}
