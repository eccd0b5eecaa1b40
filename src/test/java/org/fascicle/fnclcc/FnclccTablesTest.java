package org.fascicle.fnclcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fascicle.fnclcc.Tables.number;
import static org.fascicle.fnclcc.Tables.whole;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.fascicle.measure.Count;
import org.fascicle.measure.Interval;
import org.fascicle.space.Area;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rule against truth tables that another program could replay. */
class FnclccTablesTest {

    /** A count and a share in the middle of each line of the rule, by points. */
    private static final int[] MITOSES = {-1, 4, 14, 40};

    private static final double[] NECROSIS = {0, 0.2, 0.7};

    private final Fnclcc rules = Fnclcc.standard();

    @TestFactory
    Stream<DynamicTest> all27Combinations() {
        assertThat(Tables.rows("combinations.csv")).hasSize(27);
        return Tables.each("combinations.csv", row -> {
            Grading grading = grade(
                    whole(row, "differentiation"), MITOSES[whole(row, "mitoses")], NECROSIS[whole(row, "necrosis")]);
            assertThat(grading.total()).hasValue(whole(row, "total"));
            assertThat(grading.grade()).hasValue(whole(row, "grade"));
            assertThat(grading.possibleTotals()).containsExactly(whole(row, "total"));
            assertThat(grading.possibleGrades()).containsExactly(whole(row, "grade"));
        });
    }

    @TestFactory
    Stream<DynamicTest> countsOnTheirAreas() {
        return Tables.each("mitoses.csv", row -> {
            Mitoses counted = Mitoses.counted(whole(row, "number"), Area.ofMm2(number(row, "area_mm2")));
            assertThat(graded(counted).points()).hasValue(whole(row, "points"));
        });
    }

    @TestFactory
    Stream<DynamicTest> densities() {
        return Tables.each("densities.csv", row -> {
            assertThat(graded(Mitoses.density(number(row, "per_mm2"))).points()).hasValue(whole(row, "points"));
            assertThat(graded(Mitoses.density(number(row, "per_mm2"), Area.ofMm2(5)))
                            .points())
                    .hasValue(whole(row, "points"));
        });
    }

    @TestFactory
    Stream<DynamicTest> necrosis() {
        return Tables.each(
                "necrosis.csv",
                row -> assertThat(grade(2, 5, number(row, "percent") / 100)
                                .necrosis()
                                .points())
                        .hasValue(whole(row, "points")));
    }

    @TestFactory
    Stream<DynamicTest> publishedMistakes() {
        return Tables.each("published-mistakes.csv", row -> {
            Grading grading =
                    grade(whole(row, "differentiation"), whole(row, "mitoses"), number(row, "necrosis_percent") / 100);
            assertThat(grading.total()).hasValue(whole(row, "total"));
            assertThat(grading.grade()).hasValue(whole(row, "grade"));
        });
    }

    @TestFactory
    Stream<DynamicTest> poissonIntervals() {
        return Tables.each("poisson-intervals.csv", row -> {
            int count = whole(row, "count");
            Interval grading = MitosisDoubt.interval(Mitoses.counted(count, RuleBook.MITOTIC_AREA));
            Interval measure = new Count(count, RuleBook.MITOTIC_AREA).interval(0.95);
            for (Interval interval : List.of(grading, measure)) {
                assertThat(interval.lower()).isCloseTo(number(row, "lower"), within(0.0501));
                assertThat(interval.upper()).isCloseTo(number(row, "upper"), within(0.0501));
                assertThat(interval.confidence()).isEqualTo(0.95);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> scoresAtATrueMean() {
        return Tables.each("scores-at-true-mean.csv", row -> {
            Distribution points = new MitosisDoubt(rules.book()).pointsAtTrueMean(number(row, "mean"));
            assertThat(100 * points.of(1)).isCloseTo(number(row, "one"), within(0.5));
            assertThat(100 * points.of(2)).isCloseTo(number(row, "two"), within(0.5));
            assertThat(100 * points.of(3)).isCloseTo(number(row, "three"), within(0.5));
        });
    }

    @TestFactory
    Stream<DynamicTest> typesGiveTheirScoreAndFlag() {
        return Tables.each("types.csv", row -> {
            Differentiation given = Differentiation.ofType(rules.book().type(row.get("type")));
            Grading grading = rules.grade(Findings.of(
                    given, Mitoses.counted(3, RuleBook.MITOTIC_AREA), Necrosis.ofShare(0), Specimen.primary()));
            OptionalInt score = optional(row.get("score"));
            assertThat(grading.differentiation().points()).isEqualTo(score);
            optional(row.get("other"))
                    .ifPresent(other ->
                            assertThat(grading.differentiation().possible()).containsExactly(other, score.getAsInt()));
            assertThat(String.join(" ", codes(grading))).isEqualTo(row.get("flag"));
            assertThat(grading.verdict())
                    .isEqualTo(
                            row.get("flag").startsWith("type-high-grade")
                                    ? Verdict.HIGH_BY_DEFINITION
                                    : score.isEmpty()
                                            ? Verdict.NOT_APPLICABLE
                                            : row.get("flag").equals("type-not-informative")
                                                    ? Verdict.DESCRIPTIVE
                                                    : Verdict.GRADED);
        });
    }

    private static OptionalInt optional(String text) {
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    private static List<String> codes(Grading grading) {
        return grading.flags().stream().map(Flag::code).toList();
    }

    private Score graded(Mitoses mitoses) {
        return rules.grade(Findings.of(Differentiation.ofScore(2), mitoses, Necrosis.ofShare(0), Specimen.primary()))
                .mitoses();
    }

    private Grading grade(int differentiation, int mitoses, double necrosis) {
        return rules.grade(Findings.of(
                Differentiation.ofScore(differentiation),
                Mitoses.counted(mitoses, RuleBook.MITOTIC_AREA),
                Necrosis.ofShare(necrosis),
                Specimen.primary()));
    }
}
