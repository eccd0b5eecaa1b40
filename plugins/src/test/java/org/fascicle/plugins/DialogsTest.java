package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Label;
import java.awt.TextField;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dialogs in a real ImageJ: few fields, a preview, and what becomes of what was entered when it is refused. */
@ExtendWith({RealImageJ.class, EventWatch.class})
class DialogsTest {

    private static final Path SLIDE = Path.of(System.getProperty("test.images"), "he-primary.ome.tif");
    private static final Path FIELD = Path.of(System.getProperty("test.images"), "he-field.ome.tif");

    @BeforeEach
    void start() {
        Prefs.set("fascicle.giant_nucleus", 250);
    }

    private static ImagePlus field() {
        ImagePlus image = RecordedMacroTest.open(FIELD, 0.25);
        image.changes = false;
        return image;
    }

    private static boolean isSeen(GenericDialog dialog, String label) {
        return Dialogs.seen(dialog).stream()
                .filter(Label.class::isInstance)
                .map(part -> ((Label) part).getText())
                .anyMatch(text -> text.startsWith(label));
    }

    @Test
    void rareFieldsComeWithMoreAndAreRecordedWithout() throws Exception {
        field();
        Recorder recorder = new Recorder(false);
        Recorder.record = true;
        IJ.doCommand("Cells and Density...");
        GenericDialog dialog = Dialogs.shown();
        assertThat(isSeen(dialog, "Pixel size")).isTrue();
        assertThat(isSeen(dialog, "Low density")).isFalse();
        int low = dialog.getHeight();
        Dialogs.press(dialog, MoreFields.MORE);
        assertThat(isSeen(dialog, "Low density")).isTrue();
        assertThat(dialog.getHeight()).isGreaterThan(low);
        Dialogs.press(dialog, MoreFields.FEWER);
        assertThat(isSeen(dialog, "Low density")).isFalse();
        Dialogs.press(dialog, "OK");
        String line = Dialogs.waitFor(() -> Optional.of(recorder.getText()).filter(text -> !text.isBlank()));
        recorder.close();
        assertThat(line).contains("segmenter=").contains("giant_nucleus=250");
        assertThat(Dialogs.parts(dialog).filter(Choice.class::isInstance)).isNotEmpty();
    }

    /** Stopped in the middle: no overlay, no row, and what the user drew is there. */
    @Test
    void escDuringAMeasureLeavesAllAsItWas() throws Exception {
        ImagePlus image = SlideWindow.region(SlideSource.of(SLIDE), new Region(0, 0, 3000, 3000));
        image.changes = false;
        Overlay mine = new Overlay(new Roi(5, 5, 20, 20));
        image.setOverlay(mine);
        IJ.doCommand("Mitotic Figures...");
        GenericDialog dialog = Dialogs.shown();
        Dialogs.press(dialog, "OK");
        Dialogs.waitFor(() -> running().findAny());
        IJ.setKeyDown(KeyEvent.VK_ESCAPE);
        Dialogs.waitFor(() -> running().findAny().isEmpty() ? Optional.of(true) : Optional.empty());
        assertThat(image.getOverlay()).isSameAs(mine);
        assertThat(ResultsTable.getResultsTable(FindingsView.MITOSES)).isNull();
    }

    /** Threads that watch for Esc, one for each work that runs. */
    private static Stream<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("fascicle-esc"));
    }

    /** The second begins while the first is at work; each finds what it finds alone. */
    @Test
    void twoMeasuresAtOnceDoNotDisturbEachOther() throws Exception {
        Prefs.set("fascicle.segmenter", "classic");
        ImagePlus first = field();
        first.setTitle("first");
        IJ.run(first, "Cells and Density...", "stain=auto segmenter=classic giant_nucleus=250 find_tissue");
        int alone = first.getOverlay().size();
        first.setOverlay(null);
        ImagePlus second = field();
        second.setTitle("second");
        for (ImagePlus image : new ImagePlus[] {first, second}) {
            measureCells(image);
            Dialogs.press(Dialogs.shown(), "OK");
        }
        for (ImagePlus image : new ImagePlus[] {first, second}) {
            Dialogs.waitFor(() -> Optional.ofNullable(image.getOverlay()));
            assertThat(image.getOverlay().size()).isEqualTo(alone);
        }
        Prefs.set("fascicle.segmenter", "learned");
    }

    /** As the menu does, but on this image, whichever window the window manager has brought to the front meanwhile. */
    private static void measureCells(ImagePlus image) {
        new Thread(() -> {
                    WindowManager.setTempCurrentImage(image);
                    new CellsPlugin().run("");
                })
                .start();
    }

    /** For this image alone, and as long as its own scale is what it was. */
    @Test
    void aPixelSizeThatWasEnteredIsKeptForItsImage() throws Exception {
        ImagePlus image = field();
        IJ.doCommand("Necrosis and Tissue Classes...");
        GenericDialog first = Dialogs.shown();
        Dialogs.type(first, 0, "0.4");
        Dialogs.press(first, "OK");
        Dialogs.waitFor(() -> Optional.ofNullable(ResultsTable.getResultsTable(FindingsView.MEASURES)));
        assertThat(pixelSize(image, first)).startsWith("0.4");
        assertThat(image.getCalibration().pixelWidth).isEqualTo(0.25);
        image.getCalibration().pixelWidth = 0.3;
        image.getCalibration().pixelHeight = 0.3;
        assertThat(pixelSize(image, first)).startsWith("0.3");
        assertThat(pixelSize(field(), first)).startsWith("0.25");
    }

    private static String pixelSize(ImagePlus image, GenericDialog before) throws Exception {
        measureCells(image);
        GenericDialog dialog = Dialogs.shownAfter(before);
        String shown = ((TextField) dialog.getNumericFields().get(0)).getText();
        Dialogs.press(dialog, "Cancel");
        return shown;
    }

    /** 120 % is refused in one sentence; the dialog is back with the 120 to be mended. */
    @Test
    void whatIsRefusedIsAskedAgainWithWhatWasEntered() throws Exception {
        IJ.redirectErrorMessages(true);
        IJ.doCommand("Grade by FNCLCC...");
        GenericDialog first = Dialogs.shown();
        Dialogs.tick(first, "Necrosis");
        Dialogs.type(first, 2, "120");
        Dialogs.press(first, "OK");
        GenericDialog again = Dialogs.shownAfter(first);
        assertThat(IJ.getLog()).contains("Necrosis is 0 to 100 %");
        assertThat(((TextField) (Component) again.getNumericFields().get(2)).getText())
                .startsWith("120");
        Dialogs.press(again, "Cancel");
    }
}
