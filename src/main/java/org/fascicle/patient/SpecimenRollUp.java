package org.fascicle.patient;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.measure.Count;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;
import org.fascicle.measure.Proportion;
import org.fascicle.space.Area;

/**
 * Brings the slides of one specimen together by the rules of FNCLCC.
 *
 * <p>Mitoses: the worst area over all blocks, that is the most active window of any H&amp;E slide. Necrosis: of the tumour
 * over all its blocks, so necrotic area of all H&amp;E slides over their viable and necrotic area; the errors of slides are
 * taken as independent. Nuclei, positive nuclei and positive areas are added up.
 *
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/17090186/">Coindre 2006</a>
 */
final class SpecimenRollUp {

    /** One slide with what was found on it. */
    record Measured(CaseStain stain, SlideRecord findings) {}

    private final List<Measured> slides;

    SpecimenRollUp(List<Measured> slides) {
        this.slides = List.copyOf(slides);
    }

    Optional<Count> nuclei() {
        return sum(found(CaseStain.HE, SlideRecord::nuclei));
    }

    /** The slide with most mitoses per area; the first of equals. */
    Mitoses mitoses() {
        Optional<SlideRecord> worst = slides.stream()
                .filter(slide -> slide.stain() == CaseStain.HE)
                .map(Measured::findings)
                .filter(findings -> findings.mitoses().isPresent())
                .max(Comparator.comparingDouble(
                        (SlideRecord findings) -> findings.mitoses().get().perMm2()));
        return worst.map(SpecimenRollUp::mitoses).orElseGet(() -> Mitoses.notAssessable("no slide gave a count"));
    }

    private static Mitoses mitoses(SlideRecord findings) {
        Count count = findings.mitoses().orElseThrow();
        Mitoses.Counter counter =
                findings.mitosesReviewed() ? Mitoses.Counter.REVIEWED_DETECTOR : Mitoses.Counter.UNREVIEWED_DETECTOR;
        Mitoses counted = Mitoses.detected(count.count(), count.area(), counter);
        Mitoses mitoses = findings.detectorError()
                .filter(error -> !findings.mitosesReviewed())
                .map(counted::erring)
                .orElse(counted);
        return findings.hotspot().map(mitoses::from).orElse(mitoses);
    }

    Necrosis necrosis() {
        return pooled(found(CaseStain.HE, SlideRecord::necrosis))
                .map(Necrosis::measured)
                .orElseGet(() -> Necrosis.notAssessable("no slide gave a share"));
    }

    Optional<Fraction> necroticShare() {
        return pooled(found(CaseStain.HE, SlideRecord::necrosis));
    }

    Optional<Proportion> ki67() {
        List<Proportion> shares = found(CaseStain.KI67, SlideRecord::positiveNuclei);
        return shares.stream().reduce((a, b) -> new Proportion(a.part() + b.part(), a.whole() + b.whole()));
    }

    Optional<Fraction> positiveArea(CaseStain stain) {
        return pooled(found(stain, SlideRecord::positiveArea));
    }

    /** All H&amp;E tissue that could be analysed. */
    Optional<Area> analysable() {
        return found(CaseStain.HE, SlideRecord::analysable).stream().reduce(Area::plus);
    }

    List<String> limits() {
        return slides.stream()
                .flatMap(slide -> slide.findings().limits().stream())
                .distinct()
                .toList();
    }

    private <T> List<T> found(CaseStain stain, Function<SlideRecord, Optional<T>> part) {
        return slides.stream()
                .filter(slide -> slide.stain() == stain)
                .flatMap(slide -> part.apply(slide.findings()).stream())
                .toList();
    }

    private static Optional<Count> sum(List<Count> counts) {
        return counts.stream()
                .reduce((a, b) -> new Count(a.count() + b.count(), a.area().plus(b.area())));
    }

    /** Weighted by area; with an interval where every part has one. */
    private static Optional<Fraction> pooled(List<Fraction> parts) {
        if (parts.size() < 2) {
            return parts.stream().findFirst();
        }
        Area part = parts.stream().map(Fraction::part).reduce(Area.NONE, Area::plus);
        Area whole = parts.stream().map(Fraction::whole).reduce(Area.NONE, Area::plus);
        boolean bounded = parts.stream().allMatch(each -> each.interval().isPresent());
        return Optional.of(
                new Fraction(part, whole, bounded ? interval(parts, part.um2() / whole.um2(), whole) : null));
    }

    private static Interval interval(List<Fraction> parts, double share, Area whole) {
        double down = 0;
        double up = 0;
        for (Fraction each : parts) {
            double weight = each.whole().um2() / whole.um2();
            Interval bounds = each.interval().orElseThrow();
            down = Math.hypot(down, weight * (each.value() - bounds.lower()));
            up = Math.hypot(up, weight * (bounds.upper() - each.value()));
        }
        return new Interval(
                Math.max(0, share - down),
                Math.min(1, share + up),
                Interval.USUAL_CONFIDENCE,
                "area-weighted over slides, errors taken as independent");
    }
}
