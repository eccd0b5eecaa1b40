package org.fascicle.patient;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fascicle.decision.Statement;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.fnclcc.Grading;
import org.fascicle.patient.CaseManifest.Taken;
import org.fascicle.patient.synoptic.Stage;
import org.fascicle.patient.synoptic.Synopsis;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;

/**
 * From a manifest to a report: measures what is not yet measured, rolls slides up, grades each specimen, compares.
 *
 * <p>A person's word overrides what was measured, and both stand in the report. Differentiation is always a person's.
 */
public final class CaseAnalysis {

    private final CaseManifest manifest;
    private final Fnclcc rules;
    private final CaseSlides slides;

    /**
     * @param results folder that holds, or will hold, one result folder per slide
     * @param progress told what is being done, for instance to show it
     */
    public CaseAnalysis(
            CaseManifest manifest, Fnclcc rules, SlideAnalyzer analyzer, Path results, Consumer<String> progress) {
        this.manifest = manifest;
        this.rules = rules;
        this.slides = new CaseSlides(rules.book(), analyzer, results, progress);
    }

    /** @param version of the program, for the report's foot */
    public PatientReport run(String version) {
        List<SpecimenFindings> specimens = manifest.specimens().stream()
                .map(taken -> new SpecimenFindings(taken, slides.of(taken)))
                .toList();
        List<SpecimenReport> reports = specimens.stream().map(this::report).toList();
        return new PatientReport(
                manifest.patient(),
                manifest.title(),
                manifest.reported(),
                reports,
                comparisons(specimens),
                Stream.of(
                                manifest.warnings().stream(),
                                slides.doubts().stream(),
                                reports.stream().flatMap(CaseAnalysis::contradictions))
                        .flatMap(Function.identity())
                        .toList(),
                Fingerprint.sha256(SlideSource.of(manifest.file())).orElse(""),
                version);
    }

    private SpecimenReport report(SpecimenFindings specimen) {
        Taken taken = specimen.taken();
        Grading grading = rules.grade(specimen.graded());
        Optional<Grading> measured =
                specimen.isOverridden() ? Optional.of(rules.grade(specimen.measured())) : Optional.empty();
        Synopsis synopsis = Synopsis.of(
                taken.id(),
                taken.when(),
                taken.site(),
                taken.treatment(),
                taken.entered(),
                grading,
                Stage.of(rules.book(), taken.entered(), grading));
        List<Quantity> quantities = SpecimenQuantities.of(specimen);
        return new SpecimenReport(
                taken.id(),
                taken.time(),
                Statement.word(grading.findings().specimen().context()),
                taken.site(),
                taken.treatment(),
                quantities,
                grading,
                measured,
                synopsis,
                BesidePublished.of(taken.published(), synopsis, quantities),
                specimen.decisions(),
                specimen.measures().slides().stream().map(SlideUsed::of).toList(),
                specimen.measures().limits());
    }

    private static Stream<String> contradictions(SpecimenReport specimen) {
        return specimen.synopsis().contradictions().stream().map(sentence -> specimen.id() + ": " + sentence);
    }

    private static List<Comparison> comparisons(List<SpecimenFindings> specimens) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 1; i < specimens.size(); i++) {
            comparisons.addAll(SpecimenComparison.of(specimens.get(i - 1), specimens.get(i)));
        }
        return comparisons;
    }
}
