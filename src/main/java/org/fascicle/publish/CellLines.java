package org.fascicle.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fascicle.cells.CellErrors;
import org.fascicle.cells.CellModel;
import org.fascicle.cells.MisjudgedIndex;
import org.fascicle.measure.CellCall;
import org.fascicle.measure.CellClassCount;
import org.fascicle.measure.Count;
import org.fascicle.measure.DabCounts;
import org.fascicle.measure.Interval;
import org.fascicle.measure.LabellingIndex;
import org.fascicle.measure.NucleusCountError;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.Denominator;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.SlideReport;
import org.fascicle.segment.positivity.Compartment;

/** Nuclei by taught class as they are reported, and what can be said of tumour nuclei alone. */
final class CellLines {

    private static final String TUMOUR = "nuclei called tumour";
    private static final String IN_DENSITY = "the interval of the density holds both";
    private static final String IN_INDEX = "the interval of the index holds both";
    private static final String NOT_IN_SCORE = "misjudged nuclei count with the rest here, and nothing here holds that";

    private final SlideFindings findings;
    private final AnalysisOptions options;
    private final SlideReport.Builder report;
    private final CountedTissue tissue;

    CellLines(SlideFindings findings, AnalysisOptions options, SlideReport.Builder report) {
        this.findings = findings;
        this.options = options;
        this.report = report;
        this.tissue = new CountedTissue(findings);
    }

    /** @param all nuclei on the tissue that counts */
    void add(SlideFindings.FoundCells cells, Count all) {
        CellModel model = cells.model();
        for (int k = 0; k < model.classes().size(); k++) {
            report.cellClass(line(
                    model.classes().get(k).name(),
                    model.classes().get(k).kind().label(),
                    bounded(cells, List.of(k), all)));
        }
        Bounded unsure =
                new Bounded(new Count(cells.counts().get(model.classes().size()), all.area()), Optional.empty(), all);
        report.cellClass(line(CellCall.UNSURE_NAME, CellCall.UNSURE_NAME, unsure));
        if (model.tellsTumour()) {
            tumour(cells, bounded(cells, model.tumours(), all));
        }
    }

    /** @param errors of the classifier, where its own test tells them */
    private record Bounded(Count count, Optional<CellErrors> errors, Count all) {

        double percent() {
            return all.count() == 0 ? 0 : 100.0 * count.count() / all.count();
        }
    }

    private static Bounded bounded(SlideFindings.FoundCells cells, List<Integer> classes, Count all) {
        return new Bounded(
                new Count(cells.count(classes), all.area()),
                CellErrors.of(cells.model(), classes, cells.counts()),
                all);
    }

    private CellClassCount line(String name, String kind, Bounded found) {
        return new CellClassCount(name, kind, found.count(), found.percent(), perMm2(found));
    }

    /** By chance, the segmenter's error, and the classifier's where it is known. */
    private Interval perMm2(Bounded found) {
        Count fewest = found.errors()
                .map(errors ->
                        new Count(Math.round(errors.lower()), found.count().area()))
                .orElse(found.count());
        Count most = found.errors()
                .map(errors ->
                        new Count(Math.round(errors.upper()), found.count().area()))
                .orElse(found.count());
        return new Interval(
                perMm2(fewest).lower(),
                perMm2(most).upper(),
                Interval.USUAL_CONFIDENCE,
                perMm2(fewest).method()
                        + (found.errors().isPresent() ? "; how often the classifier erred in its own test" : ""));
    }

    private Interval perMm2(Count count) {
        return NucleusCountError.of(options.segmenter().optionName())
                .map(error -> error.perMm2(count))
                .orElseGet(() -> count.intervalPerMm2(Interval.USUAL_CONFIDENCE));
    }

    private void tumour(SlideFindings.FoundCells cells, Bounded found) {
        String method = options.segmenter().optionName() + " nuclei; " + called(cells.model());
        report.add(Measured.count(MeasureKey.TUMOUR_NUCLEI, found.count(), tissue.words(), method)
                .flagged(doubt(cells, IN_DENSITY)));
        report.add(Measured.density(MeasureKey.TUMOUR_NUCLEI_PER_MM2, found.count(), tissue.words(), method)
                .within(perMm2(found))
                .flagged(doubt(cells, IN_DENSITY)));
        findings.positivity().filter(this::isScored).ifPresent(positivity -> positive(positivity, cells, method));
    }

    private static String called(CellModel model) {
        return model.tumours().stream()
                .map(k -> model.classes().get(k).name())
                .collect(Collectors.joining(" or ", "called ", " by the classes that a person taught"));
    }

    private boolean isScored(SlideFindings.Positivity positivity) {
        return options.positivity().marker().compartment() != Compartment.CYTOPLASMIC
                && positivity.place().isNuclear();
    }

    /** The cut is that of all the slide's nuclei. */
    private void positive(SlideFindings.Positivity positivity, SlideFindings.FoundCells cells, String method) {
        DabCounts nuclei = positivity.cut().map(cells.tumourDab()::counts).orElseGet(cells.tumourDab()::fixedCounts);
        if (nuclei.all() == 0) {
            report.notMeasured(MeasureKey.POSITIVE_TUMOUR_NUCLEI, "No nucleus was called tumour.");
            return;
        }
        String how = method + "; " + PositivityLines.steps(positivity);
        Denominator of = Denominator.count(nuclei.all(), "nuclei", TUMOUR);
        nuclei.labellingIndex()
                .ifPresent(index -> report.add(
                        Measured.share(MeasureKey.POSITIVE_TUMOUR_NUCLEI, index.proportion(), "nuclei", TUMOUR, how)
                                .within(interval(positivity, cells, index))
                                .flagged(doubt(cells, IN_INDEX))));
        nuclei.hScore()
                .ifPresent(score -> report.add(Measured.of(MeasureKey.TUMOUR_H_SCORE, score.value(), of, how)
                        .within(score.interval())
                        .flagged(doubt(cells, NOT_IN_SCORE))));
        nuclei.allred()
                .ifPresent(score -> report.add(Measured.of(MeasureKey.TUMOUR_ALLRED_SCORE, score.total(), of, how)
                        .flagged(doubt(cells, NOT_IN_SCORE))));
    }

    /** By chance, the doubt of nuclei and cut as of the index of all nuclei, and the classifier's errors where these are known. */
    private static Interval interval(
            SlideFindings.Positivity positivity, SlideFindings.FoundCells cells, LabellingIndex index) {
        Interval doubt = positivity
                .doubt()
                .map(each -> each.intervalPercent(cells.tumourDab(), index))
                .orElseGet(index::intervalPercent);
        return positivity
                .counts()
                .labellingIndex()
                .flatMap(all -> MisjudgedIndex.of(cells.model(), cells.counts(), index, all))
                .map(misjudged -> misjudged.widened(index.percent(), doubt))
                .orElse(doubt);
    }

    /** How often the classifier errs, and what that does to a number. */
    private static List<String> doubt(SlideFindings.FoundCells cells, String effect) {
        CellModel model = cells.model();
        List<Integer> tumours = model.tumours();
        int tested = sum(model, tumours, false);
        List<Integer> others = IntStream.range(0, model.classes().size())
                .filter(k -> !tumours.contains(k))
                .boxed()
                .toList();
        int othersTested = sum(model, others, false);
        if (tested == 0 || othersTested == 0) {
            return List.of("How often the classifier errs is not known: a class was taught by one stroke alone.");
        }
        return List.of(String.format(
                Locale.ROOT,
                "In the classifier's own test %.0f %% of tumour nuclei were called so, and %.0f %% of the others; %s.",
                100.0 * sum(model, tumours, true) / tested,
                100.0 * sum(model, others, true) / othersTested,
                effect));
    }

    private static int sum(CellModel model, List<Integer> classes, boolean calledTumour) {
        return classes.stream()
                .flatMap(k -> calledTumour
                        ? model.tumours().stream().map(model.scores().get(k).called()::get)
                        : Stream.of(model.scores().get(k).tested()))
                .mapToInt(Integer::intValue)
                .sum();
    }
}
