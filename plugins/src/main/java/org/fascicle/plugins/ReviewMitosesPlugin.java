package org.fascicle.plugins;

import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.PlugIn;
import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.review.MitosisReview;
import org.fascicle.space.UserError;

/** Menu entry "Review Mitoses...": a person's verdict on each candidate of a result, into the log that the browser's review keeps. */
public final class ReviewMitosesPlugin implements PlugIn {

    static final String TITLE = "Review Mitoses";

    private String result = Remembered.text("result", "");
    private String slides = Remembered.text("slides", "");
    private String reviewer = Remembered.text("reviewer", "");

    @Override
    public void run(String argument) {
        Refusals.asked(TITLE, this::ask, this::open);
    }

    private boolean ask() {
        Form dialog = Form.of(TITLE);
        dialog.addDirectoryField("Result", result);
        dialog.addDirectoryField("Slides (may be empty: beside the result, or the active image)", slides);
        dialog.addStringField("Reviewer", reviewer, 12);
        HelpPage.REVIEW.addTo(dialog);
        return dialog.answered(() -> {
            result = dialog.getNextString().strip();
            slides = dialog.getNextString().strip();
            reviewer = dialog.getNextString().strip();
            Remembered.keep("result", result);
            Remembered.keep("slides", slides);
            Remembered.keep("reviewer", reviewer);
        });
    }

    private void open() {
        Form.requireDisplay(TITLE);
        if (result.isEmpty()) {
            throw UserError.usage("Name the folder of a result; Analyze Image and Analyze Slide File write one.");
        }
        Optional<Path> folder = slides.isEmpty() ? Optional.empty() : Optional.of(Path.of(slides));
        MitosisReview review = MitosisReview.open(Path.of(result), folder, reviewer);
        try {
            ImagePlus image = ReviewImage.of(review, WindowManager.getCurrentImage());
            new ReviewDesk(review, new ReviewImage(image, review)).show();
        } catch (RuntimeException e) {
            review.close();
            throw e;
        }
    }
}
