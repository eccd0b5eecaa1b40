package org.fascicle.fnclcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fascicle.measure.DetectorError;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;
import org.fascicle.measure.Proportion;
import org.fascicle.space.Area;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;

/** What stands beside a grade: what is missing, the flags, the changes, the variant. */
class FnclccTest {

    private static final Mitoses TWENTY_TWO = Mitoses.counted(22, RuleBook.MITOTIC_AREA);
    private static final Necrosis THIRTY_PERCENT = Necrosis.ofShare(0.3);

    private final Fnclcc rules = Fnclcc.standard();

    @Test
    void missingDifferentiationLeavesGradesOpenAndIsNeverGuessed() {
        Grading grading = grade(Differentiation.notAssessable(), TWENTY_TWO, THIRTY_PERCENT);
        assertThat(grading.total()).isEmpty();
        assertThat(grading.grade()).isEmpty();
        assertThat(grading.grades()).isEmpty();
        assertThat(grading.possibleTotals()).containsExactly(5, 6, 7);
        assertThat(grading.possibleGrades()).containsExactly(2, 3);
        assertThat(grading.whatIfs())
                .extracting(WhatIf::points, WhatIf::total, WhatIf::grade)
                .containsExactly(tuple(1, 5, 2), tuple(2, 6, 3), tuple(3, 7, 3));
        assertThat(grading.changes()).isEmpty();
        assertThat(codes(grading)).containsExactly("differentiation-missing");
        assertThat(grading.differentiation().sentence()).isEqualTo("Not given: not assessable.");
    }

    @Test
    void missingCountAndNecrosisAreValuesToo() {
        Grading grading = grade(
                Differentiation.ofScore(1), Mitoses.notAssessable("crushed"), Necrosis.notAssessable("no block kept"));
        assertThat(grading.possibleGrades()).containsExactly(1, 2, 3);
        assertThat(grading.possibleTotals()).containsExactly(2, 3, 4, 5, 6);
        assertThat(grading.whatIfs()).isEmpty();
        assertThat(grading.mitosesIn1734()).isEmpty();
        assertThat(codes(grading)).containsExactly("mitoses-missing", "necrosis-missing");
        assertThat(grading.flags().get(0).reason()).isEqualTo("The mitotic count was not assessable: crushed.");
        assertThat(grading.mitoses().sentence()).isEqualTo("Not assessable: crushed.");
        assertThat(grading.necrosis().sentence()).isEqualTo("Not assessable: no block kept.");
        assertThat(grading.mitoses().isAssessable()).isFalse();
    }

    @Test
    void aMissingCountWithTheRestKnownIsSupposedInTurn() {
        Grading grading = grade(Differentiation.ofScore(2), Mitoses.notAssessable("crushed"), THIRTY_PERCENT);
        assertThat(grading.whatIfs())
                .extracting(WhatIf::component, WhatIf::total, WhatIf::grade)
                .containsExactly(
                        tuple(Component.MITOSES, 4, 2), tuple(Component.MITOSES, 5, 2), tuple(Component.MITOSES, 6, 3));
        assertThat(grading.whatIfs().get(2).grades().orElseThrow().of(3)).isEqualTo(1);
    }

    @Test
    void sentencesSayHowFindingsBecamePoints() {
        Grading grading = grade(
                Differentiation.ofType(rules.book().type("Conventional leiomyosarcoma")),
                Mitoses.counted(14, Area.ofMm2(2.376)),
                Necrosis.ofShare(0.3, interval(0.2, 0.405)));
        assertThat(grading.scores())
                .extracting(Score::sentence)
                .containsExactly(
                        "Histological type conventional leiomyosarcoma: 2 points.",
                        "14 on 2.376 mm2, that is 10.2 in 1.734 mm2, 5.9 per mm2 (95 % interval 5.6 to 17.1 in 1.734 mm2): 10 to 19 mitoses in 1.734 mm2, 2 points.",
                        "30 % (95 % interval 20.0 to 40.5 %): some tumour necrosis, less than 50 %, 1 point.");
        assertThat(grading.scores())
                .extracting(score -> score.source().key())
                .containsExactly("cap", "guillou1997", "guillou1997");
    }

    @Test
    void aCountOnTheRulesOwnAreaIsNotRescaledAndADisputeIsNamed() {
        Grading grading = grade(
                Differentiation.ofType(rules.book().type("round cell liposarcoma")), TWENTY_TWO, Necrosis.ofShare(0));
        assertThat(grading.differentiation().sentence())
                .startsWith("Histological type high-grade myxoid liposarcoma: 3 points (2 by Other score lists");
        assertThat(grading.mitoses().sentence())
                .isEqualTo(
                        "22 on 1.734 mm2, 12.7 per mm2 (95 % interval 13.8 to 33.3 in 1.734 mm2): 20 or more mitoses in 1.734 mm2, 3 points.");
        Grading disputed = grade(
                Differentiation.ofType(rules.book().type("storiform pleomorphic malignant fibrous histiocytoma")),
                TWENTY_TWO,
                Necrosis.ofShare(0));
        assertThat(disputed.total()).hasValue(6);
        assertThat(disputed.possibleTotals()).containsExactly(5, 6);
        assertThat(disputed.whatIfs()).extracting(WhatIf::grade).containsExactly(2, 3);
        assertThat(grade(Differentiation.ofScore(1), TWENTY_TWO, THIRTY_PERCENT)
                        .differentiation()
                        .sentence())
                .isEqualTo("By the pathologist: 1 point.");
        assertThat(grade(Differentiation.ofType(rules.book().type("gist")), TWENTY_TWO, THIRTY_PERCENT)
                        .differentiation()
                        .sentence())
                .isEqualTo("Histological type gastrointestinal stromal tumour: not assessable.");
    }

    /** 2 + 3 + 1 = 6 is grade 3; one point less in any component is grade 2, nothing makes it more. */
    @Test
    void saysWhatWouldChangeTheGrade() {
        Grading grading = grade(Differentiation.ofScore(2), TWENTY_TWO, THIRTY_PERCENT);
        assertThat(grading.changes())
                .extracting(Change::sentence, Change::points, Change::total, Change::grade)
                .containsExactly(
                        tuple("differentiation 1 in place of 2", 1, 5, 2),
                        tuple("3 fewer mitoses (19 on 1.734 mm2)", 2, 5, 2),
                        tuple("no tumour necrosis (now 30 %)", 0, 5, 2));
    }

    /** 2 + 2 + 1 = 5 is grade 2: upwards one point is enough, downwards two are needed. */
    @Test
    void goesAsFarAsItMustInBothDirections() {
        Grading grading = grade(Differentiation.ofScore(2), Mitoses.counted(19, RuleBook.MITOTIC_AREA), THIRTY_PERCENT);
        assertThat(grading.changes())
                .extracting(Change::sentence)
                .containsExactly(
                        "differentiation 3 in place of 2",
                        "1 more mitosis (20 on 1.734 mm2)",
                        "tumour necrosis in 50 % or more (now 30 %)");
    }

    /** 1 + 2 + 1 = 4 is grade 2: nine mitoses make it grade 1; on 3.468 mm2 that is 19, eleven fewer than 30. */
    @Test
    void changesAreCountedOnTheCountedArea() {
        Grading grading = grade(Differentiation.ofScore(1), Mitoses.counted(30, Area.ofMm2(3.468)), THIRTY_PERCENT);
        assertThat(grading.changes())
                .extracting(Change::sentence)
                .containsExactly(
                        "differentiation 3 in place of 1",
                        "11 fewer mitoses (19 on 3.468 mm2)",
                        "no tumour necrosis (now 30 %)");
    }

    /**
     * Recall one half: 11 detected keep the 2 points of 11, and beside them stands the middle of means m weighed by the Poisson law of 11 at
     * m / 2 and by a normal law of ln m about ln 10 with 1.2, which is 20.4 by a sum over a fine grid.
     */
    @Test
    void aCountKeepsItsPointsAndTheLikelyRateStandsBesideIt() {
        Mitoses halfSeen = Mitoses.detected(11, RuleBook.MITOTIC_AREA, Mitoses.Counter.UNREVIEWED_DETECTOR)
                .erring(new DetectorError(1e7, 1e7, 1e4, 1e12));
        Grading grading = grade(Differentiation.ofScore(2), halfSeen, THIRTY_PERCENT);
        assertThat(grading.mitoses().points()).hasValue(2);
        assertThat(grading.likelyRate().orElseThrow().perMitoticArea()).isCloseTo(20.4, within(0.05));
        assertThat(grading.mitoses().sentence())
                .startsWith("Detected 11 on 1.734 mm2, 6.3 per mm2 (95 % interval 5.5 to 19.7 in 1.734 mm2): 10 to 19")
                .contains("After the detector's errors, the likely rate is 20.4 in 1.734 mm2 (95 % interval ");
        assertThat(grading.mitoses().probabilities().orElseThrow().of(3)).isGreaterThan(0.5);
        assertThat(grading.changes()).extracting(Change::sentence).contains("9 more mitoses (20 on 1.734 mm2)");
    }

    /** A detector that may find next to nothing leaves nearly all rates that tumours have: 95 of 100 lie between 1 and 105. */
    @Test
    void aDetectorThatMayFindNothingMakesNoRateLikely() {
        Mitoses hardlySeen = Mitoses.detected(5, RuleBook.MITOTIC_AREA, Mitoses.Counter.UNREVIEWED_DETECTOR)
                .erring(new DetectorError(0.3, 0.6, 0.2, 0.02));
        Grading grading = grade(Differentiation.ofScore(2), hardlySeen, THIRTY_PERCENT);
        assertThat(grading.likelyRate().orElseThrow().interval().upper()).isBetween(60.0, 105.0);
        assertThat(grading.mitoses().sentence())
                .contains("After the detector's errors, the true rate may lie anywhere from ")
                .doesNotContain("likely rate");
    }

    @Test
    void theRuleWasNotMadeForEverySpecimen() {
        assertThat(codes(grade(Specimen.primary()))).isEmpty();
        assertDescriptive("metastasis", Specimen.of(Specimen.Context.METASTASIS));
        assertDescriptive("recurrence", Specimen.of(Specimen.Context.RECURRENCE));
        assertDescriptive("core-biopsy", Specimen.primary().takenBy(Specimen.Procedure.CORE_BIOPSY));
    }

    /** Points of 2, 3 and 1 stand; a total, a grade, a probability or a change of grade would pretend that there is one. */
    @Test
    void whereTheRuleIsNotForTheTumourTheComponentsStandAlone() {
        assertNotGraded("neoadjuvant", Specimen.primary().treated(true));
        assertNotGraded("dermal", Specimen.primary().in(EnumSet.of(Specimen.Setting.DERMAL)));
        assertNotGraded("uterine", Specimen.primary().in(EnumSet.of(Specimen.Setting.UTERINE)));
        assertNotGraded("gist", Specimen.primary().in(EnumSet.of(Specimen.Setting.GIST)));
    }

    private void assertNotGraded(String code, Specimen specimen) {
        Grading grading = rules.grade(grade(specimen).findings().withKi67(0.2));
        assertThat(codes(grading)).containsExactly(code);
        assertThat(grading.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(grading.isDescriptive()).isTrue();
        assertThat(grading.scores())
                .extracting(score -> score.points().getAsInt())
                .containsExactly(2, 3, 1);
        assertThat(grading.total()).isEmpty();
        assertThat(grading.grade()).isEmpty();
        assertThat(grading.grades()).isEmpty();
        assertThat(grading.possibleGrades()).isEmpty();
        assertThat(grading.changes()).isEmpty();
        assertThat(grading.mib1().orElseThrow().total()).isEmpty();
        assertThat(grading.remarks()).isEmpty();
    }

    /** Ewing sarcoma with 5 mitoses and no necrosis would be 3 + 1 + 0 = 4, grade 2: it is high grade all the same. */
    @Test
    void aTypeThatIsHighGradeByDefinitionIsNoGradeTwo() {
        Grading grading = grade(
                Differentiation.ofType(rules.book().type("Ewing sarcoma")),
                Mitoses.counted(5, RuleBook.MITOTIC_AREA),
                Necrosis.ofShare(0));
        assertThat(grading.verdict()).isEqualTo(Verdict.HIGH_BY_DEFINITION);
        assertThat(grading.grade()).isEmpty();
        assertThat(grading.flags().get(0).source().key()).isEqualTo("esmo");
        Specimen treated = Specimen.primary().treated(true);
        assertThat(rules.grade(Findings.of(
                                Differentiation.ofType(rules.book().type("Ewing sarcoma")),
                                TWENTY_TWO,
                                THIRTY_PERCENT,
                                treated))
                        .verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void whatIsMissingIsNamedAndAnUnreviewedCountAwaitsItsReview() {
        Grading open = grade(Differentiation.notAssessable(), Mitoses.notAssessable("x"), THIRTY_PERCENT);
        assertThat(open.verdict()).isEqualTo(Verdict.NOT_GRADED);
        assertThat(open.missing()).containsExactly("tumour differentiation", "mitotic count");
        Grading detected =
                grade(Differentiation.ofScore(2), TWENTY_TWO.by(Mitoses.Counter.UNREVIEWED_DETECTOR), THIRTY_PERCENT);
        assertThat(detected.verdict()).isEqualTo(Verdict.NOT_GRADED);
        assertThat(detected.missing()).containsExactly("a person's review of the mitotic count");
        assertThat(detected.grade()).hasValue(3);
        Grading reviewed =
                grade(Differentiation.ofScore(2), TWENTY_TWO.by(Mitoses.Counter.REVIEWED_DETECTOR), THIRTY_PERCENT);
        assertThat(reviewed.verdict()).isEqualTo(Verdict.GRADED);
        assertThat(reviewed.missing()).isEmpty();
        assertThat(grade(Specimen.of(Specimen.Context.METASTASIS)).verdict()).isEqualTo(Verdict.DESCRIPTIVE);
    }

    /**
     * 2 + 3 + 1 = 6 is grade 3; a true mean below 20, as likely as not, makes it 5 and grade 2. Where differentiation may be 1 as well,
     * grade 2 is the likelier, and the plain answer stays what the rule makes of the likeliest points.
     */
    @Test
    void aLikelierGradeIsNamedBesideThePlainOne() {
        Grading plain = grade(Differentiation.ofScore(2), Mitoses.counted(20, RuleBook.MITOTIC_AREA), THIRTY_PERCENT);
        assertThat(plain.grade()).hasValue(3);
        assertThat(plain.grades().orElseThrow().of(3)).isBetween(0.5, 0.6);
        assertThat(plain.likelier()).isEmpty();
        Grading split = grade(
                Differentiation.ofProbabilities(Distribution.of(Map.of(1, 0.4, 2, 0.41, 3, 0.19))),
                Mitoses.counted(20, RuleBook.MITOTIC_AREA),
                THIRTY_PERCENT);
        assertThat(split.grade()).hasValue(3);
        assertThat(split.grades().orElseThrow().of(2))
                .isGreaterThan(split.grades().orElseThrow().of(3));
        assertThat(split.likelier()).hasValue(2);
        Grading described = rules.grade(Findings.of(
                split.findings().differentiation(),
                split.findings().mitoses(),
                THIRTY_PERCENT,
                Specimen.of(Specimen.Context.METASTASIS)));
        assertThat(described.shownGrades()).isEmpty();
        assertThat(described.likelier()).isEmpty();
    }

    /** Ten fields of 0.47 mm are 1.7349 mm2: 10 mitoses stay 10, and 2 points. At 1 % more or less the count is brought over. */
    @Test
    void anAreaOfTheRulesOwnRoundingIsTheRules() {
        double tenFields = 10 * Math.PI * 0.47 * 0.47 / 4;
        for (double mm2 : new double[] {tenFields, 1.7254, 1.7426}) {
            Grading grading = grade(Differentiation.ofScore(2), Mitoses.counted(10, Area.ofMm2(mm2)), THIRTY_PERCENT);
            assertThat(grading.mitoses().points()).hasValue(2);
            assertThat(codes(grading)).isEmpty();
            assertThat(grading.mitoses().sentence()).doesNotContain("that is").contains("interval 4.8 to 18.4 in");
            assertThat(grading.mitosesIn1734().orElseThrow().lower()).isCloseTo(4.795, within(0.01));
        }
        assertThat(codes(grade(Differentiation.ofScore(2), Mitoses.counted(10, Area.ofMm2(1.7513)), THIRTY_PERCENT)))
                .containsExactly("area-rescaled");
        assertThat(codes(grade(Differentiation.ofScore(2), Mitoses.counted(10, Area.ofMm2(1.7167)), THIRTY_PERCENT)))
                .containsExactly("area-small");
    }

    @Test
    void aProgramsCountOnLessThanAFieldIsNotScored() {
        Mitoses small = Mitoses.counted(3, Area.ofMm2(0.17));
        assertThat(small.by(Mitoses.Counter.UNREVIEWED_DETECTOR).missing().orElseThrow())
                .contains("less than one high-power field");
        assertThat(small.by(Mitoses.Counter.REVIEWED_DETECTOR).isAssessable()).isTrue();
        assertThat(Mitoses.counted(3, RuleBook.HIGH_POWER_FIELD)
                        .by(Mitoses.Counter.UNREVIEWED_DETECTOR)
                        .isAssessable())
                .isTrue();
        assertThat(Mitoses.notAssessable("x")
                        .by(Mitoses.Counter.UNREVIEWED_DETECTOR)
                        .missing())
                .hasValue("x");
    }

    private void assertDescriptive(String code, Specimen specimen) {
        Grading grading = grade(specimen);
        assertThat(codes(grading)).containsExactly(code);
        assertThat(grading.isDescriptive()).isTrue();
        assertThat(grading.total()).as("components are still computed").hasValue(6);
        assertThat(grading.flags().get(0).source().citation()).isNotBlank();
    }

    @Test
    void lesserDoubtsAreFlaggedWithoutTakingTheTotalAway() {
        assertCaution("context-unknown", TWENTY_TWO, THIRTY_PERCENT, Specimen.of(Specimen.Context.UNKNOWN));
        assertCaution("area-small", Mitoses.counted(22, Area.ofMm2(1.5)), THIRTY_PERCENT, Specimen.primary());
        assertCaution("area-rescaled", Mitoses.counted(22, Area.ofMm2(2)), THIRTY_PERCENT, Specimen.primary());
        assertCaution("area-not-stated", Mitoses.density(12), THIRTY_PERCENT, Specimen.primary());
        assertCaution("necrosis-kind-unclear", TWENTY_TWO, THIRTY_PERCENT.ofUnclearKind(), Specimen.primary());
        assertCaution(
                "area-analysable-low",
                TWENTY_TWO,
                THIRTY_PERCENT,
                Specimen.primary().analysedOn(Area.ofMm2(17.3)));
        assertThat(codes(grade(Specimen.primary().analysedOn(Area.ofMm2(17.34)))))
                .isEmpty();
    }

    @Test
    void aTraceOfMeasuredNecrosisIsAPathologistsCall() {
        Fraction trace = new Fraction(Area.ofMm2(0.1), Area.ofMm2(20), interval(0, 0.02));
        assertCaution("necrosis-trace", TWENTY_TWO, Necrosis.measured(trace), Specimen.primary());
        Fraction more = new Fraction(Area.ofMm2(0.2), Area.ofMm2(20), interval(0, 0.02));
        assertThat(codes(grade(Differentiation.ofScore(2), TWENTY_TWO, Necrosis.measured(more))))
                .isEmpty();
        Fraction none = new Fraction(Area.NONE, Area.ofMm2(20), interval(0, 0.02));
        assertThat(codes(grade(Differentiation.ofScore(2), TWENTY_TWO, Necrosis.measured(none))))
                .isEmpty();
        assertThat(codes(grade(Differentiation.ofScore(2), TWENTY_TWO, Necrosis.ofShare(0.005))))
                .isEmpty();
    }

    /** Intervals: 30 is 20.2 to 42.8, above both cuts; 29 is 19.4 to 41.6; 3 is 0.6 to 8.8; 4 is 1.1 to 10.2. */
    @Test
    void anUnreviewedDetectorNearACutAsksForEyes() {
        assertThat(flagsOf(30, Mitoses.Counter.UNREVIEWED_DETECTOR)).containsExactly("detector-unreviewed");
        assertThat(flagsOf(29, Mitoses.Counter.UNREVIEWED_DETECTOR)).containsExactly("detector-near-threshold");
        assertThat(flagsOf(3, Mitoses.Counter.UNREVIEWED_DETECTOR)).containsExactly("detector-unreviewed");
        assertThat(flagsOf(4, Mitoses.Counter.UNREVIEWED_DETECTOR)).containsExactly("detector-near-threshold");
        assertThat(flagsOf(29, Mitoses.Counter.REVIEWED_DETECTOR)).isEmpty();
        assertThat(flagsOf(29, Mitoses.Counter.PERSON)).isEmpty();
    }

    /** A field of 0.1734 mm2 is a tenth of the rule's area; a program's finding on less is no score, a person's is. */
    @Test
    void whatAProgramFindsOnLessThanAFieldIsNotScored() {
        Area less = Area.ofMm2(0.173);
        Mitoses none = Mitoses.detected(0, less, Mitoses.Counter.UNREVIEWED_DETECTOR);
        Necrosis clean = Necrosis.measured(new Fraction(Area.NONE, less, interval(0, 0.1)));
        Grading grading = grade(Differentiation.ofScore(1), none, clean);
        assertThat(grading.grade()).isEmpty();
        assertThat(grading.possibleGrades()).containsExactly(1, 2, 3);
        assertThat(grading.mitoses().sentence())
                .isEqualTo(
                        "Not assessable: it was measured on 0.173 mm2 only, less than one high-power field (0.1734 mm2).");
        assertThat(Mitoses.detected(0, RuleBook.HIGH_POWER_FIELD, Mitoses.Counter.UNREVIEWED_DETECTOR)
                        .isAssessable())
                .isTrue();
        assertThat(Mitoses.counted(0, less).isAssessable()).isTrue();
    }

    private List<String> flagsOf(int count, Mitoses.Counter counter) {
        Mitoses mitoses = Mitoses.counted(count, RuleBook.MITOTIC_AREA, counter);
        return codes(grade(Differentiation.ofScore(2), mitoses, THIRTY_PERCENT));
    }

    /** One of twenty tumours without a hotspot is what surprises: the mean of their hottest windows would miss half of them. */
    @Test
    void aHotspotThatChanceExplainsIsSaidToBeSo() {
        Grading chance = chosen(0.05, 30);
        assertThat(codes(chance)).containsExactly("hotspot-by-chance");
        assertThat(chance.flags().get(0).reason())
                .contains("holds 13 mitoses")
                .contains("about 12.8 in")
                .contains("(p = 0.050");
        Grading beyond = chosen(0.049, 30);
        assertThat(codes(beyond)).isEmpty();
        assertThat(beyond.remarks().get(0))
                .isEqualTo("The area was chosen as the hottest of all windows; in 1.734 mm2 the median "
                        + "window holds 5.0 mitoses, nine in ten windows hold at most 8.3, and the hottest would hold about 12.8 if"
                        + " mitoses were spread evenly (scan statistic: p = 0.049).");
        assertThat(beyond.mitoses().sentence())
                .contains(" After the choice of the hottest window, the likely rate is ");
    }

    @Test
    void theHottestOfFewWindowsHasNoProbability() {
        Grading few = chosen(0.01, 9.9);
        assertThat(codes(few)).containsExactly("hotspot-few-windows");
        assertThat(few.mitoses().points()).hasValue(2);
        assertThat(few.mitoses().probabilities()).isEmpty();
        assertThat(few.grades()).isEmpty();
        assertThat(few.likelyRate()).isEmpty();
        assertThat(few.mitoses().sentence())
                .endsWith("Chosen as the hottest of few windows, so no probability is given.");
        assertThat(chosen(0.01, 10).likelyRate()).isPresent();
    }

    private Grading chosen(double byChance, double sideBySide) {
        WindowCounts windows = new WindowCounts(new TreeMap<>(Map.of(4, 100L, 5, 150L, 6, 100L, 13, 1L)), sideBySide);
        Mitoses.Hotspot window = new Mitoses.Hotspot("the hottest of all windows", 5, 8.25, 12.8, byChance, windows);
        return grade(
                Differentiation.ofScore(2),
                Mitoses.counted(13, RuleBook.MITOTIC_AREA).from(window),
                THIRTY_PERCENT);
    }

    @Test
    void theGravestFlagStandsFirstAndATypeAddsNoSecondOfItsKind() {
        Specimen specimen = Specimen.of(Specimen.Context.UNKNOWN)
                .in(EnumSet.of(Specimen.Setting.GIST))
                .treated(true);
        Grading grading = rules.grade(
                Findings.of(Differentiation.ofType(rules.book().type("gist")), TWENTY_TWO, THIRTY_PERCENT, specimen));
        assertThat(codes(grading)).containsExactly("neoadjuvant", "gist", "context-unknown");
    }

    /** Index 0.10 scores 2 as ten per cent does; 0.099 scores 1, 0.30 scores 3; with 2 and 1 that is 5, 4 and 6. */
    @Test
    void theMib1VariantStandsApart() {
        assertMib1(0.099, 1, 4, 2);
        assertMib1(0.10, 2, 5, 2);
        assertMib1(0.30, 3, 6, 3);
        Grading missing =
                rules.grade(Findings.of(Differentiation.notAssessable(), TWENTY_TWO, THIRTY_PERCENT, Specimen.primary())
                        .withKi67(new Proportion(1, 4)));
        assertThat(missing.mib1().orElseThrow().points()).isEqualTo(2);
        assertThat(missing.mib1().orElseThrow().total()).isEmpty();
        assertThat(missing.mib1().orElseThrow().grade()).isEmpty();
        assertThat(grade(Specimen.primary()).mib1()).isEmpty();
        Findings noNecrosis =
                Findings.of(Differentiation.ofScore(2), TWENTY_TWO, Necrosis.notAssessable("x"), Specimen.primary());
        assertThat(rules.grade(noNecrosis.withKi67(0.5)).mib1().orElseThrow().total())
                .isEmpty();
    }

    private void assertMib1(double index, int points, int total, int grade) {
        Grading grading =
                rules.grade(Findings.of(Differentiation.ofScore(2), TWENTY_TWO, THIRTY_PERCENT, Specimen.primary())
                        .withKi67(index));
        Mib1Variant variant = grading.mib1().orElseThrow();
        assertThat(variant.points()).isEqualTo(points);
        assertThat(variant.total()).hasValue(total);
        assertThat(variant.grade()).hasValue(grade);
        assertThat(grading.grade()).as("FNCLCC does not move").hasValue(3);
    }

    @Test
    void aPersonsDoubtOnDifferentiationReachesTheGrade() {
        Distribution doubt = Distribution.of(Map.of(1, 0.0, 2, 0.7, 3, 0.3));
        Grading grading = grade(
                Differentiation.ofProbabilities(doubt), Mitoses.counted(1, RuleBook.MITOTIC_AREA), Necrosis.ofShare(0));
        assertThat(grading.grade()).hasValue(1);
        assertThat(grading.possibleGrades()).containsExactly(1, 2);
        assertThat(grading.grades().orElseThrow().of(2)).isCloseTo(0.3, within(0.01));
        assertThat(grading.whatIfs()).extracting(WhatIf::points).containsExactly(2, 3);
        Differentiation tie = Differentiation.ofProbabilities(Distribution.of(Map.of(1, 0.5, 3, 0.5)));
        assertThat(tie.score()).hasValue(1);
    }

    @Test
    void onlyGradeOneAgainstTheRestMovesTheStage() {
        Grading sure =
                grade(Differentiation.ofScore(1), Mitoses.counted(0, RuleBook.MITOTIC_AREA), Necrosis.ofShare(0));
        assertThat(sure.remarks().get(0))
                .contains("AJCC 8 stage")
                .endsWith("grade 1 has a probability of more than 99 %.");
        assertThat(grade(Differentiation.notAssessable(), TWENTY_TWO, THIRTY_PERCENT)
                        .remarks()
                        .get(0))
                .endsWith("its AJCC 8 stage.");
        assertThat(grade(Specimen.of(Specimen.Context.METASTASIS)).remarks())
                .noneMatch(remark -> remark.contains("AJCC"));
        assertThat(sure.remarks().get(1)).contains("75 %");
    }

    @Test
    void readingsWithATotalAreListedRatherThanGuessed() {
        List<Reading> readings = Reading.of(
                rules.book(), Component.DIFFERENTIATION.points(), java.util.Set.of(3), Component.NECROSIS.points());
        assertThat(readings.stream().filter(reading -> reading.total() == 6))
                .extracting(Reading::differentiation, Reading::necrosis)
                .containsExactly(tuple(1, 2), tuple(2, 1), tuple(3, 0));
        assertThat(readings).hasSize(9).allMatch(reading -> reading.mitoses() == 3);
    }

    @Test
    void unknownTypesAreRefusedWithThoseThatComeNear() {
        assertThatThrownBy(() -> rules.book().type("leiomyosarcoma of a vein"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "The histological type \"leiomyosarcoma of a vein\" is not in the table: say which of well-differentiated leiomyosarcoma")
                .hasMessageContaining("or give the differentiation as a number")
                .hasMessageNotContaining("lipo");
        assertThatThrownBy(() -> rules.book().type("banana"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The histological type \"banana\" is not in the table: give the differentiation as a number, 1 to 3.");
        assertThatThrownBy(() -> rules.book().type("sarcoma"))
                .hasMessageContaining("give the differentiation as a number, 1 to 3.");
    }

    @Test
    void nonsenseIsRefusedAtTheDoor() {
        assertThatThrownBy(() -> Differentiation.ofScore(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Differentiation.ofScore(4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Mitoses.counted(-1, RuleBook.MITOTIC_AREA))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Mitoses.counted(1, Area.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Mitoses.density(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Necrosis.ofShare(1.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Necrosis.ofShare(-0.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Necrosis.ofShare(0.3, interval(0.4, 0.5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Necrosis.ofShare(0.3, interval(0.1, 0.2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grade(Specimen.primary()).findings().withKi67(1.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grade(Specimen.primary()).findings().withKi67(-0.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rules.book().grade(9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rules.book().grade(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rules.book().flag("nothing")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Distribution.of(Map.of(1, 0.5))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Distribution.of(Map.of(1, 1.5, 2, -0.5))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void edgesAreNotNonsense() {
        assertThat(Necrosis.ofShare(1).share()).isEqualTo(1);
        assertThat(Necrosis.ofShare(0.3, interval(0.3, 0.3)).interval()).isPresent();
        assertThat(grade(Specimen.primary()).findings().withKi67(1.0).ki67()).hasValue(1.0);
        assertThat(grade(Specimen.primary()).findings().withKi67(0.0).ki67()).hasValue(0.0);
        assertThat(rules.book().grade(8)).isEqualTo(3);
        assertThat(rules.book().grade(2)).isEqualTo(1);
    }

    private void assertCaution(String code, Mitoses mitoses, Necrosis necrosis, Specimen specimen) {
        Grading grading = rules.grade(Findings.of(Differentiation.ofScore(2), mitoses, necrosis, specimen));
        assertThat(codes(grading)).containsExactly(code);
        assertThat(grading.isDescriptive()).isFalse();
        assertThat(grading.grade()).isPresent();
    }

    private Grading grade(Specimen specimen) {
        return rules.grade(Findings.of(Differentiation.ofScore(2), TWENTY_TWO, THIRTY_PERCENT, specimen));
    }

    private Grading grade(Differentiation differentiation, Mitoses mitoses, Necrosis necrosis) {
        return rules.grade(Findings.of(differentiation, mitoses, necrosis, Specimen.primary()));
    }

    private static Interval interval(double lower, double upper) {
        return new Interval(lower, upper, 0.95, "drawn");
    }

    private static List<String> codes(Grading grading) {
        return grading.flags().stream().map(Flag::code).toList();
    }
}
