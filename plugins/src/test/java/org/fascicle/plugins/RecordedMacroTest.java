package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Plot;
import ij.gui.PlotWindow;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import ij.process.ColorProcessor;
import ij.text.TextWindow;
import java.awt.Button;
import java.awt.EventQueue;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.fascicle.cli.Main;
import org.fascicle.image.RgbImage;
import org.fascicle.pipeline.OrderedExecutor;
import org.fascicle.pipeline.Stage;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.ResultReader;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person clicks, ImageJ records, the line is replayed, and the numbers are those of the command line. */
@ExtendWith({RealImageJ.class, EventWatch.class})
class RecordedMacroTest {

    private static final int PATIENCE_MS = 120_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "he-field, Cells and Density..., cells, nuclei",
        "he-field, Mitotic Figures..., mitoses, mitoses_total",
        "he-field, Necrosis and Tissue Classes..., necrosis, necrosis_suspicious",
        "ki67-primary, Alpha-SMA and DAB Area..., positivity, positive_nuclei",
        "ki67-primary, Ki-67 Index..., positivity, positive_nuclei"
    })
    void aRecordedLineGivesTheNumbersOfTheCommandLine(String stem, String entry, String command, String key)
            throws Exception {
        Path file = Path.of(System.getProperty("test.images"), stem + ".ome.tif");
        JsonNode summary = commandLine(command, file, stem);
        ImagePlus image = open(file, summary.path("calibration").path("x_um").asDouble());
        String line = record(entry);
        assertThat(line).startsWith("run(\"" + entry + "\"").contains("stain=auto");
        image.setOverlay(null);
        RealImageJ.closeTables();

        IJ.runMacro(line);

        ResultsTable table = ResultsTable.getResultsTable(FindingsView.MEASURES);
        JsonNode expected = summary.path("measures").required(key);
        int row = row(table, expected.path("label").asText());
        double value = expected.path("value").asDouble();
        // the summary is written with a limited number of digits
        assertThat(table.getValue("Value", row)).isEqualTo(value, offset(1e-6 * Math.max(1, Math.abs(value))));
        assertThat(table.getStringValue("Unit", row))
                .isEqualTo(expected.path("unit").asText());
        assertThat(image.getOverlay()).isNotNull();
        image.changes = false;
    }

    /** Two ROIs that part the field hold all its nuclei; each nucleus has a colour, and a bar of colours lies on the image. */
    @Test
    void aMacroMeasuresEachRoiAndColoursNuclei() {
        ImagePlus image = open(Path.of(System.getProperty("test.images"), "he-field.ome.tif"), 0.25);
        RoiManager manager = RoiManager.getRoiManager();
        manager.reset();
        int half = image.getWidth() / 2;
        manager.addRoi(named("left", new Roi(0, 0, half, image.getHeight())));
        manager.addRoi(named("right", new Roi(half, 0, image.getWidth() - half, image.getHeight())));

        IJ.runMacro(
                "run(\"Cells and Density...\", \"stain=he segmenter=classic giant_nucleus=60 colour_by=area each_roi\");");

        ResultsTable regions = ResultsTable.getResultsTable(FindingsView.REGIONS);
        ResultsTable measures = ResultsTable.getResultsTable(FindingsView.MEASURES);
        assertThat(regions.getStringValue("name", 0)).isEqualTo("left");
        double nuclei = measures.getValue("Value", row(measures, "Nuclei"));
        assertThat(regions.getValue("nuclei", 0) + regions.getValue("nuclei", 1))
                .isEqualTo(nuclei)
                .isPositive();
        Roi[] shown = image.getOverlay().toArray();
        assertThat(shown)
                .filteredOn(roi -> roi.getName() != null && roi.getName().startsWith("area "))
                .hasSize((int) nuclei)
                .allMatch(roi -> roi.getFillColor() != null);
        assertThat(shown).hasAtLeastOneElementOfType(ImageRoi.class).hasAtLeastOneElementOfType(TextRoi.class);
        image.changes = false;
    }

    /** The map holds the density that the table states, the plot as many nuclei. */
    @Test
    void nucleiAreDrawnAsAMapAndAHistogram() {
        ImagePlus image = open(Path.of(System.getProperty("test.images"), "he-field.ome.tif"), 0.25);
        IJ.runMacro(
                "run(\"Cells and Density...\", \"stain=he segmenter=classic giant_nucleus=250 histogram_of=area density_map\");");
        assertThat(IJ.getImage()).isSameAs(image);
        ResultsTable measures = ResultsTable.getResultsTable(FindingsView.MEASURES);
        ImagePlus map = WindowManager.getImage("Cell density of field");
        float[] values = (float[]) map.getProcessor().getPixels();
        float highest = 0;
        for (float value : values) {
            highest = Math.max(highest, Float.isNaN(value) ? 0 : value);
        }
        double mean = measures.getValue("Value", row(measures, "Cell density"));
        assertThat((double) highest).isBetween(mean, 10 * mean);
        assertThat(map.getCalibration().pixelWidth * map.getWidth()).isBetween(250.0, 400.0);
        Plot plot = ((PlotWindow) WindowManager.getWindow("Area of nuclei of field")).getPlot();
        double counted = Arrays.stream(plot.getResultsTable().getColumn("Y")).sum();
        assertThat(counted)
                .isEqualTo(ResultsTable.getResultsTable(FindingsView.NUCLEI).size());
        image.changes = false;
    }

    /** A row each image with n, N and the cut that was used; the index stands first among the measures. */
    @Test
    void theKi67IndexHasARowAnImage() {
        ImagePlus image = open(Path.of(System.getProperty("test.images"), "ki67-primary.ome.tif"), 0.5);
        IJ.runMacro("run(\"Ki-67 Index...\", \"stain=hdab segmenter=classic fixed_cuts\");");
        ResultsTable row = ResultsTable.getResultsTable(Ki67Plugin.INDICES);
        assertThat(row.size()).isEqualTo(1);
        double percent = 100 * row.getValue("Positive_nuclei", 0) / row.getValue("All_nuclei", 0);
        assertThat(row.getValue("Index_%", 0)).isEqualTo(percent, offset(1e-9)).isPositive();
        assertThat(row.getStringValue("Cut", 0)).contains("mean DAB density from 0.2");
        assertThat(ResultsTable.getResultsTable(FindingsView.MEASURES).getStringValue("Measure", 0))
                .isEqualTo("Labelling index");
        image.changes = false;
    }

    @Test
    void aGivenCutOfDabHoldsForNucleiAndArea() {
        ImagePlus image = open(Path.of(System.getProperty("test.images"), "ki67-primary.ome.tif"), 0.5);
        IJ.runMacro("run(\"Ki-67 Index...\", \"stain=hdab segmenter=classic dab_cut=0.6\");");
        ResultsTable row = ResultsTable.getResultsTable(Ki67Plugin.INDICES);
        assertThat(row.getStringValue("Cut", 0))
                .contains("from a DAB density of 0.600")
                .contains("as given");
        ResultsTable measures = ResultsTable.getResultsTable(FindingsView.MEASURES);
        assertThat(measures.getColumnAsStrings("How")).contains("DAB density above 0.60, as given");
        image.changes = false;
    }

    /** The H&E field has no brown nucleus: as a control it leaves the lowest cut. */
    @Test
    void aNegativeControlSetsTheCut() {
        Path images = Path.of(System.getProperty("test.images"));
        ImagePlus image = open(images.resolve("ki67-primary.ome.tif"), 0.5);
        IJ.runMacro("run(\"Ki-67 Index...\", \"stain=hdab segmenter=classic negative_control=["
                + images.resolve("he-field.ome.tif") + "]\");");
        ResultsTable row = ResultsTable.getResultsTable(Ki67Plugin.INDICES);
        assertThat(row.getStringValue("Cut", 0)).contains("set by the negative control");
        image.changes = false;
    }

    /** The drawn metastasis has stained vessels: their walls are told from the rest as on the command line, and lie over the image. */
    @Test
    void wallsOfSmallVesselsAreTheCommandLines() {
        Path slide = Path.of(System.getProperty("test.images"), "sma-metastasis.ome.tif");
        ImagePlus image = open(slide, 0.5);
        IJ.runMacro("run(\"Alpha-SMA and DAB Area...\","
                + " \"stain=hdab segmenter=classic compartment=cytoplasmic vessel_walls find_tissue\");");
        assertThat(Main.run(
                        "positivity",
                        slide.toString(),
                        "--stain",
                        "hdab",
                        "--segmenter",
                        "classic",
                        "--compartment",
                        "cytoplasmic",
                        "--vessel-walls",
                        "-o",
                        folder.toString(),
                        "-q"))
                .isZero();
        SameNumbers.as(
                ResultReader.of(folder.resolve("sma-metastasis")),
                MeasureKey.POSITIVE_AREA,
                MeasureKey.VESSEL_WALL_AREA,
                MeasureKey.POSITIVE_AREA_BESIDE_WALLS);
        ResultsTable measures = ResultsTable.getResultsTable(FindingsView.MEASURES);
        assertThat(measures.getValue("Value", row(measures, MeasureKey.VESSEL_WALL_AREA.label())))
                .isPositive();
        assertThat(image.getOverlay().toArray()).anyMatch(roi -> "Vessel wall".equals(roi.getName()));
        image.changes = false;
    }

    /** A cytoplasmic marker has an area and no index; asked for the index of nuclei, the sentence says why there is none. */
    @Test
    void aCytoplasmicMarkerHasNoIndex() {
        ImagePlus image = open(Path.of(System.getProperty("test.images"), "ki67-primary.ome.tif"), 0.5);
        IJ.runMacro("run(\"Alpha-SMA and DAB Area...\", \"stain=hdab segmenter=classic compartment=cytoplasmic\");");
        ResultsTable table = ResultsTable.getResultsTable(FindingsView.MEASURES);
        List<String> measures = List.of(table.getColumnAsStrings("Measure"));
        assertThat(measures).contains("Positive area", "Labelling index", "H-score");
        for (String nuclear : List.of("Labelling index", "H-score")) {
            assertThat(table.getStringValue("Value", measures.indexOf(nuclear))).isEmpty();
            assertThat(table.getStringValue("How", measures.indexOf(nuclear))).isEqualTo("not measured");
        }
        image.changes = false;
    }

    /** What the user drew stays; two measures lie beside each other, and one that is repeated stands once. */
    @Test
    void overlaysAddUpAndTablesGrow() {
        ImagePlus image = open(Path.of(System.getProperty("test.images"), "he-field.ome.tif"), 0.25);
        image.setTitle("one");
        image.setOverlay(new Overlay(named("mine", new Roi(5, 5, 20, 20))));
        String cells = "run(\"Cells and Density...\", \"stain=he segmenter=classic giant_nucleus=250 find_tissue\");";
        IJ.runMacro(cells);
        int once = image.getOverlay().size();
        IJ.runMacro("run(\"Necrosis and Tissue Classes...\", \"stain=he find_tissue\");");
        IJ.runMacro(cells);
        assertThat(image.getOverlay().toArray())
                .filteredOn(roi -> "mine".equals(roi.getName()))
                .hasSize(1);
        long nuclei = Arrays.stream(image.getOverlay().toArray())
                .filter(roi -> "nuclei".equals(roi.getProperty("fascicle-layer")))
                .count();
        assertThat(nuclei)
                .isEqualTo(ResultsTable.getResultsTable(FindingsView.NUCLEI).size());
        assertThat(image.getOverlay().size()).isBetween(once, once + 20);

        ImagePlus second = open(Path.of(System.getProperty("test.images"), "he-field.ome.tif"), 0.25);
        second.setTitle("two");
        IJ.runMacro(cells);
        ResultsTable measures = ResultsTable.getResultsTable(FindingsView.MEASURES);
        assertThat(measures.getColumnAsStrings("Image")).contains("one", "two");
        assertThat(measures.getColumnAsStrings("Measure"))
                .filteredOn("Nuclei"::equals)
                .hasSize(2);
        image.changes = false;
        second.changes = false;
    }

    /** Four times the area a pixel is a quarter of the nuclei per area, whatever the file says. */
    @Test
    void thePixelSizeOfTheDialogHolds() {
        ImagePlus image = open(Path.of(System.getProperty("test.images"), "he-field.ome.tif"), 0.25);
        image.getCalibration().setUnit("pixel");
        IJ.runMacro(
                "run(\"Cells and Density...\", \"pixel_size=0.25 stain=he segmenter=classic giant_nucleus=250 find_tissue\");");
        ResultsTable measures = ResultsTable.getResultsTable(FindingsView.MEASURES);
        assertThat(measures.getValue("Value", row(measures, "Nuclei"))).isPositive();
        double mm2 = measures.getValue("On", row(measures, "Nuclei"));
        assertThat(mm2)
                .isBetween(
                        0.1e-6 * image.getWidth() * image.getHeight() * 0.0625,
                        1e-6 * image.getWidth() * image.getHeight() * 0.0625);
        image.changes = false;
    }

    @Test
    void escStopsTheWork() {
        AtomicInteger done = new AtomicInteger();
        List<Integer> items = IntStream.range(0, 5000).boxed().toList();
        assertThatThrownBy(() -> Stoppable.run(() -> {
                    new OrderedExecutor(2)
                            .run(
                                    items,
                                    item -> {
                                        if (item == 10) {
                                            IJ.setKeyDown(KeyEvent.VK_ESCAPE);
                                        }
                                        LockSupport.parkNanos(5_000_000);
                                        return item;
                                    },
                                    item -> done.incrementAndGet());
                    return "";
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(done.get()).isLessThan(items.size());
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void theStatusSaysStageShareAndTimeLeft() {
        StatusProgress progress = new StatusProgress("Cells");
        assertThat(progress.words(25, 100, 10)).isEqualTo("25 %, 30 s left (Esc stops): Cells, tile 25 of 100");
        assertThat(progress.words(Stage.TISSUE)).isEqualTo("Cells, tissue and stains are looked for (Esc stops)");
        assertThat(progress.words(0, 100, 10)).isEqualTo("0 % (Esc stops): Cells, tile 0 of 100");
    }

    private static Roi named(String name, Roi roi) {
        roi.setName(name);
        return roi;
    }

    /** 2 for differentiation, 2 for 14 mitoses, 1 for necrosis below a half: total 5, grade 2. */
    @Test
    void aMacroGradesByTheRules() {
        IJ.runMacro(
                "run(\"Grade by FNCLCC...\", \"differentiation=2 mitoses_counted mitoses=14 counted_area=1.734 necrosis_judged necrosis=30"
                        + " specimen=primary\");");
        assertThat(WindowManager.getWindow(GradePlugin.TITLE))
                .isInstanceOfSatisfying(
                        TextWindow.class,
                        window -> assertThat(window.getTextPanel().getText())
                                .contains("grade 2")
                                .contains("total 5"));
    }

    private static int row(ResultsTable table, String label) {
        for (int row = 0; row < table.size(); row++) {
            if (table.getStringValue("Measure", row).equals(label)) {
                return row;
            }
        }
        throw new AssertionError("no row " + label);
    }

    private JsonNode commandLine(String command, Path file, String stem) throws Exception {
        assertThat(Main.run(command, file.toString(), "-o", folder.toString(), "-q"))
                .isZero();
        return new ObjectMapper()
                .readTree(folder.resolve(stem).resolve("summary.json").toFile());
    }

    static ImagePlus open(Path file, double um) {
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            RgbImage pixels = slide.read(Region.ofSize(slide.width(), slide.height()), 1);
            ImagePlus image =
                    new ImagePlus("field", new ColorProcessor(pixels.width(), pixels.height(), pixels.toPacked()));
            image.getCalibration().setUnit("um");
            image.getCalibration().pixelWidth = um;
            image.getCalibration().pixelHeight = um;
            image.show();
            return image;
        }
    }

    /** Chooses a menu entry, presses OK in its dialog as a person would, and returns the line that the recorder wrote. */
    static String record(String entry) throws InterruptedException {
        Recorder recorder = new Recorder(false);
        Recorder.record = true;
        IJ.doCommand(entry);
        pressOk();
        // the recorder writes the line when the command has ended
        for (int waited = 0; recorder.getText().isBlank() && waited < PATIENCE_MS; waited += 100) {
            Thread.sleep(100);
        }
        String text = recorder.getText();
        Recorder.record = false;
        recorder.close();
        return text.lines()
                .filter(line -> line.startsWith("run(\"" + entry))
                .findFirst()
                .orElse(text);
    }

    private static void pressOk() throws InterruptedException {
        for (int waited = 0; waited < PATIENCE_MS; waited += 100) {
            for (Window window : Window.getWindows()) {
                if (window.isShowing() && window instanceof GenericDialog dialog) {
                    Button ok = dialog.getButtons()[0];
                    EventQueue.invokeLater(
                            () -> dialog.actionPerformed(new ActionEvent(ok, ActionEvent.ACTION_PERFORMED, "OK")));
                    return;
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no dialog came");
    }
}
