package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed wrongly is answered in the user's words. */
class UsageTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"frobnicate, 'frobnicate' is no command", "demo now, 'now' is no command and no argument here",
        "grade --area wide, 'wide' is not a number", "grade --fields x, 'x' is not a whole number",
        "grade --frobnicate, Unknown option: '--frobnicate'"})
    void isSaidInPlainWords(String typed, String answer) {
        PrintStream usual = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(typed.split(" "))).isEqualTo(ExitCode.BAD_USAGE.number());
        } finally {
            System.setErr(usual);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("fascicle: ").contains(answer.replace("''", "'")).endsWith("--help shows how)\n");
    }
}
