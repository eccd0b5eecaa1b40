package org.fascicle.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.Stage;
import org.fascicle.pipeline.StageClock;
import org.fascicle.report.SlideReport;
import org.fascicle.report.SummaryJson;
import org.fascicle.report.SummaryText;
import org.fascicle.run.AnalysisRun;
import org.fascicle.run.FoundSlides;
import org.fascicle.run.NamedSlide;
import org.fascicle.space.UserError;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands that measure images have in common: images in, one result folder each out. */
abstract class AnalysisCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Slide or image file.")
    private List<String> images;

    @Mixin
    private AnalysisArguments analysis;

    @Mixin
    private SectionArguments sections;

    @Mixin
    private PathologistArguments pathologist;

    @Mixin
    private OverrideArguments overrides;

    @Option(
            names = "--timings",
            description = "Say afterwards how many seconds the threads spent in each stage, and the most memory used.")
    private boolean timings;

    @Mixin
    private OutputArguments output;

    /** What this command measures; all that the stain allows if empty. */
    abstract Set<Measure> measures();

    @Override
    public Integer call() {
        AnalysisRun run = new AnalysisRun(
                analysis.options(measures()).withOutline(overrides.outline(images.size())),
                human(),
                output.folder,
                output.overwrite);
        List<NamedSlide> slides = FoundSlides.requireNamesOfTheirOwn(
                images.stream().map(analysis::source).map(NamedSlide::of).toList());
        List<SlideReport> reports = new ArrayList<>();
        List<UserError> failures = new ArrayList<>();
        for (NamedSlide slide : slides) {
            try {
                reports.add(analyse(run, slide));
            } catch (UserError e) {
                failures.add(e);
                spec.commandLine().getErr().println("fascicle: " + Shown.safe(e.getMessage()));
            }
        }
        if (output.json) {
            spec.commandLine().getOut().println(SummaryJson.text(reports));
        }
        if (timings) {
            sayTimings(run.clock());
        }
        return exitCode(failures, reports).number();
    }

    private void sayTimings(StageClock clock) {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        spec.commandLine().getErr().printf(Locale.ROOT, "%-10s %8d MB%n", "peak heap", peak >> 20);
        for (Stage stage : Stage.values()) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "%-10s %8.3f s%n",
                            stage.name().toLowerCase(Locale.ROOT),
                            clock.seconds(stage));
        }
    }

    private SlideReport analyse(AnalysisRun run, NamedSlide slide) {
        try (TerminalProgress progress = new TerminalProgress(output.quiet)) {
            AnalysisRun own = analysis.regionsOf(slide).map(run::withRegions).orElse(run);
            AnalysisRun.Result result = own.with(sections.on(own.options(), slide.source()))
                    .analyse(slide.source(), slide.name(), progress);
            if (!output.quiet && !output.json) {
                say(result.report(), result.folder());
            }
            return result.report();
        }
    }

    private HumanFindings human() {
        return new HumanFindings(
                pathologist.differentiation(RuleBook.standard()),
                pathologist.specimen(),
                overrides.mitoses(),
                overrides.necrosis(),
                overrides.by());
    }

    private static ExitCode exitCode(List<UserError> failures, List<SlideReport> reports) {
        if (failures.isEmpty()) {
            return ExitCode.DONE;
        }
        return reports.isEmpty() ? ExitCode.of(failures.get(0)) : ExitCode.SOME_SLIDES_FAILED;
    }

    private void say(SlideReport report, Path folder) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(SummaryText.of(report));
        out.println("Report: " + folder.resolve("report.html").toAbsolutePath().normalize());
        out.flush();
    }
}
