package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.cli.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each entry of the menu: its dialog as it comes, OK, and the line that was recorded run again, both without a refusal. */
@ExtendWith({RealImageJ.class, EventWatch.class})
class EveryEntryTest {

    private static final Path IMAGES = Path.of(System.getProperty("test.images"));

    @TempDir
    Path folder;

    static Stream<String> entries() throws IOException {
        // Layers asks nothing
        return RealImageJ.entries().keySet().stream()
                .filter(name -> !name.startsWith("Layers"))
                .sorted();
    }

    @BeforeEach
    void start() {
        IJ.redirectErrorMessages(true);
    }

    /** What a person has entered before, as ImageJ remembers it. */
    private void remember(String entry) throws IOException {
        Path slides = Files.createDirectories(folder.resolve("slides"));
        Path slide = slides.resolve("he-field.ome.tif");
        Files.copy(IMAGES.resolve("he-field.ome.tif"), slide);
        Prefs.set("fascicle.slide", slide.toString());
        Prefs.set("fascicle.slides", slides.toString());
        Prefs.set("fascicle.results", folder.resolve("results").toString());
        Prefs.set("fascicle.segmenter", "classic");
        Prefs.set("fascicle.open_report", false);
        Prefs.set("fascicle.bar_length", 100);
        Prefs.set("fascicle.reviewer", "AB");
        for (String model : new String[] {ModelField.TISSUE, ModelField.CELLS}) {
            Prefs.set(
                    "fascicle." + model,
                    entry.startsWith("Teach")
                            ? folder.resolve("results/archive.json").toString()
                            : "");
        }
        if (entry.startsWith("Open Result") || entry.startsWith("Review")) {
            int code = Main.run(
                    "analyze",
                    slide.toString(),
                    "-o",
                    folder.resolve("measured").toString(),
                    "--only",
                    "mitoses",
                    "--segmenter",
                    "classic",
                    "-q");
            assertThat(code).isZero();
            Prefs.set("fascicle.result", folder.resolve("measured/he-field").toString());
        }
    }

    private static void open(String entry) {
        boolean dab = entry.startsWith("Ki-67") || entry.startsWith("Alpha");
        ImagePlus image = RecordedMacroTest.open(
                IMAGES.resolve(dab ? "ki67-primary.ome.tif" : "he-field.ome.tif"), dab ? 0.5 : 0.25);
        image.changes = false;
        if (entry.startsWith("Calibrate")) {
            image.getProcessor().setColor(Color.BLACK);
            image.getProcessor().fillRect(780, 960, 200, 8);
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void itsDialogIsPressedAndItsLineRunsAgain(String entry) throws Exception {
        remember(entry);
        open(entry);
        String line = RecordedMacroTest.record(entry);
        assertThat(line).startsWith("run(\"" + entry + "\"");
        assertThat(refusals(entry)).isEmpty();
        Set<String> written = written();

        RealImageJ.closeWindows();
        RealImageJ.closeTables();
        clean(folder.resolve("results"));
        open(entry);
        IJ.runMacro(line);
        assertThat(refusals(entry)).isEmpty();
        assertThat(written()).isEqualTo(written);
    }

    /** Errors go to the log after the name of their entry. */
    private static String refusals(String entry) {
        String name = entry.replace("...", "") + ": ";
        String log = IJ.getLog() == null ? "" : IJ.getLog();
        return log.lines()
                .filter(line -> line.contains(name) || line.contains(" failed"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private Set<String> written() throws IOException {
        Path results = folder.resolve("results");
        if (!Files.exists(results)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(results)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> results.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    private static void clean(Path results) throws IOException {
        if (Files.exists(results)) {
            try (Stream<Path> files = Files.walk(results)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> {
                    try {
                        Files.delete(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }
}
