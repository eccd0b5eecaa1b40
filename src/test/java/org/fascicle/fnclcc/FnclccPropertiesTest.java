package org.fascicle.fnclcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.fascicle.measure.Interval;
import org.fascicle.space.Area;

/** What holds for every finding: more never lowers a grade, and probabilities are probabilities. */
class FnclccPropertiesTest {

    private static final String SEED = "20261124";

    private final Fnclcc rules = Fnclcc.standard();

    @Property(tries = 300, seed = SEED)
    void moreMitosesNeverLowerAGrade(
            @ForAll @IntRange(min = 1, max = 3) int differentiation,
            @ForAll @IntRange(max = 80) int mitoses,
            @ForAll @IntRange(max = 40) int more,
            @ForAll @DoubleRange(min = 0.1, max = 10) double mm2,
            @ForAll @DoubleRange(max = 1) double necrosis) {
        Grading fewer = grade(differentiation, mitoses, mm2, measured(necrosis, 0.1));
        Grading many = grade(differentiation, mitoses + more, mm2, measured(necrosis, 0.1));
        assertNotLower(many, fewer);
    }

    @Property(tries = 300, seed = SEED)
    void moreNecrosisNeverLowersAGrade(
            @ForAll @IntRange(min = 1, max = 3) int differentiation,
            @ForAll @IntRange(max = 80) int mitoses,
            @ForAll @DoubleRange(max = 1) double one,
            @ForAll @DoubleRange(max = 1) double other) {
        Grading less = grade(differentiation, mitoses, 1.734, Necrosis.ofShare(Math.min(one, other)));
        Grading more = grade(differentiation, mitoses, 1.734, Necrosis.ofShare(Math.max(one, other)));
        assertNotLower(more, less);
    }

    @Property(tries = 300, seed = SEED)
    void probabilitiesSumToOne(
            @ForAll @IntRange(min = 1, max = 3) int differentiation,
            @ForAll @IntRange(max = 300) int mitoses,
            @ForAll @DoubleRange(min = 0.1, max = 10) double mm2,
            @ForAll @DoubleRange(max = 1) double necrosis,
            @ForAll @DoubleRange(max = 0.3) double half) {
        Grading grading = grade(differentiation, mitoses, mm2, measured(necrosis, half));
        assertThat(sum(grading.totals().orElseThrow())).isCloseTo(1, within(1e-9));
        assertThat(sum(grading.grades().orElseThrow())).isCloseTo(1, within(1e-9));
        grading.scores()
                .forEach(score ->
                        assertThat(sum(score.probabilities().orElseThrow())).isCloseTo(1, within(1e-9)));
    }

    @Property(tries = 300, seed = SEED)
    void everyChangeChangesTheGradeAsItSays(
            @ForAll @IntRange(min = 1, max = 3) int differentiation,
            @ForAll @IntRange(max = 60) int mitoses,
            @ForAll @DoubleRange(min = 0.2, max = 8) double mm2,
            @ForAll @DoubleRange(max = 1) double necrosis) {
        Grading now = grade(differentiation, mitoses, mm2, Necrosis.ofShare(necrosis));
        for (Change change : now.changes()) {
            if (change.component() == Component.MITOSES) {
                assertOnlyFrom(change, differentiation, mm2, necrosis);
            }
        }
    }

    /** The named count changes the grade, and one mitosis nearer to the present count does not. */
    private void assertOnlyFrom(Change change, int differentiation, double mm2, double necrosis) {
        int count = Integer.parseInt(change.sentence().replaceAll(".*\\((\\d+) on.*", "$1"));
        int nearer = change.sentence().contains("more") ? count - 1 : count + 1;
        assertThat(grade(differentiation, count, mm2, Necrosis.ofShare(necrosis))
                        .grade())
                .hasValue(change.grade());
        assertThat(grade(differentiation, nearer, mm2, Necrosis.ofShare(necrosis))
                        .grade()
                        .getAsInt())
                .isNotEqualTo(change.grade());
    }

    private static void assertNotLower(Grading more, Grading less) {
        assertThat(more.total().getAsInt()).isGreaterThanOrEqualTo(less.total().getAsInt());
        assertThat(more.grade().getAsInt()).isGreaterThanOrEqualTo(less.grade().getAsInt());
        assertThat(more.grades().orElseThrow().of(1))
                .isLessThanOrEqualTo(less.grades().orElseThrow().of(1) + 1e-9);
        assertThat(more.grades().orElseThrow().of(3))
                .isGreaterThanOrEqualTo(less.grades().orElseThrow().of(3) - 1e-9);
    }

    private Grading grade(int differentiation, int mitoses, double mm2, Necrosis necrosis) {
        return rules.grade(Findings.of(
                Differentiation.ofScore(differentiation),
                Mitoses.counted(mitoses, Area.ofMm2(mm2)),
                necrosis,
                Specimen.primary()));
    }

    private static Necrosis measured(double share, double half) {
        Interval interval = new Interval(Math.max(0, share - half), Math.min(1, share + half), 0.95, "drawn");
        return new Necrosis(share, java.util.Optional.of(interval), true, true, java.util.Optional.empty());
    }

    private static double sum(Distribution distribution) {
        return distribution.probabilities().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
