package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicReference;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code fascicle grade} as typed. */
class GradeCommandTest {

    @Test
    void printsAGradeThatIsNeverBare() {
        String text = grade("--differentiation 2 --mitoses 22 --area 1.734 --necrosis 30 --context primary");
        assertThat(text).startsWith("FNCLCC grade 3, total 6 = 2 + 3 + 1, probability 68 %\n");
        assertThat(text).contains("  3 fewer mitoses (19 on 1.734 mm2): total 5, grade 2\n");
        assertThat(text).contains("total 4: < 1 %, 5: 32 %, 6: 68 %");
    }

    @Test
    void writesJsonWithScoreAndGrade() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(
                        grade(
                                "--differentiation 2 --mitoses 22 --area 1.734 --necrosis 30 --context metastasis --ki67 10 --json"));
        assertThat(json.get("score").asInt()).isEqualTo(6);
        assertThat(json.get("grade").asInt()).isEqualTo(3);
        assertThat(json.get("descriptive").asBoolean()).isTrue();
        assertThat(json.at("/flags/0/code").asText()).isEqualTo("metastasis");
        assertThat(json.at("/mib1_variant/grade").asInt()).isEqualTo(2);
        assertThat(json.at("/components/mitoses/points").asInt()).isEqualTo(3);
    }

    @Test
    void saysWhichGradesRemainPossible() throws Exception {
        assertThat(grade("--mitoses 22 --area 1.734 --necrosis 30"))
                .startsWith("FNCLCC: no grade without tumour differentiation; possible: grade 2 or 3\n");
        JsonNode json = new ObjectMapper().readTree(grade("--mitoses 22 --area 1.734 --necrosis 30 --json"));
        assertThat(json.get("grade").isNull()).isTrue();
        assertThat(json.get("possible_grades").toString()).isEqualTo("[2,3]");
        assertThat(json.get("what_if")).hasSize(3);
    }

    /** Ten fields of 0.55 mm across are 2.376 mm2, on which a tumour at the cut reads 13.7. */
    @Test
    void rescalesOtherFields() {
        assertThat(grade("--differentiation 2 --mitoses 13 --field-diameter 0.55 --necrosis 0"))
                .contains("grade 1, total 3");
        assertThat(grade("--differentiation 2 --mitoses 14 --fields 10 --field-diameter 0.55 --necrosis 0"))
                .contains("grade 2, total 4");
        assertThat(grade("--differentiation 2 --mitoses 14 --fields 10 --field-area 0.2376 --necrosis 0"))
                .contains("grade 2, total 4");
        assertThat(grade("--differentiation 2 --density 5.7 --necrosis 0")).contains("grade 1, total 3");
        assertThat(grade("--differentiation 2 --density 5.8 --area 3 --necrosis 0"))
                .contains("grade 2, total 4");
        assertThat(grade("--differentiation 2 --mitoses 10 --necrosis 0"))
                .contains("grade 2, total 4")
                .contains("not stated");
    }

    @Test
    void takesTypesDoubtsAndFlags() {
        String text = grade(
                "--differentiation-probabilities 0.1,0.6,0.3 --mitoses 5 --area 1.734 --counter unreviewed_detector --necrosis 45"
                        + " --necrosis-interval 35-56 --necrosis-unclear --neoadjuvant --biopsy --setting dermal --analysable-area 3 --context recurrence");
        assertThat(text)
                .contains("on a local recurrence the total only describes")
                .contains("core needle biopsy")
                .contains("dermal")
                .contains("Only 3 mm2")
                .contains("neoadjuvant treatment")
                .contains("kind of the necrosis")
                .contains("crosses a cut");
        String[] words = {
            "--type", "Conventional leiomyosarcoma", "--mitoses", "3", "--area", "1.734", "--necrosis", "0"
        };
        assertThat(run(words)).contains("Histological type conventional leiomyosarcoma: 2 points.");
    }

    @Test
    void badInputIsOneSentence() {
        assertRefused("", "Nothing to grade: give at least one of");
        assertRefused("--differentiation 4 --mitoses 3", "--differentiation is 1, 2 or 3, not 4.");
        assertRefused("--differentiation 2 --type x", "Give --differentiation or --type, not both.");
        assertRefused("--mitoses -3", "A mitotic count or density is 0 or more, not -3.");
        assertRefused("--mitoses 3 --density 4", "not both");
        assertRefused("--mitoses 3 --area 0", "--area must be above 0, not 0.0.");
        assertRefused("--mitoses 3 --fields 10", "--fields needs the size of a field in mm");
        assertRefused(
                "--mitoses 3 --field-diameter 550",
                "--field-diameter is in mm and lies between 0.1 and 1.5, not 550.0.");
        assertRefused("--mitoses 3 --fields 0 --field-area 0.2", "--fields must be above 0");
        assertRefused("--necrosis 130", "--necrosis is in per cent, 0 to 100, not 130.0.");
        assertRefused(
                "--necrosis 30 --necrosis-interval 40-50",
                "--necrosis-interval takes two percentages around --necrosis");
        assertRefused(
                "--necrosis 30 --necrosis-interval some",
                "--necrosis-interval takes two percentages around --necrosis");
        assertRefused("--mitoses 3 --necrosis-interval 3-4", "--necrosis-interval needs --necrosis");
        assertRefused("--differentiation-probabilities 0.5,0.6,0.1", "three numbers of 0 or more that sum to 1");
        assertRefused("--type banana", "is not in the table");
    }

    private static void assertRefused(String options, String words) {
        assertThatThrownBy(() -> grade(options))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(words)
                .hasMessageMatching("[^\\n]+\\.");
    }

    private static String grade(String options) {
        return run(options.isEmpty() ? new String[0] : options.split(" "));
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new GradeCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out));
        AtomicReference<Exception> refused = new AtomicReference<>();
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            refused.set(failure);
            return ExitCode.BAD_USAGE.number();
        });
        line.execute(arguments);
        if (refused.get() instanceof UserError error) {
            throw error;
        }
        return out.toString();
    }
}
