package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is entered in one ImageJ stands in the dialog of the next one; each is a Java of its own, with a home of its own. */
class SessionsTest {

    @TempDir
    Path home;

    @Test
    void whatWasEnteredIsThereInTheNextSession() throws Exception {
        assumeFalse(
                GraphicsEnvironment.isHeadless(),
                "skipped: ImageJ needs a display; scripts/test gives it a virtual one");
        String fresh = session();
        String entered = session("333");
        assertThat(fresh).contains(" 250 ").contains(" auto ").doesNotContain("333");
        assertThat(entered).contains(" 333 ").contains(" he ");
        assertThat(session()).isEqualTo(entered);
    }

    /** The values of the dialog before it was left. */
    private String session(String... entered) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                OneSession.class.getName()));
        command.addAll(Arrays.asList(entered));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        java.getOutputStream().close();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(printed).isZero();
        return printed.lines()
                .filter(line -> line.startsWith("values: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(printed));
    }
}
