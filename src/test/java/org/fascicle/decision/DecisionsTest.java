package org.fascicle.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.DifferentiationScore;
import org.fascicle.decision.Statement.MitoticCount;
import org.fascicle.decision.Statement.TypeName;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Distribution;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.measure.Interval;
import org.fascicle.space.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The last word holds, and what a person says survives being a list of decisions. */
class DecisionsTest {

    private static final RuleBook BOOK = RuleBook.standard();

    @Test
    void theLastWordHoldsAndKnowsTheOneBefore() {
        Decisions made = Decisions.NONE
                .and(Decision.of(new MitoticCount(22, Area.ofMm2(3.468))))
                .and(Decision.of(new MitoticCount(19, Area.ofMm2(1.734))));
        assertThat(made.onOnly(Subject.MITOSES)).contains(new MitoticCount(19, Area.ofMm2(1.734)));
        assertThat(made.all().get(0).before()).isEmpty();
        assertThat(made.all().get(1).before()).contains(new MitoticCount(22, Area.ofMm2(3.468)));
        assertThat(made.holding()).containsExactly(made.all().get(1));
    }

    @Test
    void aWordThatWasTakenBackLeavesNothing() {
        Decisions made = Decisions.NONE
                .and(Decision.of(new CandidateVerdict(Verdict.ACCEPTED, 1, 2), "7"))
                .and(Decision.of(new CandidateVerdict(Verdict.REJECTED, 3, 4), "8"))
                .and(Decision.withdrawing(Subject.CANDIDATE, "7"));
        assertThat(made.on(Subject.CANDIDATE)).containsOnlyKeys("8");
        assertThat(made.all().get(2).before()).contains(new CandidateVerdict(Verdict.ACCEPTED, 1, 2));
        assertThat(made.all().get(2).words()).isEqualTo("withdrawn");
        assertThat(made.on(Subject.REGION)).isEmpty();
    }

    /** A type gives points as a number does: of the two the later counts. */
    @Test
    void typeAndPointsReplaceEachOther() {
        Decision points = Decision.of(new DifferentiationScore(1));
        Decision type = Decision.of(new TypeName("synovial sarcoma"));
        assertThat(HumanFindings.of(new Decisions(List.of(points, type)), BOOK)
                        .differentiation()
                        .score())
                .hasValue(3);
        assertThat(HumanFindings.of(new Decisions(List.of(type, points)), BOOK)
                        .differentiation()
                        .score())
                .hasValue(1);
    }

    @Test
    void nothingSaidIsNoDecision() {
        assertThat(HumanFindings.none().decisions().all()).isEmpty();
        assertThat(HumanFindings.of(Decisions.NONE, BOOK)).isEqualTo(HumanFindings.none());
    }

    static Stream<HumanFindings> said() {
        Specimen everything = new Specimen(
                Specimen.Context.METASTASIS,
                Specimen.Procedure.CORE_BIOPSY,
                true,
                Set.of(Specimen.Setting.UTERINE, Specimen.Setting.GIST),
                Optional.empty());
        Specimen silent = HumanFindings.none().specimen();
        Interval range = new Interval(0.2, 0.4, Interval.USUAL_CONFIDENCE, "given");
        return Stream.of(
                said(
                        Differentiation.ofScore(2),
                        everything,
                        Mitoses.counted(22, Area.ofMm2(3.468)),
                        Necrosis.ofShare(0.7)),
                said(
                        Differentiation.ofType(BOOK.type("synovial sarcoma")),
                        silent,
                        Mitoses.counted(0, Area.ofMm2(0.5)),
                        Necrosis.ofShare(0.3, range).ofUnclearKind()),
                said(
                        Differentiation.ofProbabilities(Distribution.of(Map.of(1, 0.1, 2, 0.6, 3, 0.3))),
                        Specimen.of(Specimen.Context.PRIMARY),
                        Mitoses.notAssessable("a person says so"),
                        Necrosis.notAssessable("a person says so")));
    }

    private static HumanFindings said(
            Differentiation differentiation, Specimen specimen, Mitoses mitoses, Necrosis necrosis) {
        return new HumanFindings(
                differentiation, specimen, Optional.of(mitoses), Optional.of(necrosis), Optional.of("reader A"));
    }

    @ParameterizedTest
    @MethodSource("said")
    void decisionsAndFindingsAreEachOthersInverse(HumanFindings said) {
        assertThat(HumanFindings.of(said.decisions(), BOOK)).isEqualTo(said);
        assertThat(said.decisions().all()).allMatch(decision -> decision.by().equals(Optional.of("reader A")));
    }

    @Test
    void refusesWhatIsNonsense() {
        assertThatThrownBy(() -> Decision.of(new CandidateVerdict(Verdict.ADDED, 1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MitoticCount(-1, Area.ofMm2(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MitoticCount(1, Area.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DifferentiationScore(4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Statement.NecroticShare(1.01, Optional.empty(), true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Decision(
                        Optional.empty(),
                        Optional.empty(),
                        Subject.MITOSES,
                        "mitoses_hottest",
                        Optional.of(new TypeName("x")),
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wordsAreForPeople() {
        assertThat(new MitoticCount(22, Area.ofMm2(3.468)).words()).isEqualTo("22 on 3.468 mm2");
        assertThat(new Statement.NecroticShare(
                                0.305, Optional.of(new Interval(0.2, 0.4, Interval.USUAL_CONFIDENCE, "given")), false)
                        .words())
                .isEqualTo("30.5 % (20 to 40 %), kind unclear");
        assertThat(new Statement.SettingsOf(Set.of(Specimen.Setting.GIST)).words())
                .isEqualTo("gist");
        assertThat(new Statement.ProcedureOf(Specimen.Procedure.CORE_BIOPSY).words())
                .isEqualTo("core-biopsy");
        assertThat(new Statement.TreatedBefore(true).words()).isEqualTo("yes");
        assertThat(new Statement.DifferentiationOdds(Distribution.of(Map.of(1, 0.25, 2, 0.75))).words())
                .isEqualTo("1 with 25 %, 2 with 75 %");
        assertThat(new Statement.WindowPlace(5, 6, Area.ofMm2(1.734)).words()).isEqualTo("1.734 mm2 around (5, 6)");
    }
}
