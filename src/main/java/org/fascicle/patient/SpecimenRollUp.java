package org.fascicle.patient;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.fnclcc.WindowCounts;
import org.fascicle.measure.Count;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;
import org.fascicle.measure.Proportion;
import org.fascicle.space.Area;

/**
 * Brings the slides of one specimen together by the rules of FNCLCC.
 *
 * <p>Mitoses: the worst area over all blocks. Areas as large as the rule's are compared by what is scored, their number in
 * 1.734 mm2. A smaller area stands beside a full one only with the number that it surely holds, which is not
 * extrapolated; among small ones alone each is brought to 1.734 mm2. So beside a full area another block never lowers the count,
 * and a scrap of tissue hides no slide.
 *
 * <p>Necrosis: of the tumour over all its blocks, so each slide's share weighed by its viable and necrotic area; the errors of slides
 * are taken as independent. Nuclei, positive nuclei and positive areas are added up.
 *
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/17090186/">Coindre 2006</a>
 */
final class SpecimenRollUp {

    /** One slide with what was found on it. */
    record Slide(String block, String name, CaseStain stain, SlideRecord record) {}

    private static final double SHARE_DIGITS = 1e12;

    /** Ten fields of a diameter that was rounded are the rule's area. */
    private static final double ROUNDING = 0.005;

    private final List<Slide> slides;

    SpecimenRollUp(List<Slide> slides) {
        this.slides = List.copyOf(slides);
    }

    List<Slide> slides() {
        return slides;
    }

    Optional<Count> nuclei() {
        return sum(found(CaseStain.HE, SlideRecord::nuclei));
    }

    /**
     * Bounds of the density on all slides together: the slides' own, each weighing as its area does, for what a segmenter misses on one
     * slide of a laboratory it misses on the next.
     */
    Optional<Interval> density() {
        List<SlideRecord> known = found(
                CaseStain.HE,
                slide -> Optional.of(slide)
                        .filter(any -> any.nuclei().isPresent() && any.density().isPresent()));
        double area = known.stream().mapToDouble(SpecimenRollUp::mm2).sum();
        return known.stream()
                .map(slide -> slide.density().orElseThrow().times(mm2(slide) / area))
                .reduce((all, next) -> new Interval(
                        all.lower() + next.lower(), all.upper() + next.upper(), all.confidence(), all.method()));
    }

    private static double mm2(SlideRecord slide) {
        return slide.nuclei().orElseThrow().area().mm2();
    }

    /** The worst area, a person's count before the detector's on each slide. */
    Mitoses mitoses() {
        return worst(found(CaseStain.HE, SlideRecord::countedMitoses));
    }

    /** The worst area by the detector alone. */
    Mitoses measuredMitoses() {
        return worst(found(CaseStain.HE, SlideRecord::mitoses));
    }

    /** Of these the worst; the first of equals. Where none can be assessed, the reason of the first. */
    static Mitoses worst(List<Mitoses> areas) {
        List<Mitoses> assessable = areas.stream().filter(Mitoses::isAssessable).toList();
        boolean anyFull = assessable.stream().anyMatch(SpecimenRollUp::isFull);
        return assessable.stream()
                .map(area -> anyFull && !isFull(area) ? asFull(area) : area)
                .reduce((worst, next) -> next.inMitoticArea() > worst.inMitoticArea() ? next : worst)
                .map(area -> chosenAmong(area, assessable))
                .or(() -> areas.stream().findFirst())
                .orElseGet(() -> Mitoses.notAssessable("it was counted on no slide"));
    }

    /** A full area around a small one holds its figures at least; the rest of it was not seen. */
    private static Mitoses asFull(Mitoses small) {
        Mitoses atLeast = Mitoses.counted(Math.round(small.number()), RuleBook.MITOTIC_AREA, small.counter());
        Mitoses erring = small.error()
                .filter(known -> small.counter() == Mitoses.Counter.UNREVIEWED_DETECTOR)
                .map(atLeast::erring)
                .orElse(atLeast);
        return small.hotspot().map(erring::from).orElse(erring);
    }

    /** The hottest of all slides' windows was chosen among all of them. */
    private static Mitoses chosenAmong(Mitoses area, List<Mitoses> areas) {
        Optional<WindowCounts> windows = areas.stream()
                .flatMap(each -> each.hotspot().stream())
                .map(Mitoses.Hotspot::windows)
                .reduce(WindowCounts::plus);
        return area.hotspot()
                .flatMap(spot -> windows.map(spot::among))
                .map(area::from)
                .orElse(area);
    }

    private static boolean isFull(Mitoses area) {
        return area.area().um2() >= (1 - ROUNDING) * RuleBook.MITOTIC_AREA.um2();
    }

    /** A person's share before the measured one on each slide. */
    Necrosis necrosis() {
        return necrosis(found(CaseStain.HE, SlideRecord::countedNecrosis));
    }

    /** By the measurements alone. */
    Necrosis measuredNecrosis() {
        return necrosis(found(CaseStain.HE, SlideRecord::measuredNecrosis));
    }

    private static Necrosis necrosis(List<SlideRecord.Share> shares) {
        if (shares.isEmpty()) {
            return Necrosis.notAssessable("it was measured on no slide");
        }
        if (shares.stream().allMatch(SlideRecord.Share::measured)) {
            return Necrosis.measured(fraction(shares));
        }
        double share = weighed(shares);
        Necrosis judged = interval(shares, share)
                .map(range -> Necrosis.ofShare(share, range))
                .orElseGet(() -> Necrosis.ofShare(share));
        return shares.stream().allMatch(SlideRecord.Share::kindClear) ? judged : judged.ofUnclearKind();
    }

    /** The measured share; a person's is no area. */
    Optional<Fraction> necroticShare() {
        return pooled(found(CaseStain.HE, SlideRecord::necrosis));
    }

    Optional<Proportion> ki67() {
        List<Proportion> shares = found(CaseStain.KI67, SlideRecord::positiveNuclei);
        return shares.stream().reduce((a, b) -> new Proportion(a.part() + b.part(), a.whole() + b.whole()));
    }

    /** The hottest field of all Ki-67 slides, in words. */
    Optional<String> hottestKi67() {
        return slides.stream()
                .filter(slide -> slide.stain() == CaseStain.KI67)
                .map(Slide::record)
                .filter(record -> record.hotIndex().isPresent())
                .max(Comparator.comparingDouble(
                        record -> record.hotIndex().orElseThrow().compared()))
                .map(record -> record.hotIndex().orElseThrow().words(record.name()));
    }

    Optional<Fraction> positiveArea(CaseStain stain) {
        return pooled(found(stain, SlideRecord::positiveArea));
    }

    /** All H&amp;E tissue that could be analysed. */
    Optional<Area> analysable() {
        return found(CaseStain.HE, SlideRecord::analysable).stream().reduce(Area::plus);
    }

    List<String> limits() {
        return Stream.concat(slides.stream().flatMap(slide -> slide.record().limits().stream()), passedOver().stream())
                .distinct()
                .toList();
    }

    /** Small areas that would have more in 1.734 mm2 than what counts. */
    private List<String> passedOver() {
        Mitoses worst = mitoses();
        return slides.stream()
                .filter(slide -> slide.stain() == CaseStain.HE)
                .flatMap(slide -> slide
                        .record()
                        .countedMitoses()
                        .filter(Mitoses::isAssessable)
                        .filter(area -> !isFull(area) && area.inMitoticArea() > worst.inMitoticArea())
                        .map(area -> String.format(
                                Locale.ROOT,
                                "%s: %.0f on %.3f mm2 would be %.1f in 1.734 mm2; beside a full area a small one counts with the figures it holds.",
                                slide.name(),
                                area.number(),
                                area.area().mm2(),
                                area.inMitoticArea()))
                        .stream())
                .toList();
    }

    /** What was said with the slides' own results; of several the least differentiated. */
    Optional<Differentiation> differentiation() {
        return slides.stream()
                .map(slide -> slide.record().said().differentiation())
                .filter(said -> said.type().isPresent() || said.score().isPresent())
                .reduce((worst, next) -> next.score().orElse(0) > worst.score().orElse(0) ? next : worst);
    }

    /** With what was said of it with the slides' own results, where the manifest is silent. */
    Specimen completed(Specimen manifest) {
        Specimen specimen = analysable().map(manifest::analysedOn).orElse(manifest);
        for (Slide slide : slides) {
            Specimen said = slide.record().said().specimen();
            Set<Specimen.Setting> settings = new HashSet<>(specimen.settings());
            settings.addAll(said.settings());
            specimen = specimen.treated(specimen.neoadjuvant() || said.neoadjuvant())
                    .in(settings);
            if (specimen.context() == Specimen.Context.UNKNOWN) {
                specimen = new Specimen(
                        said.context(),
                        specimen.procedure(),
                        specimen.neoadjuvant(),
                        specimen.settings(),
                        specimen.analysable());
            }
            if (specimen.procedure() == Specimen.Procedure.UNKNOWN) {
                specimen = specimen.takenBy(said.procedure());
            }
        }
        return specimen;
    }

    private <T> List<T> found(CaseStain stain, Function<SlideRecord, Optional<T>> part) {
        return slides.stream()
                .filter(slide -> slide.stain() == stain)
                .flatMap(slide -> part.apply(slide.record()).stream())
                .toList();
    }

    private static Optional<Count> sum(List<Count> counts) {
        return counts.stream()
                .reduce((a, b) -> new Count(a.count() + b.count(), a.area().plus(b.area())));
    }

    private static Optional<Fraction> pooled(List<Fraction> parts) {
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(fraction(parts.stream()
                        .map(part -> new SlideRecord.Share(part.value(), part.interval(), part.whole(), true, true))
                        .toList()));
    }

    /** Weighed by area; with an interval where every part has one. */
    private static Fraction fraction(List<SlideRecord.Share> parts) {
        Area whole = parts.stream().map(SlideRecord.Share::on).reduce(Area.NONE, Area::plus);
        double share = weighed(parts);
        return new Fraction(
                Area.ofUm2(share * whole.um2()), whole, interval(parts, share).orElse(null));
    }

    /** Rounded beyond what was measured, so that parts that are all one half are one half together. */
    private static double weighed(List<SlideRecord.Share> parts) {
        double share = 0;
        for (SlideRecord.Share each : parts) {
            share += weight(each, parts) * each.value();
        }
        return Math.min(1, Math.rint(share * SHARE_DIGITS) / SHARE_DIGITS);
    }

    /** By tissue; alike where no slide says how much it has. */
    private static double weight(SlideRecord.Share part, List<SlideRecord.Share> parts) {
        double all = parts.stream().mapToDouble(each -> each.on().um2()).sum();
        return all > 0 ? part.on().um2() / all : 1.0 / parts.size();
    }

    private static Optional<Interval> interval(List<SlideRecord.Share> parts, double share) {
        if (parts.size() == 1) {
            return parts.get(0).interval();
        }
        if (parts.stream().anyMatch(each -> each.interval().isEmpty())) {
            return Optional.empty();
        }
        double down = 0;
        double up = 0;
        for (SlideRecord.Share each : parts) {
            double weight = weight(each, parts);
            Interval bounds = each.interval().orElseThrow();
            down = Math.hypot(down, weight * (each.value() - bounds.lower()));
            up = Math.hypot(up, weight * (bounds.upper() - each.value()));
        }
        return Optional.of(new Interval(
                Math.max(0, share - down),
                Math.min(1, share + up),
                Interval.USUAL_CONFIDENCE,
                "area-weighted over slides, errors taken as independent"));
    }
}
