package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import java.awt.EventQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fascicle.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Classes taught in a real ImageJ: by the ROI Manager with the command line's bytes, and with the mouse's window. */
@ExtendWith({RealImageJ.class, EventWatch.class})
abstract class TeachTest {

    static final Path FIELD = Path.of(System.getProperty("test.images"), "he-field.ome.tif");

    @TempDir
    Path folder;

    /** A stroke as ImageJ and as QuPath have it. */
    record Example(String kind, Roi roi, String geometry) {

        private String feature() {
            return "{\"type\":\"Feature\",\"geometry\":" + geometry
                    + ",\"properties\":{\"objectType\":\"annotation\",\"classification\":{\"name\":\"" + kind + "\"}}}";
        }
    }

    /** Menu entry. */
    abstract String entry();

    /** Further words of its line. */
    abstract String options();

    /** The command that teaches the same, with its options. */
    abstract List<String> command();

    /** Two and more of each of two classes, one class after the other. */
    abstract List<Example> examples() throws Exception;

    /** Whether an object of the preview is called a class, as it may be called. */
    abstract boolean isCalled(Roi roi, String kind);

    /** Measures with the model in ImageJ and on the command line. */
    abstract void isTaken(Path model) throws Exception;

    /** What the command line teaches by the same strokes. */
    Path commandLine(List<Example> examples) throws Exception {
        String features = examples.stream().map(Example::feature).collect(Collectors.joining(","));
        Path strokes = Files.writeString(
                folder.resolve("strokes.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
        Path model = folder.resolve("theirs.json");
        List<String> arguments = new ArrayList<>(List.of("teach"));
        arguments.addAll(command());
        arguments.addAll(List.of(FIELD.toString(), "--annotations", strokes.toString(), "-o", model.toString()));
        assertThat(Main.run(arguments.toArray(String[]::new))).isZero();
        return model;
    }

    private void begin(String strokes, Path model) {
        IJ.run(entry(), "strokes=" + strokes + " stain=auto model=[" + model + "] " + options());
    }

    static ImagePlus field() {
        ImagePlus image = RecordedMacroTest.open(FIELD, 0.25);
        image.changes = false;
        return image;
    }

    @Test
    void roisOfTheManagerTeachWhatTheCommandLineTeaches() throws Exception {
        List<Example> examples = examples();
        field();
        RoiManager manager = RoiManager.getRoiManager();
        manager.reset();
        for (int i = 0; i < examples.size(); i++) {
            Roi roi = (Roi) examples.get(i).roi().clone();
            roi.setName(examples.get(i).kind() + "-" + (i + 1));
            manager.addRoi(roi);
        }
        Path ours = folder.resolve("ours.json");
        begin("ROI_Manager", ours);
        assertThat(ours).hasSameBinaryContentAs(commandLine(examples));
        isTaken(ours);
    }

    /** The preview comes by itself with the second class, goes with Undo of it, and follows what is seen. */
    @Test
    void whatIsDrawnIsPreviewedUndoneAndSaved() throws Exception {
        List<Example> examples = examples();
        ImagePlus image = field();
        Path ours = folder.resolve("ours.json");
        begin("drawn_now", ours);
        TeachWindow window = Windows.shown(TeachWindow.class);
        for (Example example : examples) {
            Windows.teach(window, image, example.kind(), example.roi());
        }
        Windows.waitFor(() -> !called(image).isEmpty());
        EventQueue.invokeAndWait(window::undo);
        EventQueue.invokeAndWait(() -> assertThat(window.counts())
                .endsWith(": "
                        + (examples.stream()
                                        .filter(each -> each.kind()
                                                .equals(last(examples).kind()))
                                        .count()
                                - 1)));
        Windows.teach(window, image, last(examples).kind(), last(examples).roi());
        Windows.press(window, "Preview visible part");
        Windows.waitFor(() -> !called(image).isEmpty());
        assertThat(called(image))
                .allSatisfy(roi -> assertThat(examples)
                        .anyMatch(example -> isCalled(roi, example.kind()) || isCalled(roi, "unsure")));
        Windows.press(window, "Save model");
        Windows.waitFor(() -> window.said().startsWith("Saved"));
        assertThat(ours).hasSameBinaryContentAs(commandLine(examples));
        Windows.press(window, "To ROI Manager");
        assertThat(RoiManager.getInstance().getCount()).isEqualTo(examples.size());
        Path again = folder.resolve("again.json");
        begin("ROI_Manager", again);
        assertThat(again).hasSameBinaryContentAs(ours);
    }

    private static Example last(List<Example> examples) {
        return examples.get(examples.size() - 1);
    }

    private static List<Roi> called(ImagePlus image) {
        return image.getOverlay() == null
                ? List.of()
                : Arrays.stream(image.getOverlay().toArray())
                        .filter(roi -> "taught classes".equals(roi.getProperty("fascicle-layer")))
                        .toList();
    }

    /** Live says it beside the counts; asked for it, a person is told in a sentence. */
    @Test
    void oneClassAloneTeachesNothing() throws Exception {
        Example first = examples().get(0);
        ImagePlus image = field();
        Path ours = folder.resolve("ours.json");
        begin("drawn_now", ours);
        TeachWindow window = Windows.shown(TeachWindow.class);
        Windows.teach(window, image, first.kind(), first.roi());
        IJ.redirectErrorMessages(true);
        Windows.press(window, "Save model");
        Windows.waitFor(() -> IJ.getLog() != null && !IJ.getLog().isBlank());
        assertThat(IJ.getLog().strip().lines()).hasSize(1);
        assertThat(IJ.getLog()).contains("All strokes are of one class (" + first.kind() + ")");
        assertThat(ours).doesNotExist();
        assertThat(called(image)).isEmpty();
    }

    /** A window that is left open over a closed image holds nothing any more. */
    @Test
    void theWindowGoesWithItsImage() throws Exception {
        ImagePlus image = field();
        begin("drawn_now", folder.resolve("ours.json"));
        TeachWindow window = Windows.shown(TeachWindow.class);
        image.close();
        Windows.waitFor(() -> !window.isShowing());
    }
}
