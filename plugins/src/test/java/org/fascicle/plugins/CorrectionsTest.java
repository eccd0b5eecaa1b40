package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import java.awt.EventQueue;
import java.awt.Window;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way to the ROI Manager and back: what a person takes away or adds there is counted. */
@ExtendWith({RealImageJ.class, EventWatch.class})
class CorrectionsTest {

    private static final Path FIELD = Path.of(System.getProperty("test.images"), "he-field.ome.tif");

    private ImagePlus image;
    private RoiManager manager;

    @BeforeEach
    void start() {
        image = RecordedMacroTest.open(FIELD, 0.25);
        image.changes = false;
        manager = RoiManager.getRoiManager();
    }

    private static double measured(String label, String column) {
        ResultsTable table = ResultsTable.getResultsTable(FindingsView.MEASURES);
        for (int row = 0; row < table.size(); row++) {
            if (table.getStringValue("Measure", row).equals(label)) {
                return table.getValue(column, row);
            }
        }
        throw new AssertionError("no row " + label);
    }

    private static LayersPlugin.LayersWindow layers(ImagePlus image) throws Exception {
        IJ.run(image, "Layers...", "");
        EventQueue.invokeAndWait(() -> {});
        return Arrays.stream(Window.getWindows())
                .filter(LayersPlugin.LayersWindow.class::isInstance)
                .map(LayersPlugin.LayersWindow.class::cast)
                .filter(Window::isShowing)
                .findFirst()
                .orElseThrow();
    }

    /** Three nuclei deleted and one outlined are two fewer, in count, density, rows, overlay and ROI Manager; said beside the numbers. */
    @Test
    void whatIsDeletedAndAddedInTheManagerCounts() throws Exception {
        IJ.run(image, "Cells and Density...", "stain=he segmenter=classic giant_nucleus=250");
        double nuclei = measured("Nuclei", "Value");
        double density = measured("Cell density", "Value");
        LayersPlugin.LayersWindow window = layers(image);
        Windows.press(window, "To ROI Manager");
        Windows.waitFor(() -> window.said().contains("are in the ROI Manager"));
        int held = manager.getCount();
        assertThat(held).isGreaterThanOrEqualTo((int) nuclei);

        Windows.press(window, "From ROI Manager");
        Windows.waitFor(() -> window.said().contains("nothing changes"));
        assertThat(measured("Nuclei", "Value")).isEqualTo(nuclei);

        manager.setSelectedIndexes(nucleiAt(3));
        manager.runCommand("Delete");
        image.setRoi(new OvalRoi(500, 500, 30, 24));
        manager.runCommand(image, "Add");
        Windows.press(window, "From ROI Manager");
        Windows.waitFor(() -> window.said().startsWith("Corrected"));

        assertThat(measured("Nuclei", "Value")).isEqualTo(nuclei - 2);
        assertThat(measured("Cell density", "Value") / density).isCloseTo((nuclei - 2) / nuclei, within(1e-9));
        ResultsTable table = ResultsTable.getResultsTable(FindingsView.MEASURES);
        assertThat(table.getStringValue("Care", 0)).contains("3 taken away, 1 added");
        assertThat(ResultsTable.getResultsTable(FindingsView.NUCLEI).size()).isEqualTo((int) nuclei - 2);
        assertThat(Arrays.stream(image.getOverlay().toArray())
                        .filter(roi -> "nuclei".equals(roi.getProperty("fascicle-layer"))))
                .hasSize((int) nuclei - 2);
        assertThat(manager.getCount()).isEqualTo(held - 2);
        // an oval of 30 x 24 pixels of 0.25 um: pi / 4 * 7.5 * 6 um2
        ResultsTable rows = ResultsTable.getResultsTable(FindingsView.NUCLEI);
        assertThat(Arrays.stream(rows.getColumn("area_um2"))).anyMatch(area -> Math.abs(area - 35.3) < 1);
    }

    private int[] nucleiAt(int count) {
        Roi[] rois = manager.getRoisAsArray();
        return IntStream.range(0, rois.length)
                .filter(i -> rois[i].getName().startsWith("Nucleus"))
                .limit(count)
                .toArray();
    }

    @Test
    void aDeletedFigureLeavesTheCountAndAnOutlineIsNoFigure() throws Exception {
        IJ.run(image, "Mitotic Figures...", "stain=he");
        double figures = measured("Mitotic-figure candidates, whole tissue", "Value");
        assertThat(figures).isGreaterThan(1);
        LayersPlugin.LayersWindow window = layers(image);
        Windows.press(window, "To ROI Manager");
        Windows.waitFor(() -> window.said().contains("are in the ROI Manager"));
        for (int i = 0; i < manager.getCount(); i++) {
            if (manager.getRoi(i).getName().startsWith("Mitosis candidate")) {
                manager.delete(i);
                break;
            }
        }
        Windows.press(window, "From ROI Manager");
        Windows.waitFor(() -> window.said().startsWith("Corrected"));
        assertThat(measured("Mitotic-figure candidates, whole tissue", "Value")).isEqualTo(figures - 1);

        image.setRoi(new OvalRoi(500, 500, 30, 24));
        manager.runCommand(image, "Add");
        IJ.redirectErrorMessages(true);
        Windows.press(window, "From ROI Manager");
        Windows.waitFor(() -> IJ.getLog() != null && IJ.getLog().contains("added in Review Mitoses"));
        IJ.redirectErrorMessages(false);
    }
}
