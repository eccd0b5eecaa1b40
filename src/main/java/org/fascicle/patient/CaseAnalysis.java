package org.fascicle.patient;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fascicle.decision.HumanFindings;
import org.fascicle.decision.Subject;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Findings;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.MitosisDoubt;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.measure.Count;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;
import org.fascicle.measure.Proportion;
import org.fascicle.patient.CaseManifest.Block;
import org.fascicle.patient.CaseManifest.CaseSlide;
import org.fascicle.patient.CaseManifest.Taken;
import org.fascicle.run.Reuse;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Area;

/**
 * From a manifest to a report: measures what is not yet measured, rolls slides up, grades each specimen, compares.
 *
 * <p>A person's word overrides what was measured, and both stand in the report. Differentiation is always a person's.
 */
public final class CaseAnalysis {

    private static final double PERCENT = 100;

    /** Said in the head of a specimen already. */
    private static final Set<Subject> OF_THE_SPECIMEN = EnumSet.of(Subject.CONTEXT, Subject.PROCEDURE);

    private final CaseManifest manifest;
    private final Fnclcc rules;
    private final SlideAnalyzer analyzer;
    private final Path results;
    private final Consumer<String> progress;

    /**
     * @param results folder that holds, or will hold, one result folder per slide
     * @param progress told what is being done, for instance to show it
     */
    public CaseAnalysis(
            CaseManifest manifest, Fnclcc rules, SlideAnalyzer analyzer, Path results, Consumer<String> progress) {
        this.manifest = manifest;
        this.rules = rules;
        this.analyzer = analyzer;
        this.results = results;
        this.progress = progress;
    }

    /** @param version of the program, for the report's foot */
    public PatientReport run(String version) {
        List<RolledUp> specimens =
                manifest.specimens().stream().map(this::rollUp).toList();
        return new PatientReport(
                manifest.patient(),
                manifest.title(),
                specimens.stream().map(this::report).toList(),
                comparisons(specimens),
                manifest.warnings(),
                Fingerprint.sha256(SlideSource.of(manifest.file())).orElse(""),
                version);
    }

    /** A specimen with what its slides say together; the manifest's word goes before theirs. */
    private record RolledUp(Taken taken, SpecimenRollUp measures, List<SlideUsed> slides) {

        Differentiation differentiation() {
            return taken.differentiation().or(measures::differentiation).orElseGet(Differentiation::notAssessable);
        }

        Mitoses mitoses() {
            return taken.mitoses().orElseGet(measures::mitoses);
        }

        Necrosis necrosis() {
            return taken.necrosis().orElseGet(measures::necrosis);
        }

        Optional<Mitoses> saidMitoses() {
            return Optional.of(mitoses()).filter(counted -> !counted.equals(measures.measuredMitoses()));
        }

        Optional<Necrosis> saidNecrosis() {
            return Optional.of(necrosis()).filter(judged -> !judged.equals(measures.measuredNecrosis()));
        }

        boolean isOverridden() {
            return saidMitoses().isPresent() && measures.measuredMitoses().isAssessable()
                    || saidNecrosis().isPresent() && measures.measuredNecrosis().isAssessable();
        }
    }

    private RolledUp rollUp(Taken taken) {
        List<SpecimenRollUp.Slide> measured = new ArrayList<>();
        List<SlideUsed> used = new ArrayList<>();
        for (Block block : taken.blocks()) {
            for (CaseSlide slide : block.slides()) {
                SlideRecord record = SlideRecord.read(resultOf(slide), rules.book());
                measured.add(new SpecimenRollUp.Slide(block.id(), slide.stain(), record));
                used.add(new SlideUsed(
                        slide.name(),
                        block.id(),
                        slide.stain().words(),
                        Optional.of(record.folder()),
                        record.sha256()));
            }
        }
        return new RolledUp(taken, new SpecimenRollUp(measured), used);
    }

    /** A result named in the manifest, an earlier one that measuring now would give again, or a new one. */
    private Path resultOf(CaseSlide slide) {
        if (slide.result().isPresent()) {
            return slide.result().get();
        }
        Path earlier = results.resolve(slide.name());
        SlideSource source = slide.source().orElseThrow();
        Reuse answer = analyzer.reuse(source, slide.stain(), earlier);
        progress.accept(slide.name() + " " + answer.words());
        return answer == Reuse.SAME ? earlier : analyzer.analyze(source, slide.stain(), results, slide.name());
    }

    private SpecimenReport report(RolledUp specimen) {
        Taken taken = specimen.taken();
        Grading grading = rules.grade(findings(specimen, specimen.mitoses(), specimen.necrosis()));
        Optional<Grading> measured = specimen.isOverridden()
                ? Optional.of(rules.grade(findings(
                        specimen,
                        specimen.measures().measuredMitoses(),
                        specimen.measures().measuredNecrosis())))
                : Optional.empty();
        return new SpecimenReport(
                taken.id(),
                taken.when(),
                taken.specimen().context().name().toLowerCase(Locale.ROOT),
                taken.site(),
                taken.treatment(),
                quantities(specimen),
                grading,
                measured,
                decisions(specimen),
                specimen.slides(),
                specimen.measures().limits());
    }

    private static Findings findings(RolledUp specimen, Mitoses mitoses, Necrosis necrosis) {
        Findings findings = Findings.of(
                specimen.differentiation(),
                mitoses,
                necrosis,
                specimen.measures().completed(specimen.taken().specimen()));
        return specimen.measures().ki67().map(findings::withKi67).orElse(findings);
    }

    private List<Quantity> quantities(RolledUp specimen) {
        SpecimenRollUp measures = specimen.measures();
        return List.of(
                density(measures),
                mitoses(specimen),
                share(
                        QuantityKey.NECROSIS,
                        measures.necroticShare(),
                        specimen.saidNecrosis().filter(Necrosis::isAssessable).map(said -> PERCENT * said.share())),
                ki67(measures),
                share(QuantityKey.SMA, measures.positiveArea(CaseStain.SMA), Optional.empty()),
                share(QuantityKey.ACTIN, measures.positiveArea(CaseStain.ACTIN), Optional.empty()));
    }

    private static Quantity density(SpecimenRollUp measures) {
        Optional<Count> nuclei = measures.nuclei();
        return new Quantity(
                QuantityKey.DENSITY,
                nuclei.map(Count::perMm2),
                nuclei.map(count -> count.intervalPerMm2(Interval.USUAL_CONFIDENCE)),
                nuclei.map(count -> count.count() + " nuclei on " + mm2(count.area()))
                        .orElse("no slide gave a count"),
                Optional.empty());
    }

    private Quantity mitoses(RolledUp specimen) {
        Optional<Mitoses> measured =
                Optional.of(specimen.measures().measuredMitoses()).filter(Mitoses::isAssessable);
        Optional<Double> said =
                specimen.saidMitoses().filter(Mitoses::isAssessable).map(Mitoses::inMitoticArea);
        Optional<Interval> interval = measured.or(() -> specimen.saidMitoses().filter(Mitoses::isAssessable))
                .map(MitosisDoubt::interval);
        return new Quantity(
                QuantityKey.MITOSES,
                measured.map(Mitoses::inMitoticArea),
                interval,
                measured.map(CaseAnalysis::counted).orElse("no slide gave a count"),
                said);
    }

    private static String counted(Mitoses found) {
        return Math.round(found.number())
                + (found.counter() == Mitoses.Counter.UNREVIEWED_DETECTOR ? " detected on " : " on ")
                + mm2(found.area())
                + MitosisDoubt.rate(found)
                        .map(rate -> String.format(
                                Locale.ROOT,
                                "; likely rate %.1f (%.1f to %.1f)",
                                rate.perMitoticArea(),
                                rate.interval().lower(),
                                rate.interval().upper()))
                        .orElse("");
    }

    private static Quantity ki67(SpecimenRollUp measures) {
        Optional<Proportion> index = measures.ki67();
        return new Quantity(
                QuantityKey.KI67,
                index.map(found -> PERCENT * found.value()),
                index.map(found -> found.interval().times(PERCENT)),
                index.map(found -> found.part() + " of " + found.whole() + " nuclei")
                        .orElse("no slide gave an index"),
                Optional.empty());
    }

    private static Quantity share(QuantityKey key, Optional<Fraction> found, Optional<Double> said) {
        return new Quantity(
                key,
                found.map(share -> PERCENT * share.value()),
                found.flatMap(Fraction::interval).map(interval -> interval.times(PERCENT)),
                found.map(share -> mm2(share.part()) + " of " + mm2(share.whole()))
                        .orElse("no slide gave a share"),
                said);
    }

    private static String mm2(Area area) {
        return String.format(Locale.ROOT, "%.3f mm\u00b2", area.mm2());
    }

    /** The manifest's decisions, then those that were made with each slide's own result. */
    private static List<String> decisions(RolledUp specimen) {
        List<String> sentences = new ArrayList<>(sentences("", specimen.taken().said()));
        specimen.measures()
                .slides()
                .forEach(slide -> sentences.addAll(
                        sentences(slide.record().name() + ": ", slide.record().said())));
        return sentences;
    }

    private static List<String> sentences(String where, HumanFindings said) {
        return said.decisions().all().stream()
                .filter(decision -> !OF_THE_SPECIMEN.contains(decision.subject()))
                .map(decision -> where + decision.subject().label() + ": "
                        + decision.words().replace("mm2", "mm\u00b2")
                        + decision.by().map(who -> " (" + who + ")").orElse("") + ".")
                .toList();
    }

    private static List<Comparison> comparisons(List<RolledUp> specimens) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 1; i < specimens.size(); i++) {
            RolledUp before = specimens.get(i - 1);
            RolledUp after = specimens.get(i);
            comparisons.addAll(SpecimenComparison.of(
                    before.taken().id(),
                    before.measures(),
                    before.mitoses(),
                    after.taken().id(),
                    after.measures(),
                    after.mitoses()));
        }
        return comparisons;
    }
}
