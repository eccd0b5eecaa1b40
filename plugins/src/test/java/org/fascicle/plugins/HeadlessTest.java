package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fascicle.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is no display, each entry's line runs, or is refused in a sentence; in a Java of its own, for this one may have a display. */
class HeadlessTest {

    private static final Path IMAGES = Path.of(System.getProperty("test.images"));
    private static final String NEEDS_DISPLAY = " is a window, and there is no display to show it on.";

    @TempDir
    Path folder;

    /** What was printed for each entry, by its name. */
    private static Map<String, String> run(String stem, double um, String... entriesAndOptions)
            throws IOException, InterruptedException {
        return run("-Dtest=here", stem, um, entriesAndOptions);
    }

    /** The same in a Java that was told something of the computer. */
    private static Map<String, String> run(String property, String stem, double um, String... entriesAndOptions)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                property,
                "-Djava.awt.headless=true",
                "-Dtest.images=" + IMAGES,
                "-cp",
                System.getProperty("java.class.path"),
                HeadlessEntries.class.getName(),
                IMAGES.resolve(stem + ".ome.tif").toString(),
                String.valueOf(um)));
        command.addAll(Arrays.asList(entriesAndOptions));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        java.getOutputStream().close();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(printed).isZero();
        return Arrays.stream(printed.split("(?m)^entry: "))
                .skip(1)
                .collect(Collectors.toMap(
                        part -> part.lines().findFirst().orElseThrow(),
                        part -> part,
                        (a, b) -> a + b,
                        LinkedHashMap::new));
    }

    private static int number(String printed, String name) {
        return printed.lines()
                .filter(line -> line.startsWith(name + ": "))
                .mapToInt(line -> Integer.parseInt(line.substring(name.length() + 2)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void measuresRunWithoutADisplay() throws Exception {
        Map<String, String> printed = run(
                "he-field",
                0.25,
                "Cells and Density...",
                "stain=auto segmenter=classic giant_nucleus=250 colour_by=area histogram_of=area density_map find_tissue",
                "Necrosis and Tissue Classes...",
                "stain=auto find_tissue",
                "Mitotic Figures...",
                "stain=auto segmenter=classic find_tissue",
                "Stain Vectors...",
                "stain=he show_stains stain_file=[" + folder.resolve("stains.json") + "]",
                "Analyze Image...",
                "results=[" + folder + "] stain=auto segmenter=classic find_tissue");
        assertThat(printed).hasSize(5);
        assertThat(printed.values()).allSatisfy(said -> assertThat(said).doesNotContain("ended: ", "Exception"));
        assertThat(number(printed.get("Cells and Density..."), "objects")).isGreaterThan(100);
        assertThat(number(printed.get("Cells and Density..."), "rows")).isGreaterThan(5);
        assertThat(folder.resolve("stains.json")).exists();
        assertThat(folder.resolve("field/summary.json")).exists();
    }

    /** On a computer for which there is no native library each need of one is a sentence, and the classic ways go on. */
    @Test
    void aComputerWithoutNativeLibrariesHasTheClassicWay() throws Exception {
        Map<String, String> printed = run(
                "-Dos.arch=sparc",
                "he-field",
                0.25,
                "Cells and Density...",
                "stain=he segmenter=learned find_tissue",
                "Calibrate from Scale Bar...",
                "bar_length=100",
                "Mitotic Figures...",
                "stain=he find_tissue",
                "Analyze Image...",
                "results=[" + folder + "] stain=he segmenter=classic find_tissue");
        assertThat(printed.get("Cells and Density..."))
                .contains(
                        "ONNX Runtime's native library does not load on this computer",
                        "choose classic under Segmenter")
                .doesNotContain("(null)", "Exception in");
        assertThat(printed.get("Calibrate from Scale Bar..."))
                .contains("OpenCV's native library does not load on this computer");
        assertThat(number(printed.get("Mitotic Figures..."), "rows")).isPositive();
        assertThat(number(printed.get("Analyze Image..."), "objects")).isGreaterThan(100);
        assertThat(folder.resolve("field/report.html")).exists();
    }

    @Test
    void immunostainsRunWithoutADisplay() throws Exception {
        Map<String, String> printed = run(
                "sma-metastasis",
                0.5,
                "Alpha-SMA and DAB Area...",
                "stain=hdab compartment=cytoplasmic segmenter=classic find_tissue",
                "Ki-67 Index...",
                "stain=hdab segmenter=classic find_tissue fixed_cuts");
        assertThat(number(printed.get("Alpha-SMA and DAB Area..."), "rows")).isPositive();
        assertThat(printed.get("Alpha-SMA and DAB Area...")).doesNotContain("ended: ");
        // most of this DAB lies outside nuclei
        assertThat(printed.get("Ki-67 Index...")).contains("No index of nuclei was measured on field");
    }

    @Test
    void slidesFoldersAndGradesNeedNoDisplayAndWindowsAreRefused() throws Exception {
        Path slides = Files.createDirectory(folder.resolve("slides"));
        Path slide = Files.copy(IMAGES.resolve("he-field.ome.tif"), slides.resolve("he-field.ome.tif"));
        Path ours = folder.resolve("ours");
        Path theirs = folder.resolve("theirs");
        Map<String, String> printed = run(
                "he-field",
                0.25,
                "Analyze Folder...",
                "slides=[" + slides + "] results=[" + ours + "] stain=auto segmenter=classic giant_nucleus=250",
                "Analyze Slide File...",
                "slide=[" + slide + "] results=[" + folder.resolve("one")
                        + "] stain=auto segmenter=classic giant_nucleus=250",
                "Open Slide...",
                "slide=[" + slide + "]",
                "Open Slide Region...",
                "slide=[" + slide + "] x=10 y=20 width=30 height=40",
                "Open Result...",
                "result=[" + ours.resolve("he-field") + "]",
                "Grade by FNCLCC...",
                "differentiation=2 mitoses_counted mitoses=14 counted_area=1.734 necrosis_judged necrosis=30 specimen=primary",
                "Calibrate from Scale Bar...",
                "bar_length=100",
                "Review Mitoses...",
                "result=[" + ours.resolve("he-field") + "] reviewer=AB",
                "Teach Tissue...",
                "strokes=drawn_now stain=he model=[" + folder.resolve("a.tissue.json") + "]",
                "Layers...",
                "",
                "Fascicle Help...",
                "page=Grading");
        assertThat(Main.run("batch", slides.toString(), "--segmenter", "classic", "-o", theirs.toString(), "-q"))
                .isZero();
        EntriesTest.assertSameFiles(ours.resolve("he-field"), theirs.resolve("he-field"));
        EntriesTest.assertSameFiles(folder.resolve("one/he-field"), theirs.resolve("he-field"));
        assertThat(printed.get("Open Slide...")).contains("image: he-field.ome.tif (overview)");
        assertThat(printed.get("Open Slide Region...")).contains("image: he-field at 10,20");
        assertThat(printed.get("Open Result...")).contains("image: he-field (result)");
        assertThat(printed.get("Grade by FNCLCC...")).contains("total 5", "grade 2");
        assertThat(printed.get("Calibrate from Scale Bar...")).contains("draw a line along the bar");
        assertThat(printed.get("Review Mitoses...")).contains("Review Mitoses" + NEEDS_DISPLAY);
        assertThat(printed.get("Teach Tissue...")).contains("What is drawn now" + NEEDS_DISPLAY);
        assertThat(printed.get("Layers...")).contains("Layers" + NEEDS_DISPLAY);
        assertThat(printed.get("Fascicle Help...")).contains("A page of help" + NEEDS_DISPLAY);
    }
}
