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
                .startsWith(
                        "Not graded by FNCLCC: missing tumour differentiation; the points leave grade 2 or 3 open\n");
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
                .contains("Only 3.000 mm2")
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
        assertRefused("--mitoses -3", "--mitoses is 0 or more, not -3.");
        assertRefused("--mitoses 3 --density 4", "not both");
        assertRefused("--mitoses 3 --area 0", "--area is in mm2, between 0.01 and 50, not 0: ");
        assertRefused("--mitoses 3 --fields 10", "--fields needs the size of a field in mm");
        assertRefused("--mitoses 3 --field-diameter 550", "--field-diameter is in mm, between 0.25 and 0.7, not 550: ");
        assertRefused("--mitoses 3 --fields 0 --field-area 0.2", "--fields must be above 0");
        assertRefused("--necrosis 130", "--necrosis is in per cent, 0 to 100, not 130.");
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

    /** A lost decimal point, a width for an area, a share for a percentage, numbers that no tumour has. */
    @Test
    void slipsAreOneSentence() {
        assertRefused("--mitoses 3 --area 1734", "--area is in mm2, between 0.01 and 50, not 1734");
        assertRefused("--mitoses 3 --area 1e300", "--area is in mm2");
        assertRefused("--mitoses 3 --area NaN", "--area is in mm2");
        assertRefused("--mitoses 3 --field-area 0.55", "a width in mm is a diameter");
        assertRefused("--mitoses 3 --field-diameter 0.2376", "--field-diameter is in mm, between 0.25 and 0.7");
        assertRefused("--mitoses 3 --fields 1000 --field-area 0.2", "The area of all --fields is in mm2");
        assertRefused("--mitoses 1234567890123456789 --area 1.734", "no tumour has more than 1000 per mm2");
        assertRefused("--density Infinity", "no tumour has more than 1000 per mm2");
        assertRefused("--density 1e300", "no tumour has more than 1000 per mm2");
        assertRefused("--density NaN", "--density is 0 or more, not NaN.");
        assertRefused(
                "--mitoses 3 --necrosis 0.6",
                "0.6 may be a share: write 60.0 or, if less than one per cent is meant, 0.6%.");
        assertRefused("--mitoses 3 --necrosis some", "--necrosis is a number of per cent, for instance 30, not some.");
        assertRefused("--mitoses 3 --ki67 0.3", "--ki67 is in per cent, and 0.3 may be a share");
        assertRefused("--mitoses 3 --analysable-area 1e300", "--analysable-area lies between");
        assertRefused("--mitoses 3 --analysable-area 0", "--analysable-area lies between");
        assertThat(grade("--differentiation 2 --mitoses 3 --necrosis 0.6%")).contains("necrosis         1 ");
        assertThat(grade("--differentiation 2 --mitoses 3 --necrosis 1")).contains("necrosis         1 ");
        assertThat(grade("--differentiation 2 --mitoses 10 --field-diameter 0.47 --necrosis 30"))
                .contains("10 on 1.735 mm2, 5.8 per mm2 (95 % interval 4.8 to 18.4 in 1.734 mm2): 10 to 19 mitoses");
    }

    /** With 20 mitoses and a doubtful differentiation the plain total is 6, but grade 2 has more than half of the probability. */
    @Test
    void aHeadlineKeepsThePlainGradeAndNamesTheLikelier() {
        assertThat(
                        grade(
                                "--differentiation-probabilities 0.4,0.41,0.19 --mitoses 20 --area 1.734 --necrosis 30 --context primary"))
                .containsPattern(
                        "^FNCLCC grade 3, total 6 = 2 \\+ 3 \\+ 1, probability 40 %; grade 2 is likelier, 60 %");
    }

    @Test
    void whereNothingIsGradedTheHeadlineSaysWhy() {
        String numbers = " --mitoses 5 --area 1.734 --necrosis 0 --context primary";
        assertThat(run(("--type gist" + numbers).split(" ")))
                .startsWith(
                        "Not graded by FNCLCC: another scheme's tumour; points of tumour differentiation not assessable,"
                                + " mitotic count 1, tumour necrosis 0 only describe\n")
                .doesNotContain("How sure")
                .doesNotContain("grade 1");
        assertThat(run("--type", "Ewing sarcoma", "--mitoses", "5", "--area", "1.734", "--necrosis", "0"))
                .startsWith("Not graded by FNCLCC: high grade by definition")
                .doesNotContain("grade 2");
        assertThat(grade("--differentiation 2 --neoadjuvant" + numbers))
                .startsWith("Not graded by FNCLCC: treated before")
                .doesNotContain("How sure");
        assertThat(grade("--differentiation 2 --counter unreviewed_detector" + numbers))
                .startsWith(
                        "Not graded by FNCLCC: missing a person's review of the mitotic count; as it stands total 3 = 2 + 1 + 0 would be grade 1\n");
        assertThat(grade("--differentiation 2 --mitoses 5 --area 1.734 --necrosis 0 --context metastasis"))
                .startsWith("FNCLCC grade 1, total 3 = 2 + 1 + 0; descriptive only, see below\n")
                .doesNotContain("How sure");
        assertThat(grade("--differentiation 2 --counter unreviewed_detector --mitoses 1 --area 0.05 --necrosis 0"))
                .contains("Not assessable: it was measured on 0.050 mm2 only");
    }

    /** The spread between readers is named wherever it stands, and stands nowhere else. */
    @Test
    void saysWhatAnotherReaderMayCallItWhereAsked() throws Exception {
        String entered = "--differentiation 2 --mitoses 40 --area 1.734 --necrosis 30 --context primary";
        assertThat(grade(entered + " --reader-spread"))
                .contains("Another reader's grade, published spread between readers, 75 % alike (Coindre 1986)\n  1:")
                .contains("3: 75 %");
        assertThat(grade(entered)).doesNotContain("spread");
        JsonNode json = new ObjectMapper().readTree(grade(entered + " --reader-spread --json"));
        assertThat(json.at("/grade_between_readers/probabilities/3").asDouble()).isBetween(0.74, 0.76);
    }

    @Test
    void stagesALimbFromWhatWasEntered() throws Exception {
        String entered =
                "--differentiation 2 --mitoses 22 --area 1.734 --necrosis 30 --context primary --size 5.4 --site limb --pt rpT1b";
        assertThat(grade(entered))
                .contains("Stage group IIIA (T2, grade 3, no N1 or M1 entered).")
                .contains("rpT1b does not go");
        JsonNode json = new ObjectMapper().readTree(grade(entered + " --json"));
        assertThat(json.at("/staging/group").asText()).isEqualTo("IIIA");
        assertThat(json.at("/staging/category").asText()).isEqualTo("pT2");
        assertThat(grade("--mitoses 22 --area 1.734 --size 5.4 --site trunk"))
                .contains("No stage group without a grade");
        assertRefused("--mitoses 2 --size 5.4 --site retroperitoneum", "for limb and trunk alone");
        assertRefused("--mitoses 2 --size 54 --site limb", "--size lies between");
        assertRefused("--mitoses 2 --size 5", "A stage needs --size CM and --site WHERE.");
        assertRefused("--mitoses 2 --node", "A stage needs --size CM and --site WHERE.");
        assertRefused("--mitoses 2 --size 5 --site limb --pt five", "--pt is a category such as pT2, not five.");
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
