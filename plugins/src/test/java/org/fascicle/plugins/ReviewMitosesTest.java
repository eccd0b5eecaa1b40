package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.GenericDialog;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import java.awt.Choice;
import java.awt.EventQueue;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.MouseEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.fascicle.cli.Main;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.decision.Statement.WindowPlace;
import org.fascicle.decision.Subject;
import org.fascicle.report.DecisionLog;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.ResultFile;
import org.fascicle.report.Standing;
import org.fascicle.review.MitosisReview;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Ten candidates by keys in a real ImageJ: what the log holds, what the count is, what a second look sees. */
@ExtendWith({RealImageJ.class, EventWatch.class})
class ReviewMitosesTest {

    private static final Path SLIDE = Path.of(System.getProperty("test.images"), "he-field.ome.tif");
    private static final long PATIENCE_MS = 60_000;

    @TempDir
    Path folder;

    @Test
    void tenCandidatesAreReviewedByKeys() throws Exception {
        ImagePlus image = RecordedMacroTest.open(SLIDE, 0.25);
        image.changes = false;
        Path result = tenCandidates();
        Roi drawn = new Roi(5, 5, 20, 20);
        image.setOverlay(new Overlay(drawn));

        ReviewWindow window = review(result);
        for (String key : List.of("A", "A", "R", "U", "A", "R", "R", "A", "U", "A")) {
            press(window, key);
        }
        settle(window, 10);
        assertThat(verdicts(result))
                .containsExactly(
                        Verdict.ACCEPTED,
                        Verdict.ACCEPTED,
                        Verdict.REJECTED,
                        Verdict.UNSURE,
                        Verdict.ACCEPTED,
                        Verdict.REJECTED,
                        Verdict.REJECTED,
                        Verdict.ACCEPTED,
                        Verdict.UNSURE,
                        Verdict.ACCEPTED);
        // undone: the last; then the counting window is put around the place that is looked at
        press(window, "Z");
        settle(window, 11);
        assertThat(log(result).on(Subject.CANDIDATE)).hasSize(9);
        assertThat(log(result).all()).hasSize(11).allSatisfy(said -> {
            assertThat(said.by()).contains("AB");
            assertThat(said.time()).isPresent();
        });
        press(window, "W");
        settle(window, 12);
        assertThat(log(result).onOnly(Subject.WINDOW)).containsInstanceOf(WindowPlace.class);

        try (MitosisReview second = MitosisReview.open(result, Optional.empty(), "CD")) {
            MitosisReview.State state = second.state();
            long inside = state.places().stream()
                    .filter(MitosisReview.Place::inside)
                    .filter(place -> place.verdict().equals(Optional.of(Verdict.ACCEPTED)))
                    .count();
            assertThat(inside).isPositive();
            assertThat(window.counted()).isEqualTo(ReviewDesk.count(state)).startsWith(inside + " figure");
        }
        assertThat(MitosesCsv.read(result.resolve(ResultFile.MITOSES.fileName()))
                        .get(0)
                        .decision())
                .isEqualTo("accepted");
        assertThat(image.getOverlay().contains(drawn)).isTrue();
        assertThat(image.getOverlay().toArray())
                .filteredOn(roi -> "Counting window".equals(roi.getName()))
                .hasSize(1);
    }

    /** The window follows the mouse: what is let go 40 pixels further right is counted there. */
    @Test
    void theWindowIsDraggedAndAFigureAdded() throws Exception {
        ImagePlus image = RecordedMacroTest.open(SLIDE, 0.25);
        image.changes = false;
        Path result = tenCandidates();
        ReviewWindow window = review(result);
        press(window, "M");
        Roi handle = image.getRoi();
        double centre = handle.getFloatBounds().getCenterX();
        handle.setLocation(handle.getXBase() + 40, handle.getYBase());
        EventQueue.invokeAndWait(() -> image.getCanvas()
                .dispatchEvent(new MouseEvent(
                        image.getCanvas(), MouseEvent.MOUSE_RELEASED, 0, 0, 300, 300, 1, false, MouseEvent.BUTTON1)));
        settle(window, 1);
        WindowPlace place = (WindowPlace) log(result).onOnly(Subject.WINDOW).orElseThrow();
        assertThat(place.xPx()).isEqualTo(centre + 40 - 0.5, offset(1.5));

        image.setRoi(new PointRoi(700.5, 800.5));
        press(window, "N");
        settle(window, 2);
        CandidateVerdict added = (CandidateVerdict)
                log(result).on(Subject.CANDIDATE, "a1").flatMap(Decision::said).orElseThrow();
        assertThat(added).isEqualTo(new CandidateVerdict(Verdict.ADDED, 700, 800));
    }

    /**
     * Measured on the second slice of a stack and reviewed at once, without a folder that was written by hand; what is said stands in the log,
     * the grade is offered the reviewed count, and a second review goes on where the first one stopped.
     */
    @Test
    void whatWasJustMeasuredIsReviewedAtOnce() throws Exception {
        ImagePlus field = SlideWindow.region(
                SlideSource.of(Path.of(System.getProperty("test.images"), "he-recurrence.ome.tif")),
                new Region(1200, 1000, 1100, 1100));
        ImageStack slices = new ImageStack(field.getWidth(), field.getHeight());
        slices.addSlice(new ColorProcessor(field.getWidth(), field.getHeight()));
        slices.addSlice(field.getProcessor());
        ImagePlus image = new ImagePlus("two", slices);
        image.copyScale(field);
        field.changes = false;
        field.close();
        image.show();
        image.setSlice(2);
        image.changes = false;
        IJ.run(image, "Mitotic Figures...", "stain=he find_tissue");
        int rings = rings(image).size();
        image.setSlice(1);

        ReviewWindow window = reviewMeasured("EF");
        EventQueue.invokeAndWait(() -> {});
        assertThat(rings).isGreaterThan(1);
        assertThat(image.getCurrentSlice()).isEqualTo(2);
        assertThat(rings(image))
                .hasSize(rings)
                .allSatisfy(ring -> assertThat(ring.getPosition()).isEqualTo(2));
        for (int i = 0; i < rings; i++) {
            press(window, i == 0 ? "R" : "A");
        }
        settle(window, rings);
        Path result = folder.resolve("two-slice2");
        assertThat(verdicts(result)).hasSize(rings).startsWith(Verdict.REJECTED);
        assertThat(window.counted()).startsWith(rings - 1 + " figure").contains("0 still open");
        assertThat(LastMeasures.mitoses())
                .singleElement()
                .satisfies(offer -> assertThat(offer.words())
                        .contains(": " + (rings - 1) + " figures on")
                        .endsWith("reviewed"));

        EventQueue.invokeAndWait(window::dispose);
        ReviewWindow again = reviewMeasured("EF");
        settle(again, rings);
        assertThat(again.counted()).isEqualTo(window.counted());
    }

    private static List<Roi> rings(ImagePlus image) {
        return Layers.shown(image).stream()
                .filter(OvalRoi.class::isInstance)
                .filter(roi -> !"Counting window".equals(roi.getName()))
                .toList();
    }

    /** OK on what the dialog offers; only who reviews and where it is kept is entered. */
    private ReviewWindow reviewMeasured(String reviewer) throws Exception {
        IJ.doCommand("Review Mitoses...");
        GenericDialog dialog = Dialogs.shown();
        assertThat(((Choice) dialog.getChoices().get(0)).getSelectedItem()).startsWith("two [slice 2]: ");
        List<?> texts = dialog.getStringFields();
        EventQueue.invokeAndWait(() -> {
            ((TextField) texts.get(0)).setText(folder.toString());
            ((TextField) texts.get(texts.size() - 1)).setText(reviewer);
        });
        Dialogs.press(dialog, "OK");
        return Dialogs.waitFor(() -> Arrays.stream(Window.getWindows())
                .filter(ReviewWindow.class::isInstance)
                .map(ReviewWindow.class::cast)
                .filter(Window::isShowing)
                .findFirst());
    }

    /** A measured result whose table holds the ten best places, each of them counted. */
    private Path tenCandidates() {
        int code = Main.run(
                "analyze",
                SLIDE.toString(),
                "-o",
                folder.toString(),
                "--only",
                "mitoses",
                "--segmenter",
                "classic",
                "-q");
        assertThat(code).isZero();
        Path result = folder.resolve("he-field");
        tenCandidates(result);
        return result;
    }

    /** Ten places along a line in the table of a result. */
    static void tenCandidates(Path result) {
        MitosesCsv.write(
                result.resolve(ResultFile.MITOSES.fileName()),
                IntStream.range(0, 10)
                        .mapToObj(i -> MitosesCsv.Row.unreviewed(
                                200 + 50 * i, 300 + 40 * i, 0.95 - 0.01 * i, Standing.COUNTED, true))
                        .toList());
    }

    private ReviewWindow review(Path result) throws Exception {
        IJ.run("Review Mitoses...", "result=[" + result + "] reviewer=AB");
        EventQueue.invokeAndWait(() -> {});
        return Arrays.stream(Window.getWindows())
                .filter(ReviewWindow.class::isInstance)
                .map(ReviewWindow.class::cast)
                .filter(Window::isShowing)
                .findFirst()
                .orElseThrow();
    }

    /** What a key does, without asking where the focus is. */
    static void press(ReviewWindow window, String key) throws Exception {
        EventQueue.invokeAndWait(() -> {
            Object bound = window.getRootPane()
                    .getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW)
                    .get(KeyStroke.getKeyStroke(key));
            window.getRootPane()
                    .getActionMap()
                    .get(bound)
                    .actionPerformed(new ActionEvent(window, ActionEvent.ACTION_PERFORMED, key));
        });
    }

    /** Waits until the window shows what follows from so many decisions. */
    private static void settle(ReviewWindow window, long decisions) throws Exception {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (window.seen() < decisions && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(window.seen()).isEqualTo(decisions);
    }

    private static Decisions log(Path result) {
        return DecisionLog.read(result.resolve(ResultFile.DECISIONS.fileName()));
    }

    private static List<Verdict> verdicts(Path result) {
        assertThat(Files.exists(result.resolve(ResultFile.DECISIONS.fileName())))
                .isTrue();
        return log(result).all().stream()
                .map(said -> ((CandidateVerdict) said.said().orElseThrow()).verdict())
                .toList();
    }
}
