package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.PlugIn;
import ij.process.ImageProcessor;
import ij.text.TextWindow;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fascicle.cli.Main;
import org.fascicle.image.RgbImage;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.fascicle.run.StainFileReader;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The entries beside the measures, by macro, in a real ImageJ. */
@ExtendWith({RealImageJ.class, EventWatch.class})
class EntriesTest {

    private static final Path FIELD = Path.of(System.getProperty("test.images"), "he-field.ome.tif");

    @TempDir
    Path folder;

    @Test
    void everyEntryHasItsClass() throws Exception {
        Map<String, String> entries = RealImageJ.entries();
        assertThat(entries).hasSizeGreaterThan(15);
        for (String name : entries.values()) {
            assertThat(Class.forName(name)).isAssignableTo(PlugIn.class);
        }
    }

    private static void run(String entry, String options) {
        IJ.run(entry, options);
    }

    /** The sentence that a macro ends with; it goes to the log, for a window would wait for a person. */
    private static String refused(String entry, String options) {
        IJ.redirectErrorMessages(true);
        try {
            IJ.run(entry, options);
        } catch (RuntimeException canceled) {
            assertThat(canceled).hasMessage(Macro.MACRO_CANCELED);
        }
        return IJ.getLog();
    }

    private static ImagePlus field() {
        ImagePlus image = RecordedMacroTest.open(FIELD, 0.25);
        image.changes = false;
        return image;
    }

    private static void bar(ImagePlus image, int x, int length) {
        ImageProcessor pixels = image.getProcessor();
        pixels.setColor(Color.BLACK);
        pixels.fillRect(x, 960, length, 8);
    }

    /** 200 pixels for 100 um are half a micrometre each; the bar is framed. */
    @Test
    void aBurntInBarSetsTheScale() {
        ImagePlus image = field();
        bar(image, 780, 200);
        run("Calibrate from Scale Bar...", "bar_length=100");
        assertThat(image.getCalibration().pixelWidth).isEqualTo(0.5, offset(0.002));
        assertThat(image.getCalibration().getUnit()).isEqualTo("\u00b5m");
        Roi frame = image.getOverlay().get(0);
        assertThat(frame.getName()).isEqualTo("Scale bar");
        assertThat(frame.getBounds().contains(780, 960, 200, 8)).isTrue();
    }

    @Test
    void amongTwoBarsTheSelectedOneIsTaken() {
        ImagePlus image = field();
        bar(image, 780, 200);
        bar(image, 80, 100);
        assertThat(refused("Calibrate from Scale Bar...", "bar_length=100"))
                .contains("none was chosen")
                .contains("rectangle around");
        assertThat(image.getCalibration().pixelWidth).isEqualTo(0.25);
        image.setRoi(new Roi(60, 940, 150, 50));
        run("Calibrate from Scale Bar...", "bar_length=100");
        assertThat(image.getCalibration().pixelWidth).isEqualTo(1, offset(0.01));
    }

    @Test
    void stainVectorsAreShownWrittenAndTakenAgain() {
        ImagePlus image = field();
        Path file = folder.resolve("stains.json");
        run("Stain Vectors...", "stain=he show_stains stain_file=[" + file + "]");
        ResultsTable table = ResultsTable.getResultsTable(StainVectorsPlugin.STAINS);
        assertThat(StainFileReader.read(file).stains().first().red()).isEqualTo(table.getValue("Red", 0), offset(1e-9));
        assertThat(table.getStringValue("Vector", 1)).isEqualTo("eosin");
        assertThat(WindowManager.getImage("Stains of field").getStackSize()).isEqualTo(3);
        IJ.selectWindow(image.getID());
        assertThat(refused("Stain Vectors...", "stain=he stain_file=[" + file + "]"))
                .contains("tick Overwrite");
        run("Necrosis and Tissue Classes...", "stain_vectors=[" + file + "]");
        assertThat(ResultsTable.getResultsTable(FindingsView.MEASURES)).isNotNull();
    }

    /** The overview keeps the slide's size in um; a region is what the slide holds there, to the pixel. */
    @Test
    void aSlideOpensAsAnOverviewAndByRegions() {
        Path file = Path.of(System.getProperty("test.images"), "he-primary.ome.tif");
        run("Open Slide...", "slide=[" + file + "]");
        ImagePlus overview = IJ.getImage();
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            double um = slide.calibration().orElseThrow().pixelSize().xUm();
            assertThat(overview.getWidth()).isEqualTo(2000);
            assertThat(overview.getWidth() * overview.getCalibration().pixelWidth)
                    .isEqualTo(slide.width() * um, offset(3 * um));
            overview.setRoi(new Roi(1000, 500, 100, 50));
            Region selected = SlideWindow.selected(overview).orElseThrow().box();
            assertThat(selected.width()).isEqualTo(100 * slide.width() / 2000);

            run("Open Slide Region...", "slide=[" + file + "] x=4000 y=1000 width=300 height=200");
            RgbImage expected = slide.read(new Region(4000, 1000, slide.width() - 4000, 200), 1);
            ImagePlus region = WindowManager.getImage("he-primary at 4000,1000");
            assertThat(region.getWidth()).isEqualTo(slide.width() - 4000);
            for (int y = 0; y < region.getHeight(); y++) {
                for (int x = 0; x < region.getWidth(); x++) {
                    assertThat(region.getProcessor().get(x, y) & 0xffffff)
                            .isEqualTo(expected.red(x, y) << 16 | expected.green(x, y) << 8 | expected.blue(x, y));
                }
            }
            assertThat(region.getCalibration().pixelWidth).isEqualTo(um);
            assertThat(refused("Open Slide Region...", "slide=[" + file + "] x=9000 y=0 width=300 height=200"))
                    .contains("beside he-primary.ome.tif");
        }
    }

    /** Nothing is taken over by itself; what is chosen is graded with the doubt of a count that nobody reviewed. */
    @Test
    void theGradeOffersWhatWasMeasured() {
        Path slide = Path.of(System.getProperty("test.images"), "he-primary.ome.tif");
        ImagePlus image = SlideWindow.region(SlideSource.of(slide), new Region(1500, 1200, 1000, 1000));
        run("Mitotic Figures...", "stain=he");
        assertThat(LastMeasures.mitoses()).hasSize(1);
        String words = LastMeasures.mitoses().get(0).words();
        assertThat(words).startsWith(image.getTitle() + ": ").endsWith("not reviewed");
        assertThat(grade("differentiation=2 specimen=primary")).contains("no count was given");
        assertThat(grade("differentiation=2 mitoses_measured=[" + words + "] specimen=primary"))
                .doesNotContain("no count was given");
    }

    private static String grade(String options) {
        run("Grade by FNCLCC...", options);
        TextWindow window = (TextWindow) WindowManager.getWindow(GradePlugin.TITLE);
        String text = window.getTextPanel().getText();
        window.close(false);
        return text;
    }

    /** The same numbers as the command line's, over the image as in the folder. */
    @Test
    void anImageIsAnalysedIntoAResultFolder() {
        ImagePlus image = field();
        run("Analyze Image...", "results=[" + folder + "] segmenter=classic find_tissue");
        assertThat(Main.run("analyze", FIELD.toString(), "--segmenter", "classic", "-o", folder.toString(), "-q"))
                .isZero();
        Summary ours = ResultReader.of(folder.resolve("field")).summary();
        Summary theirs = ResultReader.of(folder.resolve("he-field")).summary();
        assertThat(ours.measures()).isNotEmpty().isEqualTo(theirs.measures());
        assertThat(ours.grading()).isEqualTo(theirs.grading());
        assertThat(image.getOverlay().toArray())
                .filteredOn(roi -> roi.getName().startsWith("Mitosis candidate,"))
                .hasSize((int)
                        ours.measured(MeasureKey.MITOSES_TOTAL).orElseThrow().value());
        assertThat(refused("Analyze Image...", "results=[" + folder + "] segmenter=classic find_tissue"))
                .contains("tick Overwrite");
    }

    /** What the recorder writes after a click on OK runs again. */
    @Test
    void aRecordedLineRunsAgain() throws InterruptedException {
        ImagePlus image = field();
        String line = RecordedMacroTest.record("Stain Vectors...");
        assertThat(line).startsWith("run(\"Stain Vectors...\"").contains("stain=auto");
        ResultsTable.getResultsTable(StainVectorsPlugin.STAINS).reset();
        IJ.runMacro(line);
        assertThat(ResultsTable.getResultsTable(StainVectorsPlugin.STAINS).getStringValue("Image", 0))
                .isEqualTo(image.getTitle());
    }

    /** A result of the command line: each nucleus an outline and a row, and a row leads to its place. */
    @Test
    void aResultFolderOpensWithItsObjectsAndTables() {
        assertThat(Main.run("cells", FIELD.toString(), "--segmenter", "classic", "-o", folder.toString(), "-q"))
                .isZero();
        run("Open Result...", "result=[" + folder.resolve("he-field") + "] slide=[" + FIELD + "]");
        ImagePlus image = IJ.getImage();
        ResultsTable nuclei = ResultsTable.getResultsTable(FindingsView.NUCLEI);
        assertThat(image.getOverlay().toArray())
                .filteredOn(roi ->
                        roi.getName().startsWith("Nucleus") || roi.getName().startsWith("Giant nucleus"))
                .hasSize(nuclei.size());
        ResultsTable measures = ResultsTable.getResultsTable(FindingsView.MEASURES);
        assertThat(measures.getColumnAsStrings("Measure")).contains("Cell density");
        Tables.go(FindingsView.NUCLEI, 3);
        int x = (int) Math.round(nuclei.getValue("x_px", 3));
        int y = (int) Math.round(nuclei.getValue("y_px", 3));
        assertThat(image.getRoi().contains(x, y)).isTrue();
        // a nucleus, not the tissue around it
        assertThat(image.getRoi().getBounds().width).isLessThan(200);
    }

    /** Byte by byte; the example macro finds a slide measured that it measured before. */
    @Test
    void theFolderMacroWritesWhatTheCommandLineWrites() throws IOException {
        Path slides = Files.createDirectory(folder.resolve("slides"));
        Files.copy(FIELD, slides.resolve("he-field.ome.tif"));
        Path ours = folder.resolve("ours");
        Path theirs = folder.resolve("theirs");
        Path macro = Path.of("../scripts/macros/folder.ijm").toAbsolutePath().normalize();
        IJ.runMacroFile(macro.toString(), slides + ";" + ours);
        assertThat(Main.run("batch", slides.toString(), "--segmenter", "classic", "-o", theirs.toString(), "-q"))
                .isZero();
        assertSameFiles(ours.resolve("he-field"), theirs.resolve("he-field"));
        FileTime before = Files.getLastModifiedTime(ours.resolve("he-field/summary.json"));
        IJ.runMacroFile(macro.toString(), slides + ";" + ours);
        assertThat(Files.getLastModifiedTime(ours.resolve("he-field/summary.json")))
                .isEqualTo(before);
    }

    static void assertSameFiles(Path ours, Path theirs) throws IOException {
        try (Stream<Path> files = Files.walk(theirs)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSizeGreaterThan(5);
            for (Path file : all) {
                assertThat(ours.resolve(theirs.relativize(file).toString())).hasSameBinaryContentAs(file);
            }
        }
    }
}
