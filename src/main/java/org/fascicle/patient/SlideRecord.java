package org.fascicle.patient;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.measure.Count;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;
import org.fascicle.measure.Proportion;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.fascicle.review.ReviewedFindings;
import org.fascicle.space.Area;
import org.fascicle.stain.StainKind;

/**
 * What a case needs of one slide's result: what was measured, and what people said of it.
 *
 * @param name of the result
 * @param stain by its colours, or as it was given
 * @param stainByColours what its colours look like, where another stain was given
 * @param nuclei on all analysable tissue
 * @param density interval of their number per mm2, with the segmenter's error
 * @param mitoses those that a review left, else the detector's, in the most active window; empty where none were sought
 * @param necrosis necrotic area over viable and necrotic area
 * @param positiveNuclei positive among all nuclei
 * @param hotIndex labelling index of the hottest field
 * @param positiveArea DAB-positive area over analysable tissue
 * @param analysable tissue that was measured
 * @param decisions what people decided on this slide
 * @param said what of that is graded
 * @param limits sentences on what the numbers cannot say
 * @param folder where the slide's own result lies
 * @param sha256 of the image; empty where unknown
 */
public record SlideRecord(
        String name,
        StainKind stain,
        Optional<StainKind> stainByColours,
        Optional<Count> nuclei,
        Optional<Interval> density,
        Optional<Mitoses> mitoses,
        Optional<Fraction> necrosis,
        Optional<Proportion> positiveNuclei,
        Optional<HotIndex> hotIndex,
        Optional<Fraction> positiveArea,
        Optional<Area> analysable,
        Decisions decisions,
        HumanFindings said,
        List<String> limits,
        Path folder,
        String sha256) {

    private static final double PERCENT = 100;

    public SlideRecord {
        limits = List.copyOf(limits);
    }

    /** @throws org.fascicle.space.UserError where the result cannot be read */
    static SlideRecord read(Path folder, RuleBook book) {
        ResultReader result = ResultReader.of(folder);
        return of(result.summary(), ReviewedFindings.of(result), result.decisions(), folder);
    }

    private static SlideRecord of(Summary summary, ReviewedFindings reviewed, Decisions decisions, Path folder) {
        return new SlideRecord(
                summary.name(),
                summary.stain(),
                summary.stainByColours(),
                summary.measured(MeasureKey.NUCLEI).map(SlideRecord::count),
                summary.measured(MeasureKey.NUCLEI_PER_MM2).flatMap(Measured::interval),
                reviewed.mitoses().or(() -> mitoses(summary)),
                summary.measured(MeasureKey.NECROSIS_FRACTION).map(SlideRecord::share),
                summary.measured(MeasureKey.POSITIVE_TUMOUR_NUCLEI)
                        .or(() -> summary.measured(MeasureKey.POSITIVE_NUCLEI))
                        .map(SlideRecord::proportion),
                hotIndex(summary),
                summary.measured(MeasureKey.POSITIVE_AREA).map(SlideRecord::share),
                summary.measured(MeasureKey.TISSUE_AREA).map(found -> Area.ofMm2(found.value())),
                decisions,
                reviewed.said(),
                summary.limits(),
                folder,
                summary.input().sha256());
    }

    /** With the detector's errors where they are known; not assessable where too little tissue was looked at. */
    private static Optional<Mitoses> mitoses(Summary summary) {
        return summary.detected()
                .or(() -> summary.measured(MeasureKey.MITOSES_HOTTEST)
                        .map(SlideRecord::count)
                        .map(count ->
                                Mitoses.detected(count.count(), count.area(), Mitoses.Counter.UNREVIEWED_DETECTOR)));
    }

    private static Optional<HotIndex> hotIndex(Summary summary) {
        Optional<Measured> likely = summary.measured(MeasureKey.POSITIVE_NUCLEI_HOTTEST_LIKELY);
        return summary.measured(MeasureKey.POSITIVE_NUCLEI_HOTTEST)
                .map(found ->
                        new HotIndex(found.value(), likely.map(Measured::value), likely.flatMap(Measured::interval)));
    }

    private static Count count(Measured found) {
        return new Count(
                Math.round(found.value()), Area.ofMm2(found.denominator().value()));
    }

    private static Fraction share(Measured found) {
        Area whole = Area.ofMm2(found.denominator().value());
        return new Fraction(
                Area.ofUm2(whole.um2() * found.value() / PERCENT),
                whole,
                found.interval().map(range -> range.times(1 / PERCENT)).orElse(null));
    }

    private static Proportion proportion(Measured found) {
        long whole = Math.round(found.denominator().value());
        return new Proportion(Math.round(found.value() * whole / PERCENT), whole);
    }

    /** The mitoses that count: a person's, else the detector's. */
    Optional<Mitoses> countedMitoses() {
        return said.mitoses().or(() -> mitoses);
    }

    /** The share that counts, a person's or the measured one, on the area by which it is weighed. */
    Optional<Share> countedNecrosis() {
        return said.necrosis().isPresent()
                ? said.necrosis().filter(Necrosis::isAssessable).map(this::share)
                : measuredNecrosis();
    }

    Optional<Share> measuredNecrosis() {
        return necrosis.map(found -> new Share(found.value(), found.interval(), found.whole(), true, true));
    }

    /** A person's share is weighed as the measured one would have been, or by the slide's tissue. */
    private Share share(Necrosis judged) {
        Area on = necrosis.map(Fraction::whole).or(() -> analysable).orElse(Area.NONE);
        return new Share(judged.share(), judged.interval(), on, false, judged.kindClear());
    }

    /**
     * A necrotic share of a slide.
     *
     * @param value 0 to 1
     * @param interval of the value, where there is one
     * @param on viable and necrotic tissue
     * @param measured by the program
     * @param kindClear whether it is known to be tumour necrosis
     */
    record Share(double value, Optional<Interval> interval, Area on, boolean measured, boolean kindClear) {}
}
