package org.fascicle.plugins;

import ij.IJ;
import ij.WindowManager;
import ij.io.FileInfo;
import ij.plugin.PlugIn;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fascicle.review.MitosisReview;
import org.fascicle.space.UserError;

/**
 * Menu entry "Review Mitoses...": a person's verdict on each candidate of an open image that was measured, or of a result, into the log that
 * the browser's review keeps.
 */
public final class ReviewMitosesPlugin implements PlugIn {

    static final String TITLE = "Review Mitoses";

    private static final String OF_RESULT = "those of the result below";

    private String result = Remembered.text("result", "");
    private String slides = Remembered.text("slides", "");
    private String reviewer = Remembered.text("reviewer", "");
    private final List<MeasuredFigures> measured = MeasuredFigures.open();
    /** A macro that does not say means the result that its line names. */
    private int chosen = Form.canAsk() ? 0 : measured.size();

    private String saveIn = Remembered.text("save_in", measured.isEmpty() ? "" : besideImage());

    @Override
    public void run(String argument) {
        Refusals.asked(TITLE, this::ask, this::open);
    }

    private boolean ask() {
        Form dialog = Form.of(TITLE);
        if (!measured.isEmpty()) {
            String[] words = candidates();
            dialog.addChoice("Candidates", words, words[chosen]);
            dialog.addDirectoryField("Save_in", saveIn);
            dialog.addMessage("Or of a result folder:");
        }
        dialog.addDirectoryField("Result", result);
        dialog.addDirectoryField("Slides (may be empty: beside the result, or the active image)", slides);
        dialog.addStringField("Reviewer", reviewer, 12);
        HelpPage.REVIEW.addTo(dialog);
        return dialog.answered(() -> {
            if (!measured.isEmpty()) {
                chosen = dialog.getNextChoiceIndex();
                saveIn = dialog.getNextString().strip();
                Remembered.keep("save_in", saveIn);
            }
            result = dialog.getNextString().strip();
            slides = dialog.getNextString().strip();
            reviewer = dialog.getNextString().strip();
            Remembered.keep("result", result);
            Remembered.keep("slides", slides);
            Remembered.keep("reviewer", reviewer);
        });
    }

    /** What was measured on open images, the active one first, and the result folder. */
    private String[] candidates() {
        return Stream.concat(measured.stream().map(MeasuredFigures::words), Stream.of(OF_RESULT))
                .toArray(String[]::new);
    }

    /** A folder beside the file of the image that is offered first; empty where it has none. */
    private String besideImage() {
        FileInfo file = measured.get(0).image().getOriginalFileInfo();
        return file == null || file.directory == null || file.directory.isEmpty()
                ? ""
                : Path.of(file.directory, "fascicle").toString();
    }

    private void open() {
        Form.requireDisplay(TITLE);
        if (chosen < measured.size()) {
            openMeasured(measured.get(chosen));
        } else {
            openResult();
        }
    }

    private void openMeasured(MeasuredFigures figures) {
        if (saveIn.isEmpty()) {
            throw UserError.usage("Name a folder under Save in; each decision is kept there.");
        }
        if (reviewer.isEmpty()) {
            throw UserError.usage("Say who reviews; each decision is signed.");
        }
        Path folder = figures.result(Path.of(saveIn));
        MitosisReview review = MitosisReview.open(folder, Optional.empty(), reviewer);
        show(review, () -> new ReviewImage(figures, review));
        Remembered.keep("result", folder.toString());
        IJ.log("Fascicle: " + folder);
    }

    private void openResult() {
        if (result.isEmpty()) {
            throw UserError.usage("Name the folder of a result; Analyze Image and Analyze Slide File write one.");
        }
        Optional<Path> folder = slides.isEmpty() ? Optional.empty() : Optional.of(Path.of(slides));
        MitosisReview review = MitosisReview.open(Path.of(result), folder, reviewer);
        show(review, () -> new ReviewImage(ReviewImage.of(review, WindowManager.getCurrentImage()), review));
    }

    private static void show(MitosisReview review, Supplier<ReviewImage> image) {
        try {
            new ReviewDesk(review, image.get()).show();
        } catch (RuntimeException e) {
            review.close();
            throw e;
        }
    }
}
