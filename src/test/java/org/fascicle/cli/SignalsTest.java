package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fascicle.segment.onnx.LearnedNucleusSegmenter;
import org.fascicle.segment.onnx.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program that is told to end while its network runs ends by the signal, and does not crash. */
@DisabledOnOs(OS.WINDOWS)
class SignalsTest {

    private static final int PIXELS = 256;

    @TempDir
    private Path folder;

    /** The child: two threads that never leave the network alone. */
    static final class Busy {
        public static void main(String[] arguments) {
            Signals.endInOrder();
            Network network = new Network(LearnedNucleusSegmenter.class, "nuclei.onnx");
            for (int i = 0; i < 2; i++) {
                new Thread(() -> runForEver(network)).start();
            }
        }

        private static void runForEver(Network network) {
            float[] grey = new float[3 * PIXELS * PIXELS];
            Arrays.fill(grey, 0.5f);
            while (true) {
                network.run("rgb", grey, 1, 3, PIXELS, PIXELS);
                System.out.println("ran");
            }
        }
    }

    @Test
    void endsByTheSignalWithoutACrash() throws IOException, InterruptedException {
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), Busy.class.getName());
        child.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process =
                child.directory(folder.toFile()).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("ran");
            process.toHandle().destroy();
            out.lines().forEach(line -> assertThat(line).isEqualTo("ran"));
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + 15);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
