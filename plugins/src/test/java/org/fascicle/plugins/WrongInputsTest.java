package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.ShortProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong at an entry is said in one sentence in the dialog's own words, and changes nothing. */
@ExtendWith({RealImageJ.class, EventWatch.class})
class WrongInputsTest {

    private static final Path FIELD = Path.of(System.getProperty("test.images"), "he-field.ome.tif");
    private static final List<String> WITHOUT_IMAGE = List.of(
            "Open", "Analyze Slide File", "Analyze Folder", "Review Mitoses", "Grade by FNCLCC", "Fascicle Help");
    /** They need no pixel size, or set it. */
    private static final List<String> WITHOUT_SCALE = List.of("Calibrate", "Stain Vectors", "Layers");

    @TempDir
    Path folder;

    static Stream<String> ofAnImage() throws IOException {
        return RealImageJ.entries().keySet().stream()
                .filter(entry -> WITHOUT_IMAGE.stream().noneMatch(entry::startsWith))
                .sorted();
    }

    static Stream<String> ofMicrometres() throws IOException {
        return ofAnImage().filter(entry -> WITHOUT_SCALE.stream().noneMatch(entry::startsWith));
    }

    /** What ImageJ says when it cancels the macro. */
    private static String refused(String entry, String options) {
        IJ.redirectErrorMessages(true);
        try {
            IJ.run(entry, options);
        } catch (RuntimeException canceled) {
            assertThat(canceled).hasMessage(Macro.MACRO_CANCELED);
        }
        return IJ.getLog() == null ? "" : IJ.getLog();
    }

    private static void assertOneSentence(String entry, String said) {
        String title = entry.replace("...", "");
        assertThat(said.strip().lines()).hasSize(1);
        assertThat(said.strip())
                .startsWith(title + ": ")
                .endsWith(".")
                .doesNotContain("--", "Exception", "failed", "null")
                // a field's name as a macro has it
                .doesNotContainPattern("[A-Z][A-Za-z]*_[a-zA-Z]");
    }

    private static ImagePlus field() {
        ImagePlus image = RecordedMacroTest.open(FIELD, 0.25);
        image.changes = false;
        return image;
    }

    @ParameterizedTest
    @MethodSource("ofAnImage")
    void withoutAnImageImageJSaysSo(String entry) {
        assertThat(WindowManager.getCurrentImage()).isNull();
        assertThat(refused(entry, "stain=he")).contains("There are no images open");
    }

    @ParameterizedTest
    @MethodSource("ofAnImage")
    void sixteenBitsAreRefusedWithTheCommandThatMendsThem(String entry) {
        if (entry.startsWith("Layers")) {
            return;
        }
        ImagePlus image = new ImagePlus("fluorescence.tif", new ShortProcessor(40, 40));
        image.show();
        String said = refused(entry, "stain=he bar_length=100");
        assertOneSentence(entry, said);
        assertThat(said).contains("fluorescence.tif", "Image > Type > RGB Color");
    }

    @ParameterizedTest
    @MethodSource("ofMicrometres")
    void anUncalibratedImageIsRefusedWithItsRemedies(String entry) {
        ImagePlus image = field();
        image.getCalibration().setUnit("pixel");
        image.getCalibration().pixelWidth = 1;
        image.getCalibration().pixelHeight = 1;
        Overlay mine = new Overlay(new Roi(5, 5, 20, 20));
        image.setOverlay(mine);
        String needed = " results=[" + folder + "] strokes=ROI_Manager model=[" + folder.resolve("a.tissue.json") + "]";
        String said = refused(entry, "stain=he" + needed);
        assertOneSentence(entry, said);
        assertThat(said).contains("pixel size of field is unknown", "draw a line");
        IJ.log("\\Clear");
        said = refused(entry, "stain=he pixel_size=100" + needed);
        assertOneSentence(entry, said);
        assertThat(said).contains("100.0 um cannot be right");
        IJ.log("\\Clear");
        said = refused(entry, "stain=he pixel_size=much" + needed);
        assertOneSentence(entry, said);
        assertThat(said).contains("Pixel size is a number");
        IJ.log("\\Clear");
        said = refused(entry, "stain=gram pixel_size=0.25" + needed);
        assertOneSentence(entry, said);
        assertThat(said).contains("Stain is one of auto, he");
        assertThat(image.getOverlay()).isSameAs(mine);
        assertThat(ResultsTable.getResultsTable(FindingsView.MEASURES)).isNull();
        assertThat(folder).isEmptyDirectory();
    }

    /** A line for each field that can be out of range, or name what is not there; HERE is an empty folder. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cells and Density... | stain=he giant_nucleus=-3 | giant",
                "Cells and Density... | stain=he low_density=500 high_density=100 | cut-offs of density rise",
                "Cells and Density... | stain=he colour_by=area lowest_colour=9 highest_colour=3 | from 9.0 to 3.0",
                "Cells and Density... | stain=he each_roi | press T for each",
                "Cells and Density... | stain=he stain_vectors=[HERE/none.json] | none.json",
                "Necrosis and Tissue Classes... | stain=he tissue_model=[HERE/none.json] | none.json",
                "Alpha-SMA and DAB Area... | stain=he | DAB",
                "Ki-67 Index... | stain=he | DAB",
                "Ki-67 Index... | stain=hdab dab_cut=3 | a density of 0.05 to 2",
                "Ki-67 Index... | stain=hdab dab_cut=0.3 fixed_cuts | exclude each other",
                "Calibrate from Scale Bar... | bar_length=100 | draw a line along the bar",
                "Stain Vectors... | stain=he stain_file=[HERE/none/stains.json] | check the folder",
                "Teach Tissue... | stain=he strokes=ROI_Manager | Name a file for the Model",
                "Teach Tissue... | stain=he strokes=ROI_Manager model=[HERE/a.tissue.json] | The ROI Manager holds no ROI",
                "Teach Cells... | stain=he strokes=ROI_Manager | Name a file for the Model",
                "Teach Cells... | stain=he strokes=ROI_Manager model=[HERE/a.cells.json] | The ROI Manager holds no ROI",
                "Cells and Density... | stain=he cell_model=[HERE/none.json] | none.json",
                "Analyze Image... | stain=he | Name a folder for the results",
                "Analyze Slide File... | results=[HERE] | Name a slide file",
                "Analyze Slide File... | slide=[HERE/none.svs] results=[HERE/out] | none.svs",
                "Analyze Slide File... | slide=[FIELD] pixel_size=-1 results=[HERE/out] | -1.0 um cannot be right",
                "Analyze Folder... | results=[HERE/out] | Name a folder of slides",
                "Analyze Folder... | slides=[HERE] results=[HERE/out] | slide",
                "Open Slide... | slide= | Name a slide file",
                "Open Slide... | slide=[HERE/none.svs] | none.svs",
                "Open Slide Region... | slide=[FIELD] x=0 y=0 width=0 height=10 | Width and Height",
                "Open Slide Region... | slide=[FIELD] x=-5 y=0 width=10 height=10 | X and Y",
                "Open Slide Region... | slide=[FIELD] x=5000 y=0 width=10 height=10 | beside he-field.ome.tif",
                "Open Result... | result=[HERE] | result",
                "Open Result... | result= | Name the folder of a result",
                "Review Mitoses... | result=[HERE] reviewer=AB | result",
                "Grade by FNCLCC... | differentiation=2 mitoses_counted mitoses=-1 counted_area=1.734 | itoses",
                "Grade by FNCLCC... | differentiation=2 mitoses_counted mitoses=2.5 counted_area=1.734 | whole number",
                "Grade by FNCLCC... | differentiation=2 mitoses_counted mitoses=2 counted_area=0 | ounted area",
                "Grade by FNCLCC... | differentiation=4 | Differentiation is one of",
                "Grade by FNCLCC... | necrosis_judged necrosis=120 | 0 to 100 %",
                "Fascicle Help... | page=[Ski lifts] | Page is one of"
            })
    void whatIsOutOfRangeOrNotThereIsSaid(String entry, String options, String said) throws IOException {
        ImagePlus image = field();
        String line = options.replace("HERE", folder.toString()).replace("FIELD", FIELD.toString());
        String words = refused(entry, line);
        assertOneSentence(entry, words.replace(folder.toString(), "HERE"));
        assertThat(words).contains(said);
        assertThat(image.getOverlay()).isNull();
        try (Stream<Path> written = Files.walk(folder)) {
            assertThat(written.filter(Files::isRegularFile)).isEmpty();
        }
    }

    /** What is no number in a dialog comes back to be mended, and all else that was entered with it. */
    @Test
    void whatIsNoNumberIsAskedAgain() throws Exception {
        field();
        IJ.redirectErrorMessages(true);
        IJ.doCommand("Cells and Density...");
        GenericDialog first = Dialogs.shown();
        Dialogs.type(first, 1, "about 300");
        Dialogs.press(first, "OK");
        GenericDialog again = Dialogs.shownAfter(first);
        assertOneSentence("Cells and Density...", IJ.getLog());
        assertThat(IJ.getLog()).contains("Giant nucleus is a number");
        Dialogs.press(again, "Cancel");
    }
}
