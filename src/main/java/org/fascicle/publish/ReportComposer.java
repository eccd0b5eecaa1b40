package org.fascicle.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.decision.HumanFindings;
import org.fascicle.detect.GiantCellOptions;
import org.fascicle.detect.HotspotResult;
import org.fascicle.detect.MitosisCrowd;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.fnclcc.Findings;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.MitosisDoubt;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.WindowCounts;
import org.fascicle.measure.Count;
import org.fascicle.measure.DabCounts;
import org.fascicle.measure.DabCut;
import org.fascicle.measure.DabPlace;
import org.fascicle.measure.DetectorErrors;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;
import org.fascicle.measure.LabellingIndex;
import org.fascicle.measure.NecrosisExtent;
import org.fascicle.measure.Patchiness;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.Denominator;
import org.fascicle.report.Exclusion;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.SlideReport;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.StainKind;

/** Says a slide's findings as a report: every number with its denominator and interval, and the grading. */
final class ReportComposer {

    private static final String TISSUE_WORDS = "analysable tissue";
    private static final double CERTAIN = 0.8;
    private static final List<MeasureKey> COUNTS_OF_MITOSES = List.of(
            MeasureKey.MITOSES_HOTTEST,
            MeasureKey.MITOSES_PER_FNCLCC_AREA,
            MeasureKey.MITOSES_TOTAL,
            MeasureKey.MITOSES_PER_MM2);
    /** Less would be shown as 0.000 mm2. */
    private static final double LEAST_SHOWN_MM2 = 0.0005;

    private static final String TEACH_IT =
            "teach it with 'fascicle teach tissue', outline it with --necrosis-regions, or state a figure with --necrosis";

    private static final String NOT_TOLD =
            "Necrosis is not told from tissue that looks like it without a classifier taught on such tissue; "
                    + TEACH_IT + ".";

    private static final List<String> GIANT_CELLS = List.of(
            "Nobody has reviewed them. The rule was tried on drawn giant cells alone: cells' borders are not seen,"
                    + " crowded tumours hide giant cells, and nests of small cells pass for one.");

    private final SlideFindings findings;
    private final AnalysisOptions options;
    private final HumanFindings human;
    private final SlideReport.Builder report;

    ReportComposer(SlideFindings findings, AnalysisOptions options, HumanFindings human, SlideReport.Builder report) {
        this.findings = findings;
        this.options = options;
        this.human = human;
        this.report = report;
    }

    /** Adds all but pictures to the report. */
    void compose() {
        tissue();
        findings.nuclei().ifPresent(this::nuclei);
        findings.necrosis().ifPresent(this::necrosis);
        findings.outlined()
                .ifPresent(outlined -> report.add(Measured.share(
                        MeasureKey.NECROSIS_OUTLINED,
                        outlined.share(),
                        outlined.ofTumour() ? "outlined tumour and necrosis" : TISSUE_WORDS,
                        "a person's outlines")));
        screening().ifPresentOrElse(this::notCounted, () -> findings.mitoses().ifPresent(this::mitoses));
        findings.positivity().ifPresent(this::positivity);
        findings.regions().forEach(report::region);
        human.decisions().all().forEach(report::decided);
        Optional.of(measuredMitoses()).filter(Mitoses::isAssessable).ifPresent(report::detected);
        if (findings.context().colour().kind() == StainKind.HE) {
            report.grading(Fnclcc.standard().grade(gradeFindings()));
        }
        limits();
    }

    private void tissue() {
        report.add(Measured.of(
                MeasureKey.TISSUE_AREA,
                findings.areas().analysable().mm2(),
                Denominator.area(findings.areas().image(), "the image"),
                options.tissue().enabled()
                        ? "optical density above the glass; pen, padding and blur left out"
                        : "the whole image, as asked"));
        findings.areas()
                .leftOut()
                .forEach((kind, area) ->
                        report.excluded(new Exclusion(kind.name().toLowerCase(Locale.ROOT), kind.label(), area)));
    }

    private void nuclei(Count nuclei) {
        String method = options.segmenter().optionName() + " nucleus segmentation";
        report.add(Measured.count(MeasureKey.NUCLEI, nuclei, countedWords(), method));
        report.add(Measured.density(MeasureKey.NUCLEI_PER_MM2, nuclei, countedWords(), method)
                .flagged(densityDoubt()));
        if (tellsTumour()) {
            findings.nucleiEverywhere()
                    .ifPresent(all -> report.add(
                            Measured.density(MeasureKey.NUCLEI_PER_MM2_EVERYWHERE, all, TISSUE_WORDS, method)));
        }
        findings.population().ifPresent(new PopulationLines(report, countedWords(), method)::add);
        if (findings.context().measuresGiantCells()) {
            giantCells(new Count(findings.giantCells().size(), nuclei.area()), method);
        }
    }

    private void giantCells(Count cells, String nuclei) {
        String method = String.format(
                Locale.ROOT,
                "%s; %d nuclei and more, no more than %.0f um apart, by themselves in one eosinophilic body",
                nuclei,
                GiantCellOptions.FEWEST_NUCLEI,
                GiantCellOptions.GAP_UM);
        report.add(Measured.count(MeasureKey.GIANT_CELLS, cells, countedWords(), method)
                .flagged(GIANT_CELLS));
        report.add(Measured.density(MeasureKey.GIANT_CELLS_PER_MM2, cells, countedWords(), method)
                .flagged(GIANT_CELLS));
    }

    /** The interval beside a density holds the chance of counting; tissue differs from place to place by more. */
    private List<String> densityDoubt() {
        String alone = "The interval holds the chance of counting alone, not what the segmenter misses or splits";
        return List.of(findings.population()
                .flatMap(found -> found.density().betweenSquares())
                .map(range -> String.format(
                        Locale.ROOT,
                        "%s; by the spread between squares a like section has %.0f to %.0f nuclei/mm2.",
                        alone,
                        range.lower(),
                        range.upper()))
                .orElse(alone + "."));
    }

    private boolean tellsTumour() {
        return findings.necrosis().map(SlideFindings.Necrosis::tellsTumour).orElse(false);
    }

    /** Candidates of a score that counts, wherever they lie. */
    private Count everywhere(SlideFindings.Mitoses mitoses) {
        long above = mitoses.candidates().stream()
                .filter(candidate -> candidate.score() >= options.mitosis().countedScore())
                .count();
        return new Count(above, findings.areas().analysable());
    }

    /** Tissue on which nuclei and mitoses are counted. */
    private String countedWords() {
        return findings.necrosis()
                .map(found -> found.tellsTumour()
                        ? "tumour and unsure tissue"
                        : found.isTold()
                                ? "analysable tissue without necrosis"
                                : "analysable tissue without suspicious areas")
                .orElse(TISSUE_WORDS);
    }

    private void necrosis(SlideFindings.Necrosis found) {
        if (!found.isTold()) {
            report.notMeasured(MeasureKey.NECROSIS_FRACTION, NOT_TOLD);
        }
        if (found.extent().fraction().isEmpty()) {
            report.notMeasured(
                    found.isTold() ? MeasureKey.NECROSIS_AREA : MeasureKey.NECROSIS_SUSPICIOUS,
                    "No part of the tissue could be called viable or necrotic.");
            return;
        }
        Fraction fraction = found.extent().fraction().get();
        String words = necrosisWords(found);
        String method = String.format(
                Locale.ROOT,
                found.isTold()
                        ? "squares of %.0f um by a classifier that was taught with strokes"
                        : "squares of %.0f um by nuclear haematoxylin and texture",
                NecrosisMapper.SQUARE_UM);
        report.add(Measured.share(
                        found.isTold() ? MeasureKey.NECROSIS_FRACTION : MeasureKey.NECROSIS_SUSPICIOUS,
                        fraction,
                        words,
                        method)
                .flagged(necrosisFlags(found)));
        report.add(Measured.of(
                found.isTold() ? MeasureKey.NECROSIS_AREA : MeasureKey.NECROSIS_SUSPICIOUS_AREA,
                fraction.part().mm2(),
                Denominator.area(fraction.whole(), words),
                method));
    }

    /** What necrosis is a share of, and what is no part of that. */
    private static String necrosisWords(SlideFindings.Necrosis found) {
        String whole = found.tellsTumour() ? "viable tumour and necrotic tissue" : "viable and necrotic tissue";
        NecrosisExtent extent = found.extent();
        return whole
                + leftOutWords(
                        found.tellsTumour() ? "other and sparse tissue" : "stroma, blood and sparse tissue",
                        extent.leftOut())
                + leftOutWords("unsure tissue", extent.unsure());
    }

    private static String leftOutWords(String what, Area area) {
        return area.mm2() >= LEAST_SHOWN_MM2
                ? String.format(Locale.ROOT, "; %s of %.3f mm2 left out", what, area.mm2())
                : "";
    }

    private static List<String> necrosisFlags(SlideFindings.Necrosis found) {
        List<String> flags = new ArrayList<>();
        if (!found.isTold()) {
            flags.add(
                    "Loss of haematoxylin alone: collagen, bone, mucus and pale tumour lose it too; look at the marked areas.");
        } else if (!found.tellsTumour()) {
            flags.add("Tumour was not taught as a class, so that all viable tissue stands in the denominator.");
        }
        if (found.extent().isLargelyUnsure()) {
            flags.add("More tissue is unsure than told; " + TEACH_IT + ".");
        }
        return flags;
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

    private void notCounted(String why) {
        String sentence = "Candidates are listed and none is counted: " + why + ".";
        COUNTS_OF_MITOSES.forEach(count -> report.notMeasured(count, sentence));
    }

    private void mitoses(SlideFindings.Mitoses mitoses) {
        HotspotResult spot = mitoses.activity().hotspot();
        Count hottest = mitoses.activity().hottest();
        Area window = options.hotspot().window();
        List<String> flags = new ArrayList<>();
        flags.add("Candidates of a detector that nobody has reviewed.");
        mitoses.scorer()
                .instead()
                .ifPresent(why ->
                        flags.add("Scored by the logistic model, because the network could not run: " + why + "."));
        mitoses.crowd().remark().ifPresent(flags::add);
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
        likely(mitoses, flags);
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
        report.add(Measured.count(MeasureKey.MITOSES_TOTAL, mitoses.activity().overall(), countedWords(), method));
        report.add(
                Measured.density(MeasureKey.MITOSES_PER_MM2, mitoses.activity().overall(), countedWords(), method));
        if (tellsTumour()) {
            report.add(
                    Measured.density(MeasureKey.MITOSES_PER_MM2_EVERYWHERE, everywhere(mitoses), TISSUE_WORDS, method));
        }
    }

    /** The true rate that the count of the most active area makes likely, after its choice and the detector's errors. */
    private void likely(SlideFindings.Mitoses mitoses, List<String> flags) {
        Mitoses counted = detected(mitoses);
        Optional.of(counted)
                .filter(Mitoses::isAssessable)
                .flatMap(MitosisDoubt::rate)
                .ifPresent(rate -> report.add(Measured.of(
                                MeasureKey.MITOSES_CORRECTED,
                                rate.perMitoticArea(),
                                Denominator.area(counted.area(), "tissue of that window"),
                                likelyMethod(counted))
                        .within(rate.interval())
                        .flagged(flags)));
    }

    private static String likelyMethod(Mitoses counted) {
        return String.format(
                Locale.ROOT,
                "detected %.0f%s%s; the true rate that is as likely too high as too low (Bayes)",
                counted.number(),
                counted.hotspot().isPresent() ? ", pulled towards what the other windows hold" : "",
                counted.error().map(known -> "; " + known.words()).orElse(""));
    }

    private void positivity(SlideFindings.Positivity positivity) {
        String areaMethod = String.format(
                Locale.ROOT,
                "DAB density above %.2f",
                options.positivity().cutOn(findings.context().dabBackground()));
        positivity
                .area()
                .ifPresent(
                        area -> report.add(Measured.share(MeasureKey.POSITIVE_AREA, area, TISSUE_WORDS, areaMethod)));
        positivity.patchiness().ifPresent(patches -> patchiness(patches, areaMethod));
        DabCounts nuclei = positivity.counts();
        if (nuclei.all() == 0) {
            report.notMeasured(MeasureKey.POSITIVE_NUCLEI, "No nucleus was found.");
        } else if (positivity.place().isNuclear()) {
            index(positivity, nuclei);
            scores(nuclei, nuclearMethod(positivity));
        } else {
            beside(positivity.place());
        }
    }

    private String nuclearMethod(SlideFindings.Positivity positivity) {
        String steps = positivity
                .cut()
                .map(cut -> String.format(
                        Locale.ROOT,
                        "positive from a DAB density of %.3f of their browner half on, %s; mean from 0.4 moderate, 0.6 strong",
                        cut.od(),
                        cut.method()))
                .orElse("mean DAB density from 0.2 weak, 0.4 moderate, 0.6 strong");
        return options.segmenter().optionName() + " nuclei; " + steps;
    }

    /** The interval holds what counting leaves open and that the cut may be a fifth off; with fixed cuts the former alone. */
    private void index(SlideFindings.Positivity positivity, DabCounts nuclei) {
        String method = nuclearMethod(positivity);
        LabellingIndex index = nuclei.labellingIndex().orElseThrow();
        Measured measured =
                Measured.share(MeasureKey.POSITIVE_NUCLEI, index.proportion(), "nuclei", "all nuclei", method);
        if (positivity.cut().isEmpty()) {
            report.add(measured);
            return;
        }
        DabCut cut = positivity.cut().get();
        LabellingIndex lower = index(positivity.nuclei().counts(cut.moved(-DabCut.UNSURE)));
        LabellingIndex higher = index(positivity.nuclei().counts(cut.moved(DabCut.UNSURE)));
        report.add(measured.within(new Interval(
                higher.intervalPercent().lower(),
                lower.intervalPercent().upper(),
                Interval.USUAL_CONFIDENCE,
                "Wilson's of the index with the cut a fifth higher and a fifth lower")));
        report.add(share(MeasureKey.POSITIVE_NUCLEI_LOWER_CUT, lower, method));
        report.add(share(MeasureKey.POSITIVE_NUCLEI_HIGHER_CUT, higher, method));
        report.add(share(
                MeasureKey.POSITIVE_NUCLEI_FIXED_CUT,
                index(positivity.nuclei().fixedCounts()),
                options.segmenter().optionName() + " nuclei; mean DAB density from 0.2 on"));
    }

    private static LabellingIndex index(DabCounts nuclei) {
        return nuclei.labellingIndex().orElseThrow();
    }

    private static Measured share(MeasureKey key, LabellingIndex index, String method) {
        return Measured.share(key, index.proportion(), "nuclei", "all nuclei", method);
    }

    private void scores(DabCounts nuclei, String method) {
        Denominator all = Denominator.count(nuclei.all(), "nuclei", "all nuclei");
        nuclei.hScore()
                .ifPresent(score -> report.add(Measured.of(MeasureKey.H_SCORE, score.value(), all, method)
                        .within(score.interval())));
        nuclei.allred()
                .ifPresent(score -> report.add(Measured.of(MeasureKey.ALLRED_SCORE, score.total(), all, method)));
    }

    private void beside(DabPlace place) {
        String why = String.format(
                Locale.ROOT,
                "%.0f %% of the DAB lies outside nuclei, so this is no nuclear marker; read the positive area.",
                100 * place.outside());
        for (MeasureKey score : List.of(MeasureKey.POSITIVE_NUCLEI, MeasureKey.H_SCORE, MeasureKey.ALLRED_SCORE)) {
            report.notMeasured(score, why);
        }
    }

    private void patchiness(Patchiness patches, String method) {
        Denominator squares = Denominator.count(
                patches.squares(), "squares", String.format(Locale.ROOT, "squares of %.0f um", patches.edgeUm()));
        report.add(Measured.of(
                MeasureKey.POSITIVE_SQUARES,
                100 * patches.shareAboveCut(),
                squares,
                String.format(Locale.ROOT, "%s; more than %.0f %% of the square", method, 100 * patches.cut())));
        patches.coefficientOfVariation()
                .ifPresent(cv -> report.add(Measured.of(MeasureKey.POSITIVITY_CV, cv, squares, method)));
        patches.moransI()
                .ifPresent(moran -> report.add(Measured.of(MeasureKey.POSITIVITY_MORAN, moran, squares, method)));
    }

    private Findings gradeFindings() {
        return Findings.of(
                human.differentiation(),
                human.mitoses().orElseGet(this::measuredMitoses),
                human.necrosis().orElseGet(this::measuredNecrosis),
                human.specimen().analysedOn(findings.areas().analysable()));
    }

    private Mitoses measuredMitoses() {
        return screening()
                .map(Mitoses::notAssessable)
                .or(() -> findings.mitoses().map(this::detected))
                .orElseGet(() -> Mitoses.notAssessable("it was not measured"));
    }

    private Mitoses detected(SlideFindings.Mitoses found) {
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

    private Necrosis measuredNecrosis() {
        return findings.necrosis()
                .map(ReportComposer::measured)
                .orElseGet(() -> Necrosis.notAssessable("it was not measured"));
    }

    /** Any necrosis scores a point, so that what merely looks like it scores none. */
    private static Necrosis measured(SlideFindings.Necrosis found) {
        if (!found.isTold()) {
            return Necrosis.notAssessable(
                    "suspicious areas are shown, but nothing tells them from other pale tissue; " + TEACH_IT);
        }
        if (found.extent().isLargelyUnsure()) {
            return Necrosis.notAssessable("more tissue is unsure than told; " + TEACH_IT);
        }
        return found.extent()
                .fraction()
                .map(Necrosis::measured)
                .orElseGet(() -> Necrosis.notAssessable("no tissue could be called viable or necrotic"));
    }

    private void limits() {
        SlideContext context = findings.context();
        context.slide().remarks().forEach(report::limit);
        if (context.colour().kindConfidence() < CERTAIN) {
            report.limit(String.format(
                    Locale.ROOT,
                    "The stain was taken for %s, with %.0f %% confidence; name it with --stain if that is wrong.",
                    context.colour().kind().label(),
                    100 * context.colour().kindConfidence()));
        }
        context.colour()
                .kindByColours()
                .ifPresent(seen -> report.limit("The stain was given as "
                        + context.colour().kind().label() + ", but the colours are those of " + seen.label()
                        + "; is it this slide?"));
        Limits.of(context, options).forEach(report::limit);
    }
}
