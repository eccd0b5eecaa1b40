package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.fascicle.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A batch that is killed without warning and resumed leaves the same bytes as one that was not; scripts/kill-and-resume in small. */
@DisabledOnOs(OS.WINDOWS)
class KillAndResumeTest {

    private static final int SLIDES = 12;
    private static final long POLL_NANOS = 2_000_000;

    @TempDir
    private Path folder;

    @Test
    void killedTwiceAndResumedTheBytesAreThoseOfAnUndisturbedRun() throws Exception {
        Path slides = folder.resolve("slides");
        NightSlides.draw(slides, SLIDES);
        assertThat(Main.run(arguments("undisturbed").toArray(String[]::new))).isEqualTo(4);
        killAfter(1);
        killAfter(4);
        assertThat(summaries("killed")).as("the kills came in the middle").isBetween(4L, SLIDES - 2L);
        List<String> again = arguments("killed");
        again.add("--resume");
        assertThat(Main.run(again.toArray(String[]::new))).isEqualTo(4);
        assertThat(bytes("killed")).isEqualTo(bytes("undisturbed"));
        assertThat(summaries("killed")).isEqualTo(SLIDES - 1L);
    }

    private List<String> arguments(String results) {
        return new ArrayList<>(List.of(
                "batch",
                folder.resolve("slides").toString(),
                "-o",
                folder.resolve(results + "/night").toString(),
                "--pixel-size",
                "0.5",
                "--only",
                "cells",
                "--segmenter",
                "classic",
                "--quiet"));
    }

    private void killAfter(int results) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), Main.class.getName()));
        command.addAll(arguments("killed"));
        command.add("--resume");
        ProcessBuilder program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        program.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = program.start();
        while (process.isAlive() && summaries("killed") < results) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as("it was killed, and did not end by itself")
                .isEqualTo(128 + 9);
    }

    private long summaries(String results) throws IOException {
        Path night = folder.resolve(results + "/night");
        if (!Files.isDirectory(night)) {
            return 0;
        }
        try (Stream<Path> entries = Files.list(night)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .filter(entry -> Files.exists(entry.resolve("summary.json")))
                    .count();
        }
    }

    /** Every file but the one that says how long it took. */
    private TreeMap<String, Integer> bytes(String results) throws IOException {
        Path night = folder.resolve(results + "/night");
        TreeMap<String, Integer> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(night)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(Times.FILE)) {
                    all.put(night.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
        }
        return all;
    }
}
