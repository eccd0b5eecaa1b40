package org.fascicle.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.fnclcc.WindowCounts;
import org.fascicle.measure.Count;
import org.fascicle.measure.DetectorError;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;
import org.fascicle.measure.Proportion;
import org.fascicle.space.Area;
import org.fascicle.stain.StainKind;
import org.junit.jupiter.api.Test;

/** Slides together: the worst area is found among its like, shares are weighed by area, and no block makes a tumour milder. */
class SpecimenRollUpTest {

    private static final Area FULL = RuleBook.MITOTIC_AREA;
    private static final DetectorError ERRING = new DetectorError(30, 13, 40, 20);

    private static Mitoses person(long count, double mm2) {
        return Mitoses.counted(count, Area.ofMm2(mm2));
    }

    private static Mitoses detected(long count, double mm2) {
        return Mitoses.detected(count, Area.ofMm2(mm2), Mitoses.Counter.UNREVIEWED_DETECTOR);
    }

    private static Mitoses worst(Mitoses... areas) {
        return SpecimenRollUp.worst(Arrays.asList(areas));
    }

    /** 2 on 0.06 mm2 are 58 in 1.734 mm2 by their rate, and two figures. */
    @Test
    void aScrapHidesNoSlide() {
        assertThat(worst(person(12, 1.734), person(2, 0.06))).isEqualTo(person(12, 1.734));
        assertThat(worst(person(2, 0.06), person(12, 1.734))).isEqualTo(person(12, 1.734));
        assertThat(worst(detected(12, 1.734), detected(2, 0.06))).isEqualTo(detected(12, 1.734));
        assertThat(worst(detected(2, 0.06), detected(12, 1.734)).isAssessable()).isTrue();
    }

    /** 5 on 0.5 mm2 are 17 by their rate; 8 on a full area are more than 5. 9 on 0.5 mm2 are more than 8, whatever the rest holds. */
    @Test
    void aSmallAreaCountsBesideAFullOneWithWhatItHolds() {
        assertThat(worst(person(8, 1.734), person(5, 0.5))).isEqualTo(person(8, 1.734));
        assertThat(worst(person(8, 1.734), person(9, 0.5))).isEqualTo(person(9, 1.734));
    }

    /** 3 on 0.5 mm2 are 10.4, 5 on 1 mm2 are 8.7. */
    @Test
    void smallAreasAloneAreComparedByTheirRate() {
        assertThat(worst(person(5, 1), person(3, 0.5))).isEqualTo(person(3, 0.5));
    }

    /** 22 on 3.468 mm2 are 11 on 1.734 mm2. */
    @Test
    void largerAreasAreBroughtToTheRules() {
        assertThat(worst(person(22, 3.468), person(12, 1.734))).isEqualTo(person(12, 1.734));
        assertThat(worst(person(22, 3.468), person(10, 1.734))).isEqualTo(person(22, 3.468));
    }

    /** Ten fields 0.47 mm across are 1.7349 mm2, and ten of 0.469 mm 1.7275: full areas both. */
    @Test
    void aRoundedFieldIsFull() {
        assertThat(worst(person(8, 1.7275), person(5, 0.5))).isEqualTo(person(8, 1.7275));
        assertThat(worst(person(8, 1.72), person(5, 0.5))).isEqualTo(person(5, 0.5));
    }

    @Test
    void theFirstOfEqualsCounts() {
        Mitoses first = detected(7, 1.734).erring(ERRING);
        assertThat(worst(first, detected(7, 1.734))).isEqualTo(first);
        assertThat(worst(detected(7, 1.734), first)).isEqualTo(detected(7, 1.734));
    }

    /** The hottest of all windows was chosen among those of both slides, and a person's count among none. */
    @Test
    void theWindowsOfAllSlidesArePooled() {
        Mitoses hotter = detected(9, 1.734).from(hotspot(Map.of(1, 10L, 9, 1L), 4));
        Mitoses cooler = detected(3, 1.734).from(hotspot(Map.of(1, 5L, 3, 2L), 3));
        assertThat(worst(cooler, hotter).hotspot().orElseThrow().windows())
                .isEqualTo(new WindowCounts(new TreeMap<>(Map.of(1, 15L, 3, 2L, 9, 1L)), 7));
        assertThat(worst(cooler, person(9, 1.734)).hotspot()).isEmpty();
    }

    private static Mitoses.Hotspot hotspot(Map<Integer, Long> windows, double sideBySide) {
        return new Mitoses.Hotspot("drawn", 1, 2, 3, 0.5, new WindowCounts(new TreeMap<>(windows), sideBySide));
    }

    /** 9 of a detector on 0.5 mm2 are 9 of the same detector in a full area around it. */
    @Test
    void aSmallAreaKeepsItsDetectorsErrors() {
        assertThat(worst(person(8, 1.734), detected(9, 0.5).erring(ERRING)))
                .isEqualTo(detected(9, 1.734).erring(ERRING));
    }

    @Test
    void withoutACountTheReasonIsSaid() {
        assertThat(worst().missing()).contains("it was counted on no slide");
        assertThat(worst(detected(2, 0.06)).missing().orElseThrow()).contains("0.060 mm2");
        assertThat(worst(Mitoses.notAssessable("a person says so"), person(3, 1.734)))
                .isEqualTo(person(3, 1.734));
    }

    /** However slides are chosen: beside a full area another block never takes mitoses, and so points, away. */
    @Property(tries = 100)
    void anotherBlockNeverLowersTheMitoticPoints(@ForAll("areas") List<Mitoses> blocks, @ForAll("area") Mitoses more) {
        List<Mitoses> before = new ArrayList<>(blocks);
        before.add(person(1, 1.734));
        List<Mitoses> after = new ArrayList<>(before);
        after.add(more);
        assertThat(scored(SpecimenRollUp.worst(after))).isGreaterThanOrEqualTo(scored(SpecimenRollUp.worst(before)));
    }

    /** Nor does the order of slides matter. */
    @Property(tries = 100)
    void theOrderOfSlidesMattersNot(@ForAll("areas") List<Mitoses> blocks) {
        List<Mitoses> turned = new ArrayList<>(blocks);
        java.util.Collections.reverse(turned);
        assertThat(scored(SpecimenRollUp.worst(turned))).isEqualTo(scored(SpecimenRollUp.worst(blocks)));
    }

    /** A scrap that holds fewer figures than a full area changes nothing at all. */
    @Property(tries = 100)
    void aSmallAreaWithFewerFiguresChangesNothing(
            @ForAll @net.jqwik.api.constraints.IntRange(max = 60) int full,
            @ForAll @net.jqwik.api.constraints.IntRange(max = 60) int small,
            @ForAll @net.jqwik.api.constraints.DoubleRange(min = 0.01, max = 1.7) double mm2) {
        Mitoses area = person(Math.max(full, small), 1.734);
        assertThat(worst(area, person(Math.min(full, small), mm2))).isEqualTo(area);
    }

    @Provide
    Arbitrary<List<Mitoses>> areas() {
        return area().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Mitoses> area() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 40),
                        Arbitraries.of(0.05, 0.3, 1.0, 1.734, 2.5, 3.468),
                        Arbitraries.of(0, 1, 2))
                .as((count, mm2, counter) -> switch (counter) {
                    case 0 -> person(count, mm2);
                    case 1 -> detected(count, mm2);
                    default -> {
                        Mitoses raw = detected(count, mm2);
                        yield raw.isAssessable() ? raw.erring(ERRING) : raw;
                    }
                });
    }

    private static double scored(Mitoses mitoses) {
        return mitoses.isAssessable() ? mitoses.inMitoticArea() : -1;
    }

    /** Slides with what is given. */
    private static final class Drawn {

        static SpecimenRollUp of(SlideRecord... records) {
            List<SpecimenRollUp.Slide> slides = new ArrayList<>();
            for (SlideRecord record : records) {
                CaseStain stain = record.stain() == StainKind.HE ? CaseStain.HE : CaseStain.KI67;
                slides.add(new SpecimenRollUp.Slide("A" + slides.size(), record.name(), stain, record));
            }
            return new SpecimenRollUp(slides);
        }
    }

    /** 100 nuclei on each of two slides of 2 mm2, between 40 and 70 per mm2 on each. */
    @Test
    void theDensitysBoundsAreTheSlidesWeighedByTheirArea() {
        SlideRecord slide = slide(Optional.empty(), HumanFindings.none());
        Interval bounds = Drawn.of(slide, slide).density().orElseThrow();
        assertThat(bounds.lower()).isCloseTo(40, within(1e-9));
        assertThat(bounds.upper()).isCloseTo(70, within(1e-9));
        assertThat(Drawn.of(ki67(5, 100)).density()).isEmpty();
    }

    private static SlideRecord slide(Optional<Fraction> necrosis, HumanFindings said) {
        return new SlideRecord(
                "he",
                StainKind.HE,
                Optional.empty(),
                Optional.of(new Count(100, Area.ofMm2(2))),
                Optional.of(new Interval(40, 70, 0.95, "drawn")),
                Optional.of(detected(5, 1.734)),
                necrosis,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Area.ofMm2(2)),
                said.decisions(),
                said,
                List.of(),
                Path.of("he"),
                "");
    }

    private static Optional<Fraction> necrosis(double part, double whole) {
        return Optional.of(new Fraction(
                Area.ofMm2(part),
                Area.ofMm2(whole),
                new Interval(part / whole - 0.1, part / whole + 0.1, 0.95, "drawn")));
    }

    private static HumanFindings said(Mitoses mitoses, Necrosis necrosis) {
        return new HumanFindings(
                Differentiation.notAssessable(),
                HumanFindings.none().specimen(),
                Optional.ofNullable(mitoses),
                Optional.ofNullable(necrosis),
                Optional.empty());
    }

    /** 70 % of 1 mm2, said, and 10 % of 3 mm2, measured, are 25 % of 4 mm2; measured alone 20 % of 1 and 10 % of 3 are 12.5 %. */
    @Test
    void aPersonsShareIsWeighedByTheSlidesTissue() {
        SpecimenRollUp slides = Drawn.of(
                slide(necrosis(0.2, 1), said(null, Necrosis.ofShare(0.7))),
                slide(necrosis(0.3, 3), HumanFindings.none()));
        assertThat(slides.necrosis().share()).isCloseTo(0.25, within(1e-12));
        assertThat(slides.necrosis().measured()).isFalse();
        assertThat(slides.necrosis().interval()).isEmpty();
        assertThat(slides.measuredNecrosis().share()).isCloseTo(0.125, within(1e-12));
        assertThat(slides.measuredNecrosis().measured()).isTrue();
    }

    /** Three parts that are all one half are one half, 2 points, whatever their sizes. */
    @Test
    void halvesTogetherAreOneHalf() {
        SpecimenRollUp slides = Drawn.of(
                slide(necrosis(0.1, 0.3), said(null, Necrosis.ofShare(0.5))),
                slide(necrosis(0.1, 0.7), said(null, Necrosis.ofShare(0.5))),
                slide(Optional.empty(), said(null, Necrosis.ofShare(0.5))));
        assertThat(slides.necrosis().share()).isEqualTo(0.5);
    }

    @Test
    void anUnclearKindStaysUnclearAndNotAssessableIsLeftOut() {
        SpecimenRollUp slides = Drawn.of(
                slide(necrosis(0.2, 1), said(null, Necrosis.notAssessable("a person says so"))),
                slide(Optional.empty(), said(null, Necrosis.ofShare(0.4).ofUnclearKind())));
        assertThat(slides.necrosis().share()).isEqualTo(0.4);
        assertThat(slides.necrosis().kindClear()).isFalse();
        assertThat(Drawn.of(slide(Optional.empty(), HumanFindings.none()))
                        .necrosis()
                        .missing())
                .contains("it was measured on no slide");
    }

    @Test
    void aPersonsCountGoesBeforeTheDetectors() {
        SpecimenRollUp slides = Drawn.of(slide(Optional.empty(), said(person(22, 3.468), null)));
        assertThat(slides.mitoses()).isEqualTo(person(22, 3.468));
        assertThat(slides.measuredMitoses()).isEqualTo(detected(5, 1.734));
    }

    @Test
    void whatWasSaidWithSlidesCompletesTheManifest() {
        HumanFindings treated = new HumanFindings(
                Differentiation.ofScore(2),
                new Specimen(
                        Specimen.Context.PRIMARY,
                        Specimen.Procedure.CORE_BIOPSY,
                        true,
                        java.util.Set.of(Specimen.Setting.DERMAL),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        HumanFindings other = HumanFindings.of(
                Differentiation.ofScore(3), HumanFindings.none().specimen());
        SpecimenRollUp slides = Drawn.of(
                slide(Optional.empty(), treated),
                slide(Optional.empty(), other),
                slide(Optional.empty(), HumanFindings.none()));
        assertThat(slides.differentiation().orElseThrow().score()).hasValue(3);
        Specimen completed = slides.completed(HumanFindings.none().specimen());
        assertThat(completed.neoadjuvant()).isTrue();
        assertThat(completed.procedure()).isEqualTo(Specimen.Procedure.CORE_BIOPSY);
        assertThat(completed.settings()).containsExactly(Specimen.Setting.DERMAL);
        assertThat(completed.analysable().orElseThrow().mm2()).isCloseTo(6, within(1e-9));
        Specimen resected = slides.completed(Specimen.of(Specimen.Context.PRIMARY));
        assertThat(resected.procedure()).isEqualTo(Specimen.Procedure.RESECTION);
        assertThat(Drawn.of(slide(Optional.empty(), HumanFindings.none())).differentiation())
                .isEmpty();
    }

    /** 5 of 100 and 45 of 200 nuclei are 50 of 300; H&E slides have no part in it. */
    @Test
    void positiveNucleiAreAddedUpByStain() {
        SlideRecord he = slide(Optional.empty(), HumanFindings.none());
        SpecimenRollUp slides = Drawn.of(he, ki67(5, 100), ki67(45, 200));
        assertThat(slides.ki67()).contains(new Proportion(50, 300));
        assertThat(slides.nuclei()).contains(new Count(100, Area.ofMm2(2)));
        assertThat(Drawn.of(he).ki67()).isEmpty();
    }

    /** Of a field of 60 % that is likely 30 %, and one of 50 % that is likely 40 %, the second is the hotter. */
    @Test
    void theHottestFieldIsChosenByWhatItIsLikelyToBe() {
        HotIndex chance = new HotIndex(60, Optional.of(30.0), Optional.of(new Interval(20, 41, 0.95, "drawn")));
        HotIndex hot = new HotIndex(50, Optional.of(40.0), Optional.of(new Interval(31, 49, 0.95, "drawn")));
        assertThat(Drawn.of(ki67(5, 100, Optional.of(chance)), ki67(45, 200, Optional.of(hot)))
                        .hottestKi67())
                .contains("hottest field (ki67) 50.0 %, likely 40.0 % (31.0 to 49.0)");
        assertThat(Drawn.of(ki67(5, 100, Optional.of(new HotIndex(20, Optional.empty(), Optional.empty()))))
                        .hottestKi67())
                .contains("hottest field (ki67) 20.0 %, chosen as the hottest of few");
        assertThat(Drawn.of(ki67(5, 100)).hottestKi67()).isEmpty();
    }

    private static SlideRecord ki67(long part, long whole) {
        return ki67(part, whole, Optional.empty());
    }

    private static SlideRecord ki67(long part, long whole, Optional<HotIndex> hottest) {
        return new SlideRecord(
                "ki67",
                StainKind.HDAB,
                Optional.empty(),
                Optional.of(new Count(7, Area.ofMm2(9))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Proportion(part, whole)),
                hottest,
                Optional.empty(),
                Optional.of(Area.ofMm2(9)),
                Decisions.NONE,
                HumanFindings.none(),
                List.of(),
                Path.of("ki67"),
                "");
    }

    @Test
    void aSmallAreaThatIsPassedOverIsSaid() {
        SpecimenRollUp slides = Drawn.of(
                slide(Optional.empty(), said(person(8, 1.734), null)),
                slide(Optional.empty(), said(person(5, 0.5), null)));
        assertThat(slides.limits())
                .containsExactly(
                        "he: 5 on 0.500 mm2 would be 17.3 in 1.734 mm2; beside a full area a small one counts with the figures it holds.");
        assertThat(Drawn.of(slide(Optional.empty(), said(person(5, 0.5), null))).limits())
                .isEmpty();
        assertThat(FULL.mm2()).isEqualTo(1.734);
    }
}
