package org.fascicle.publish;

import java.util.List;
import java.util.Locale;
import org.fascicle.measure.DabCounts;
import org.fascicle.measure.DabCut;
import org.fascicle.measure.DabPlace;
import org.fascicle.measure.HottestField;
import org.fascicle.measure.LabellingIndex;
import org.fascicle.measure.Patchiness;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.Denominator;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.SlideReport;
import org.fascicle.segment.positivity.Compartment;
import org.fascicle.segment.positivity.Marker;

/** DAB as it is reported: area, patchiness, and what its nuclei score where it lies in nuclei. */
final class PositivityLines {

    private static final List<String> FEW_FIELDS =
            List.of("Chosen as the hottest of few fields, so that nobody can say how much of it is chance.");

    /** Less is a speck of dust: one nucleus. */
    private static final double LEAST_PIGMENT_UM2 = 40;

    private final SlideFindings findings;
    private final AnalysisOptions options;
    private final SlideReport.Builder report;

    PositivityLines(SlideFindings findings, AnalysisOptions options, SlideReport.Builder report) {
        this.findings = findings;
        this.options = options;
        this.report = report;
    }

    void add(SlideFindings.Positivity positivity) {
        String areaMethod = String.format(
                Locale.ROOT,
                "DAB density above %.2f%s",
                options.positivity().cutOn(findings.context().dabBackground()),
                options.positivity().given().map(cut -> ", " + cut.by()).orElse(""));
        positivity
                .area()
                .ifPresent(area ->
                        report.add(Measured.share(MeasureKey.POSITIVE_AREA, area, CountedTissue.ALL, areaMethod)));
        positivity.walls().ifPresent(walls -> walls(walls, areaMethod));
        pigment(positivity.pigment());
        positivity.patchiness().ifPresent(patches -> patchiness(patches, areaMethod));
        DabCounts nuclei = positivity.counts();
        Marker marker = options.positivity().marker();
        if (marker.compartment() == Compartment.CYTOPLASMIC) {
            notScored(marker.label() + " stains cytoplasm, so that nuclei are not scored; read the positive area.");
        } else if (nuclei.all() == 0) {
            report.notMeasured(MeasureKey.POSITIVE_NUCLEI, "No nucleus was found.");
        } else if (positivity.place().isNuclear()) {
            index(positivity, nuclei);
            positivity.hottest().ifPresent(field -> hottest(field, nuclearMethod(positivity)));
            scores(nuclei, nuclearMethod(positivity));
        } else {
            beside(positivity.place());
        }
    }

    private void walls(SlideFindings.Positivity.Walls found, String method) {
        report.add(Measured.share(
                        MeasureKey.VESSEL_WALL_AREA,
                        found.area(),
                        CountedTissue.ALL,
                        method + "; within 10 um of a closed lumen as bright as glass, no wider")
                .flagged(List.of(
                        "Vessels that are collapsed, full of blood, large, or cut along their way stay with the rest; glands with myoepithelium and"
                                + " nets of stained fibres are taken for walls.")));
        report.add(Measured.share(MeasureKey.POSITIVE_AREA_BESIDE_WALLS, found.beside(), CountedTissue.ALL, method));
    }

    private void pigment(SlideFindings.Positivity.Pigment found) {
        if (found.all().um2() < LEAST_PIGMENT_UM2) {
            return;
        }
        report.add(
                Measured.of(
                                MeasureKey.PIGMENT_AREA,
                                found.all().mm2(),
                                Denominator.area(findings.areas().analysable(), CountedTissue.ALL),
                                String.format(
                                        Locale.ROOT,
                                        "by hue over 5 um: grey or black %.4f mm2, golden %.4f mm2",
                                        found.grey().mm2(),
                                        found.golden().mm2()))
                        .flagged(
                                List.of(
                                        "Grey or black is carbon, formalin pigment, dark melanin or ink; golden is haemosiderin or lipofuscin. Brown melanin has DAB's hue and"
                                                + " counts as positive: compare with a section without the primary antibody, or use a red chromogen.")));
    }

    private String nuclearMethod(SlideFindings.Positivity positivity) {
        return options.segmenter().optionName() + " nuclei; " + steps(positivity);
    }

    /** From which densities on nuclei are weakly, moderately and strongly positive. */
    static String steps(SlideFindings.Positivity positivity) {
        return positivity
                .cut()
                .map(cut -> String.format(
                        Locale.ROOT,
                        "positive from a DAB density of %.3f of their browner half on, %s; mean from 0.4 moderate, 0.6 strong",
                        cut.od(),
                        cut.method()))
                .orElse("mean DAB density from 0.2 weak, 0.4 moderate, 0.6 strong");
    }

    /** The interval holds what counting leaves open and the doubt of nuclei and cut; with fixed cuts the former alone. */
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
        report.add(measured.within(positivity.doubt().orElseThrow().intervalPercent(positivity.nuclei(), index)));
        report.add(share(MeasureKey.POSITIVE_NUCLEI_LOWER_CUT, lower, method));
        report.add(share(MeasureKey.POSITIVE_NUCLEI_HIGHER_CUT, higher, method));
        report.add(share(
                MeasureKey.POSITIVE_NUCLEI_FIXED_CUT,
                index(positivity.nuclei().fixedCounts()),
                options.segmenter().optionName() + " nuclei; mean DAB density from 0.2 on"));
    }

    private void hottest(HottestField field, String how) {
        String method = String.format(
                Locale.ROOT,
                "%s; hottest of %d fields of %.0f um with %d nuclei and more, %.2f mm from the left and %.2f mm from the top",
                how,
                field.fields(),
                field.edgeUm(),
                HottestField.LEAST_NUCLEI,
                field.columnUm() / 1000,
                field.rowUm() / 1000);
        Measured counted = share(MeasureKey.POSITIVE_NUCLEI_HOTTEST, field.index(), method);
        report.add(field.likely().isPresent() ? counted : counted.flagged(FEW_FIELDS));
        field.likely()
                .ifPresent(likely -> report.add(Measured.of(
                                MeasureKey.POSITIVE_NUCLEI_HOTTEST_LIKELY,
                                likely.percent(),
                                counted.denominator(),
                                method + "; pulled towards the other fields")
                        .within(likely.interval())));
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
        notScored(why);
    }

    private void notScored(String why) {
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
                String.format(
                        Locale.ROOT,
                        "%s; more than %.0f %% of the square; %s",
                        method,
                        100 * patches.cut(),
                        patches.pattern().words())));
        patches.coefficientOfVariation()
                .ifPresent(cv -> report.add(Measured.of(MeasureKey.POSITIVITY_CV, cv, squares, method)));
        patches.moransI()
                .ifPresent(moran -> report.add(Measured.of(MeasureKey.POSITIVITY_MORAN, moran, squares, method)));
    }
}
