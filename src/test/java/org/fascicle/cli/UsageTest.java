package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.fascicle.pipeline.Build;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed wrongly is answered in the user's words. */
class UsageTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "frobnicate, 'frobnicate' is no command",
                "demo now, 'now' is no command and no argument here",
                "grade --area wide, 'wide' is not a number",
                "grade --fields x, 'x' is not a whole number",
                "grade --frobnicate, Unknown option: '--frobnicate'"
            })
    void isSaidInPlainWords(String typed, String answer) {
        assertThat(answerTo(typed))
                .startsWith("fascicle: ")
                .contains(answer.replace("''", "'"))
                .endsWith("--help shows how)\n");
    }

    /** Cut-offs come as two numbers that rise, a size is above nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--density-cuts 1500 | The option --density-cuts takes two numbers",
                "--density-cuts 3500,1500 | The cut-offs of density rise from above 0",
                "--giant-nucleus 0 | A giant nucleus has more than 0 um2",
                "--colour-by area --colour-range 5 | The option --colour-range takes two numbers",
                "--colour-by area --colour-range 9,5 | The colours' range rises",
                "--colour-by area,solidity --colour-range 1,2 | A range of colours goes with one measure",
                "--colour-by girth | Invalid value for option '--colour-by' (MEASURE): 'girth' is no measure of nuclei; choose from area, perimeter"
            })
    void numbersWithoutSenseAreRefused(String typed, String answer) {
        assertThat(answerTo("cells x.tif -o x " + typed)).startsWith("fascicle: " + answer);
    }

    /** One version in the program, in results and in the build. */
    @Test
    void theVersionIsTheBuilds() {
        PrintStream usual = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run("--version")).isZero();
        } finally {
            System.setOut(usual);
        }
        assertThat(said.toString(StandardCharsets.UTF_8).strip()).isEqualTo("fascicle " + Build.VERSION);
        assertThat(Build.VERSION).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    private static String answerTo(String typed) {
        PrintStream usual = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(typed.split(" "))).isEqualTo(ExitCode.BAD_USAGE.number());
        } finally {
            System.setErr(usual);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
