package org.fascicle.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.Findings;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.measure.Count;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.Denominator;
import org.fascicle.report.Exclusion;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.SlideReport;
import org.fascicle.segment.tissue.BlurMeter;
import org.fascicle.segment.tissue.TissueSegmenter;
import org.fascicle.stain.StainKind;

/** Says a slide's findings as a report: every number with its denominator and interval, and the grading. */
final class ReportComposer {

    private static final double CERTAIN = 0.8;

    private final SlideFindings findings;
    private final AnalysisOptions options;
    private final HumanFindings human;
    private final SlideReport.Builder report;
    private final MitosisLines mitoses;

    ReportComposer(SlideFindings findings, AnalysisOptions options, HumanFindings human, SlideReport.Builder report) {
        this.findings = findings;
        this.options = options;
        this.human = human;
        this.report = report;
        this.mitoses = new MitosisLines(findings, options);
    }

    /** Adds all but pictures to the report. */
    void compose() {
        tissue();
        findings.nuclei().ifPresent(this::nuclei);
        findings.necrosis().ifPresent(new NecrosisLines(report)::add);
        findings.outlined()
                .ifPresent(outlined -> report.add(Measured.share(
                        MeasureKey.NECROSIS_OUTLINED,
                        outlined.share(),
                        outlined.ofTumour() ? "outlined tumour and necrosis" : CountedTissue.ALL,
                        "a person's outlines")));
        mitoses.addTo(report);
        findings.positivity().ifPresent(new PositivityLines(findings, options, report)::add);
        findings.regions().forEach(report::region);
        human.decisions().all().forEach(report::decided);
        Optional.of(mitoses.measured()).filter(Mitoses::isAssessable).ifPresent(report::detected);
        if (findings.context().colour().kind() == StainKind.HE) {
            report.grading(Fnclcc.standard().grade(gradeFindings()));
        }
        limits();
    }

    private void nuclei(Count nuclei) {
        findings.cells().ifPresent(cells -> new CellLines(findings, options, report).add(cells, nuclei));
        new NucleusLines(findings, options, report).add(nuclei);
    }

    private void tissue() {
        report.add(Measured.of(
                MeasureKey.TISSUE_AREA,
                findings.areas().analysable().mm2(),
                Denominator.area(findings.areas().image(), "the image"),
                options.tissue().enabled()
                        ? "optical density above the glass; what was found of ink, padding, lost tiles, bubbles, flakes, folds and blur left out"
                        : "the whole image, as asked"));
        report.notLookedFor(notLookedFor());
        findings.areas()
                .leftOut()
                .forEach((kind, area) ->
                        report.excluded(new Exclusion(kind.name().toLowerCase(Locale.ROOT), kind.label(), area)));
    }

    private List<String> notLookedFor() {
        List<String> missing =
                new ArrayList<>(TissueSegmenter.notLookedFor(findings.context().tissue(), options.tissue()));
        if (findings.context().grid().pixelSize().meanUm() > BlurMeter.COARSEST_UM) {
            missing.add("places out of focus");
        }
        return missing;
    }

    private Findings gradeFindings() {
        return Findings.of(
                human.differentiation(),
                human.mitoses().orElseGet(mitoses::measured),
                human.necrosis().orElseGet(this::measuredNecrosis),
                human.specimen().analysedOn(findings.areas().analysable()));
    }

    private Necrosis measuredNecrosis() {
        return findings.necrosis()
                .map(NecrosisLines::measured)
                .orElseGet(() -> Necrosis.notAssessable("it was not measured"));
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
