package org.fascicle.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.detect.HotspotResult;
import org.fascicle.detect.LaboratoryCut;
import org.fascicle.detect.MitosisCrowd;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.fnclcc.LikelyRate;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.MitosisDoubt;
import org.fascicle.fnclcc.WindowCounts;
import org.fascicle.measure.Count;
import org.fascicle.measure.DetectorErrors;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.Denominator;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.ResultFile;
import org.fascicle.report.Reviewed;
import org.fascicle.report.SlideReport;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;

/** Mitotic-figure candidates as they are reported and graded: counted, or listed for screening only. */
final class MitosisLines {

    private static final List<MeasureKey> COUNTS = List.of(
            MeasureKey.MITOSES_HOTTEST,
            MeasureKey.MITOSES_PER_FNCLCC_AREA,
            MeasureKey.MITOSES_TOTAL,
            MeasureKey.MITOSES_PER_MM2);

    private final SlideFindings findings;
    private final AnalysisOptions options;
    private final CountedTissue tissue;

    MitosisLines(SlideFindings findings, AnalysisOptions options) {
        this.findings = findings;
        this.options = options;
        this.tissue = new CountedTissue(findings);
    }

    void addTo(SlideReport.Builder report) {
        screening()
                .ifPresentOrElse(
                        why -> notCounted(report, why),
                        () -> findings.mitoses().ifPresent(found -> mitoses(report, found)));
    }

    /** What the detector's count says to the grade. */
    Mitoses measured() {
        return screening()
                .map(Mitoses::notAssessable)
                .or(() -> findings.mitoses().map(this::detected))
                .orElseGet(() -> Mitoses.notAssessable("it was not measured"));
    }

    /** Why candidates of mitoses are for screening only, as a clause; empty where they count, or where none were looked for. */
    private Optional<String> screening() {
        PixelSize pixelSize = findings.context().grid().pixelSize();
        return findings.mitoses()
                .filter(found -> !MitosisDetector.counts(pixelSize))
                .map(found -> String.format(
                        Locale.ROOT,
                        "pixels of %.2f um are for screening only; the detector's count needs %.1f um or less",
                        pixelSize.meanUm(),
                        MitosisDetector.COARSEST_COUNTED_UM));
    }

    private static void notCounted(SlideReport.Builder report, String why) {
        String sentence = "Candidates are listed and none is counted: " + why + ".";
        COUNTS.forEach(count -> report.notMeasured(count, sentence));
    }

    private void mitoses(SlideReport.Builder report, SlideFindings.FoundMitoses mitoses) {
        HotspotResult spot = mitoses.activity().hotspot();
        Count hottest = mitoses.activity().hottest();
        Area window = options.hotspot().window();
        List<String> flags = new ArrayList<>();
        flags.add(Reviewed.NOBODY);
        flags.add(toLookAt(mitoses));
        mitoses.scorer()
                .instead()
                .ifPresent(why ->
                        flags.add("Scored by the logistic model, because the network could not run: " + why + "."));
        mitoses.crowd().remark().ifPresent(flags::add);
        options.mitosis().fitted().ifPresent(cut -> flags.add(fitted(cut, mitoses)));
        if (mitoses.activity().extrapolatedTo(window)) {
            flags.add(String.format(
                    Locale.ROOT,
                    "Only %.3f mm2 could be counted; the rule asks for %.3f mm2.",
                    hottest.area().mm2(),
                    window.mm2()));
        }
        String method = String.format(
                Locale.ROOT,
                "%s; candidates of score %.2f and more",
                spot.rule(),
                options.mitosis().countedScore());
        report.add(Measured.count(MeasureKey.MITOSES_HOTTEST, hottest, "tissue of that window", method)
                .flagged(flags));
        report.add(Measured.of(
                        MeasureKey.MITOSES_PER_FNCLCC_AREA,
                        hottest.per(window),
                        Denominator.area(hottest.area(), "tissue of that window"),
                        method)
                .within(hottest.intervalPerMm2(0.95).times(window.mm2()))
                .flagged(flags));
        likely(report, mitoses, flags);
        if (spot.windows() > 1) {
            Denominator windows = Denominator.count(spot.windows(), "windows", "windows on the tissue");
            report.add(Measured.of(MeasureKey.MITOSES_MEDIAN_AREA, spot.medianCount(), windows, method));
            report.add(Measured.of(MeasureKey.MITOSES_P90_AREA, spot.ninetiethPercentileCount(), windows, method));
        }
        spot.uniformity()
                .ifPresent(even -> report.add(Measured.of(
                        MeasureKey.MITOSES_BY_CHANCE,
                        even.expectedMaximum(),
                        Denominator.count(even.simulations(), "simulations", "simulations of evenly spread candidates"),
                        method)));
        spot.uniformity()
                .ifPresent(even -> report.add(Measured.of(
                        MeasureKey.MITOSES_P_BY_CHANCE,
                        even.pValue(),
                        Denominator.count(even.simulations(), "simulations", "simulations of evenly spread candidates"),
                        method)));
        report.add(Measured.count(MeasureKey.MITOSES_TOTAL, mitoses.activity().overall(), tissue.words(), method));
        report.add(
                Measured.density(MeasureKey.MITOSES_PER_MM2, mitoses.activity().overall(), tissue.words(), method));
        if (tissue.isTumour()) {
            report.add(Measured.density(
                    MeasureKey.MITOSES_PER_MM2_EVERYWHERE, everywhere(mitoses), CountedTissue.ALL, method));
        }
    }

    /** A detector's result is a list for a person before it is a number. */
    private static String toLookAt(SlideFindings.FoundMitoses mitoses) {
        int listed = mitoses.judged().size();
        long counted = mitoses.judged().stream()
                .filter(each -> each.standing().counts())
                .count();
        return String.format(
                Locale.ROOT,
                "%d candidate%s to look at in %s; %s.",
                listed,
                listed == 1 ? "" : "s",
                ResultFile.MITOSES.fileName(),
                counted == 0 ? "none counts" : counted + (counted == 1 ? " counts" : " count"));
    }

    private static String fitted(LaboratoryCut cut, SlideFindings.FoundMitoses mitoses) {
        boolean alike = cut.scorerSha256().equals(mitoses.scorer().model().sha256());
        return "Counted by " + cut.words()
                + (alike
                        ? "; how the detector errs at it was not measured, so the interval is of counting alone."
                        : "; it was fitted to another model, whose scores are not to be compared: fit it again.");
    }

    /** The true rate that the count of the most active area makes likely, after its choice and the detector's errors. */
    private void likely(SlideReport.Builder report, SlideFindings.FoundMitoses mitoses, List<String> flags) {
        Mitoses counted = detected(mitoses);
        Optional.of(counted)
                .filter(Mitoses::isAssessable)
                .flatMap(MitosisDoubt::rate)
                .ifPresent(rate -> likely(report, counted, rate, flags));
    }

    private static void likely(SlideReport.Builder report, Mitoses counted, LikelyRate rate, List<String> flags) {
        if (rate.isOpen()) {
            report.notMeasured(MeasureKey.MITOSES_CORRECTED, "No likely rate is named: " + rate.words() + ".");
            return;
        }
        report.add(Measured.of(
                        MeasureKey.MITOSES_CORRECTED,
                        rate.perMitoticArea(),
                        Denominator.area(counted.area(), "tissue of that window"),
                        likelyMethod(counted))
                .within(rate.interval())
                .flagged(flags));
    }

    private static String likelyMethod(Mitoses counted) {
        return String.format(
                Locale.ROOT,
                "detected %.0f%s%s; the true rate that is as likely too high as too low (Bayes)",
                counted.number(),
                counted.hotspot().isPresent() ? ", pulled towards what the other windows hold" : "",
                counted.error().map(known -> "; " + known.words()).orElse(""));
    }

    /** Candidates of a score that counts, wherever they lie. */
    private Count everywhere(SlideFindings.FoundMitoses mitoses) {
        long above = mitoses.candidates().stream()
                .filter(candidate -> candidate.score() >= options.mitosis().countedScore())
                .count();
        return new Count(above, findings.areas().analysable());
    }

    private Mitoses detected(SlideFindings.FoundMitoses found) {
        Count hottest = found.activity().hottest();
        HotspotResult spot = found.activity().hotspot();
        Mitoses raw = Mitoses.detected(hottest.count(), hottest.area(), Mitoses.Counter.UNREVIEWED_DETECTOR);
        Mitoses counted = DetectorErrors.of(
                        found.scorer().model().sha256(),
                        options.mitosis().countedScore(),
                        findings.context().grid().pixelSize().meanUm())
                .map(error -> found.crowd().isUnlikeTraining() ? error.widened(MitosisCrowd.WIDENING) : error)
                .map(raw::erring)
                .orElse(raw);
        return spot.uniformity()
                .map(even -> counted.from(new Mitoses.Hotspot(
                        spot.rule(),
                        spot.medianCount(),
                        spot.ninetiethPercentileCount(),
                        even.expectedMaximum(),
                        even.pValue(),
                        new WindowCounts(
                                spot.windowsByCount(),
                                spot.analysable().um2()
                                        / options.hotspot().window().um2()))))
                .orElse(counted);
    }
}
