package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.JButton;
import org.fascicle.cli.Main;
import org.fascicle.report.ResultReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tissue taught in a real ImageJ: by the ROI Manager with the command line's bytes, and with the mouse's window. */
@ExtendWith({RealImageJ.class, EventWatch.class})
class TeachTissueTest {

    private static final Path FIELD = Path.of(System.getProperty("test.images"), "he-field.ome.tif");
    private static final long PATIENCE_MS = 60_000;
    /** Two places for each class on the field of 1024 pixels of 0.25 um: a square of a map is 256 pixels. */
    static final List<int[]> PLACES = List.of(box(0, 0), box(0, 512), box(512, 0), box(512, 512));

    @TempDir
    Path folder;

    private static int[] box(int left, int top) {
        return new int[] {left, top, 512, 512};
    }

    static String kind(int place) {
        return place < 2 ? "tumour" : "stroma";
    }

    /** What the command line teaches by the same areas. */
    private Path commandLine() throws Exception {
        String features = IntStream.range(0, PLACES.size())
                .mapToObj(i -> feature(kind(i), PLACES.get(i)))
                .collect(Collectors.joining(","));
        Path strokes = Files.writeString(
                folder.resolve("strokes.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
        Path model = folder.resolve("theirs.tissue.json");
        assertThat(Main.run(
                        "teach",
                        "tissue",
                        FIELD.toString(),
                        "--annotations",
                        strokes.toString(),
                        "-o",
                        model.toString()))
                .isZero();
        return model;
    }

    private static String feature(String kind, int[] at) {
        return String.format(
                Locale.ROOT,
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%1$d,%2$d],[%3$d,%2$d],[%3$d,%4$d],"
                        + "[%1$d,%4$d],[%1$d,%2$d]]]},\"properties\":{\"objectType\":\"annotation\",\"classification\":{\"name\":\"%5$s\"}}}",
                at[0],
                at[1],
                at[0] + at[2],
                at[1] + at[3],
                kind);
    }

    @Test
    void roisOfTheManagerTeachWhatTheCommandLineTeaches() throws Exception {
        RecordedMacroTest.open(FIELD, 0.25).changes = false;
        RoiManager manager = RoiManager.getRoiManager();
        manager.reset();
        for (int i = 0; i < PLACES.size(); i++) {
            Roi roi = new Roi(PLACES.get(i)[0], PLACES.get(i)[1], PLACES.get(i)[2], PLACES.get(i)[3]);
            roi.setName(kind(i) + "-" + (i + 1));
            manager.addRoi(roi);
        }
        Path ours = folder.resolve("ours.tissue.json");
        IJ.run("Teach Tissue...", "strokes=ROI_Manager stain=auto model=[" + ours + "]");
        assertThat(ours).hasSameBinaryContentAs(commandLine());
    }

    @Test
    void whatIsDrawnIsPreviewedUndoneAndSaved() throws Exception {
        ImagePlus image = RecordedMacroTest.open(FIELD, 0.25);
        image.changes = false;
        Path ours = folder.resolve("ours.tissue.json");
        IJ.run("Teach Tissue...", "strokes=drawn_now stain=auto model=[" + ours + "]");
        EventQueue.invokeAndWait(() -> {});
        TeachWindow window = Arrays.stream(Window.getWindows())
                // one that another test closed stays in the list until memory is tidied
                .filter(Window::isShowing)
                .filter(TeachWindow.class::isInstance)
                .map(TeachWindow.class::cast)
                .findFirst()
                .orElseThrow();
        add(window, image, "necrosis", PLACES.get(0));
        EventQueue.invokeAndWait(window::undo);
        for (int i = 0; i < PLACES.size(); i++) {
            add(window, image, kind(i), PLACES.get(i));
        }
        assertThat(window.counts()).isEqualTo("tumour: 2, stroma: 2");
        press(window, "Preview visible part");
        waitFor(() -> image.getOverlay().size() > PLACES.size());
        assertThat(image.getOverlay().toArray())
                .filteredOn(roi -> roi.getFillColor() != null)
                .isNotEmpty()
                .allSatisfy(roi -> assertThat(roi.getName()).isIn("tumour", "stroma", "unsure"));
        press(window, "Save model");
        waitFor(() -> window.said().startsWith("Saved"));
        assertThat(ours).hasSameBinaryContentAs(commandLine());
        theModelIsTaken(ours);
    }

    /** Necrosis by the taught classes, as the command line measures it. */
    private void theModelIsTaken(Path model) {
        IJ.run("Necrosis and Tissue Classes...", "stain=auto tissue_model=[" + model + "] find_tissue");
        assertThat(Main.run(
                        "necrosis",
                        FIELD.toString(),
                        "--tissue-model",
                        model.toString(),
                        "-o",
                        folder.toString(),
                        "-q"))
                .isZero();
        List<String> labels = ResultReader.of(folder.resolve("he-field")).summary().measures().stream()
                .map(measured -> measured.key().label())
                .toList();
        assertThat(ResultsTable.getResultsTable(FindingsView.MEASURES).getColumnAsStrings("Measure"))
                .containsAll(labels);
    }

    static void add(TeachWindow window, ImagePlus image, String kind, int[] at) throws Exception {
        image.setRoi(at[0], at[1], at[2], at[3]);
        EventQueue.invokeAndWait(() -> {
            window.choose(kind);
            window.addSelection();
        });
    }

    static void press(Container window, String name) throws Exception {
        JButton button = button(window, name);
        EventQueue.invokeAndWait(button::doClick);
    }

    private static JButton button(Container container, String name) {
        for (Component part : container.getComponents()) {
            if (part instanceof JButton button && name.equals(button.getName())) {
                return button;
            }
            JButton within = part instanceof Container inner ? button(inner, name) : null;
            if (within != null) {
                return within;
            }
        }
        return null;
    }

    static void waitFor(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }
}
