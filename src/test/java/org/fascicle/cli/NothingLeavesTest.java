package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An analysis with the learned networks in a program of its own: no connection, no file written but the result and what the
 * temporary folder holds meanwhile, nothing left in the temporary folder or the home. Linux's strace tells the system calls.
 */
class NothingLeavesTest {

    private static final Pattern OPENED_TO_WRITE =
            Pattern.compile("open(?:at)?\\(.*?\"([^\"]*)\".*(?:O_WRONLY|O_RDWR|O_CREAT).*\\)\\s+= \\d+");

    private static final Pattern TO_A_NETWORK = Pattern.compile("sa_family=AF_INET6?");

    @TempDir
    private Path folder;

    @Test
    void anAnalysisTouchesNothingButItsResult() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path calls = folder.resolve("calls");
        boolean traced = canTrace();
        analyse(traced ? tracing(calls) : List.of(), home, temporary);
        assertThat(home).isEmptyDirectory();
        assertThat(temporary).isEmptyDirectory();
        assertThat(folder.resolve("out/he-field/summary.json")).exists();
        assumeTrue(traced, "strace is not installed or not allowed: system calls were not watched");
        List<String> said = Files.readAllLines(calls);
        assertThat(said).as("strace saw the image being opened").anyMatch(call -> call.contains("he-field.ome.tif"));
        assertThat(said).noneMatch(call -> TO_A_NETWORK.matcher(call).find());
        assertThat(written(said).filter(file -> !file.startsWith(folder.toString())))
                .isEmpty();
        assertThat(written(said).filter(file -> file.startsWith(temporary.toString())))
                .as("native libraries alone; a kill would leave there what else lay there")
                .isNotEmpty()
                .allMatch(file -> file.matches(".*/(fascicle-natives-|nativelib-loader_).*"));
    }

    private void analyse(List<String> tracer, Path home, Path temporary) throws Exception {
        List<String> command = new ArrayList<>(tracer);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Duser.home=" + home,
                "-Djava.io.tmpdir=" + temporary,
                Main.class.getName(),
                "analyze",
                System.getProperty("test.images") + "/he-field.ome.tif",
                "-o",
                folder.resolve("out").toString()));
        ProcessBuilder program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        program.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        program.environment().put("HOME", home.toString());
        assertThat(program.start().waitFor())
                .as(() -> read(folder.resolve("said")))
                .isZero();
    }

    private static Stream<String> written(List<String> calls) {
        return calls.stream()
                .map(OPENED_TO_WRITE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(file -> !file.matches("/(dev|proc)/.*"));
    }

    private static List<String> tracing(Path calls) {
        return List.of(
                "strace",
                "-f",
                "-qq",
                "-s",
                "300",
                "-e",
                "trace=openat,open,connect,sendto,sendmsg,sendmmsg",
                "-o",
                calls.toString());
    }

    private static boolean canTrace() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
