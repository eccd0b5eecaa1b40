package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Phantoms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fascicle batch} as typed; the slides are empty files, so that none is read. */
class BatchCommandTest {

    @TempDir
    private Path folder;

    @Test
    void jsonIsAllThatStandsOnTheStandardOutput() throws IOException {
        Path slides = Files.createDirectory(folder.resolve("slides"));
        Files.createFile(slides.resolve("a.png"));
        Files.createFile(slides.resolve("b.svs"));
        PrintStream usual = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(
                            "batch",
                            slides.toString(),
                            "-o",
                            folder.resolve("out").toString(),
                            "--json"))
                    .isEqualTo(4);
        } finally {
            System.setOut(usual);
        }
        JsonNode written = new ObjectMapper().readTree(said.toString(StandardCharsets.UTF_8));
        assertThat(written)
                .isEqualTo(new ObjectMapper()
                        .readTree(folder.resolve("out/batch.json").toFile()))
                .isNotEmpty();
    }

    /** The cut of 60 um2 makes giants of ordinary nuclei, which the summary's method line tells. */
    @Test
    void resumingWithOtherOptionsSaysSoAndMeasuresAgainOnlyWhenTold() throws IOException {
        String image = System.getProperty("test.images") + "/he-field.ome.tif";
        String out = folder.resolve("out").toString();
        assertThat(said("batch", image, "-o", out, "--only", "cells", "-q")).isEmpty();
        assertThat(said("batch", image, "-o", out, "--only", "cells", "-q", "--resume", "--threads", "1"))
                .isEmpty();
        assertThat(said("batch", image, "-o", out, "--only", "cells", "-q", "--resume", "--giant-nucleus", "60"))
                .contains("kept as they are: he-field;")
                .contains("--overwrite");
        assertThat(giants()).contains("250 um2");
        assertThat(said(
                        "batch",
                        image,
                        "-o",
                        out,
                        "--only",
                        "cells",
                        "-q",
                        "--resume",
                        "--giant-nucleus",
                        "60",
                        "--overwrite"))
                .contains("measured again: he-field.");
        assertThat(giants()).contains(" 60 um2");
    }

    /** Two fields of other seeds have other nuclei; the small one takes a second. */
    @Test
    void aFileThatWasReplacedIsMeasuredAgainAndAHalfResultToo() throws IOException {
        Path slides = Files.createDirectories(folder.resolve("slides/p1"));
        Path image = slides.resolve("HE.png");
        String[] resuming = {
            "batch",
            slides.getParent().toString(),
            "-o",
            folder.resolve("out").toString(),
            "-q",
            "--resume",
            "--only",
            "cells",
            "--segmenter",
            "classic",
            "--pixel-size",
            "0.5"
        };
        draw(image, 3);
        assertThat(said(resuming)).isEmpty();
        byte[] first = summary();
        draw(image, 4);
        assertThat(said(resuming)).contains("another one than was measured: p1__HE");
        assertThat(summary()).isNotEqualTo(first);
        byte[] second = summary();
        Files.write(folder.resolve("out/p1__HE/summary.json"), new byte[0]);
        assertThat(said(resuming)).contains("was not whole: p1__HE");
        assertThat(summary()).isEqualTo(second);
        assertThat(said(resuming)).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("out/batch.csv")).get(1)).startsWith("p1__HE,p1/HE.png,done,");
    }

    private byte[] summary() throws IOException {
        return Files.readAllBytes(folder.resolve("out/p1__HE/summary.json"));
    }

    private static void draw(Path file, long seed) throws IOException {
        RgbImage drawn = Phantoms.heField(seed, 160, 160, 0.5).image();
        BufferedImage picture = new BufferedImage(160, 160, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 160; y++) {
            for (int x = 0; x < 160; x++) {
                picture.setRGB(x, y, drawn.red(x, y) << 16 | drawn.green(x, y) << 8 | drawn.blue(x, y));
            }
        }
        ImageIO.write(picture, "png", file.toFile());
    }

    @Test
    void aRowOfATableHoldsForItsSlideAloneAndAMisspeltColumnIsRefused() throws IOException {
        Path slides = Files.createDirectory(folder.resolve("slides"));
        draw(slides.resolve("a.png"), 3);
        draw(slides.resolve("b.png"), 3);
        Path list = Files.writeString(
                slides.resolve("list.csv"), "file,pixel_size_um,whole-image\na.png,0.25,yes\nb.png,,\n");
        String[] batch = {
            "batch",
            list.toString(),
            "-o",
            folder.resolve("out").toString(),
            "-q",
            "--pixel-size",
            "0.5",
            "--only",
            "cells",
            "--segmenter",
            "classic"
        };
        assertThat(said(batch)).isEmpty();
        assertThat(Files.readString(folder.resolve("out/a/summary.json"))).contains("\"x_um\" : 0.25");
        assertThat(Files.readString(folder.resolve("out/b/summary.json"))).contains("\"x_um\" : 0.5");
        Files.writeString(list, "file,pixelsize\na.png,0.25\n");
        assertThat(Main.run(batch)).isEqualTo(2);
    }

    @Test
    void twoImagesThatWouldShareAResultAreRefusedBeforeAnythingIsWritten() {
        assertThat(Main.run(
                        "cells",
                        "x/A.png",
                        "y/A.jpg",
                        "-o",
                        folder.resolve("out").toString(),
                        "--overwrite"))
                .isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatSteersATerminalIsNotPrinted() {
        assertThat(Shown.safe("a\u001b[31m\nb\u202ec")).isEqualTo("a\ufffd[31m\ufffdb\ufffdc");
    }

    /** Of two fields one is measured already, one not, and a third has no pixel size; the two are as large, so that one tells of the other. */
    @Test
    void aDryRunSaysWhatWhyAndHowLong() throws IOException {
        Path slides = Files.createDirectory(folder.resolve("slides"));
        draw(slides.resolve("a.png"), 3);
        Path list = Files.writeString(slides.resolve("list.csv"), "file,pixel_size\na.png,0.5\nb.png,0.5\nc.png,\n");
        String[] batch = {
            "batch",
            list.toString(),
            "-o",
            folder.resolve("out").toString(),
            "--only",
            "cells",
            "--segmenter",
            "classic",
            "--resume"
        };
        Main.run(batch);
        draw(slides.resolve("b.png"), 4);
        draw(slides.resolve("c.png"), 4);
        String[] dry = Arrays.copyOf(batch, batch.length + 1);
        dry[batch.length] = "--dry-run";
        assertThat(printed(4, dry))
                .contains(
                        "would keep a.png",
                        "would measure b.png",
                        "would fail c.png: The pixel size of c.png is unknown")
                .contains("1 of 3 slides would be measured, 1 kept as measured already, 1 would fail.")
                .containsPattern("about \\d+ s, 1 slide at a time .* by the median of 1 slides");
        assertThat(folder.resolve("out/b")).doesNotExist();
    }

    @Test
    void aTimeLimitIsATimeAndTroublesNoQuickSlide() throws IOException {
        Path slides = Files.createDirectory(folder.resolve("slides"));
        Files.createFile(slides.resolve("a.png"));
        assertThat(Main.run(
                        "batch", slides.toString(), "-o", folder.resolve("out").toString(), "--time-limit", "soon"))
                .isEqualTo(1);
        assertThat(Main.run(
                        "batch", slides.toString(), "-o", folder.resolve("out").toString(), "--time-limit", "30m"))
                .isEqualTo(4);
    }

    private static String printed(int code, String... arguments) {
        PrintStream usual = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(arguments)).isEqualTo(code);
        } finally {
            System.setOut(usual);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private String giants() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("out/he-field/summary.json").toFile())
                .at("/measures/giant_nuclei/method")
                .asText();
    }

    private static String said(String... arguments) {
        PrintStream usual = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(arguments)).isZero();
        } finally {
            System.setErr(usual);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
