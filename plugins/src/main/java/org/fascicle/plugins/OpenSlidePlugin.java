package org.fascicle.plugins;

import ij.IJ;
import ij.plugin.PlugIn;
import java.nio.file.Path;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/** Menu entry "Open Slide...": a slide of any size as an overview; a double click on it opens the place at full resolution. */
public final class OpenSlidePlugin implements PlugIn {

    private static final String TITLE = "Open Slide";

    private String slide = Remembered.text("slide", "");

    @Override
    public void run(String argument) {
        Refusals.asked(TITLE, this::ask, this::open);
    }

    private boolean ask() {
        Form dialog = Form.of(TITLE);
        dialog.addFileField("Slide", slide);
        dialog.addMessage("Opens an overview. A double click on it opens that place at full resolution;\n"
                + "Open Slide Region opens what is selected on it.");
        HelpPage.SLIDES.addTo(dialog);
        return dialog.answered(() -> {
            slide = dialog.getNextString().strip();
            Remembered.keep("slide", slide);
        });
    }

    private void open() {
        if (slide.isEmpty()) {
            throw UserError.usage("Name a slide file.");
        }
        IJ.showStatus("Reading " + slide);
        SlideWindow.overview(SlideSource.of(Path.of(slide)));
    }
}
