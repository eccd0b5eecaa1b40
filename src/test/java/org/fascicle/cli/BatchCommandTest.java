package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
