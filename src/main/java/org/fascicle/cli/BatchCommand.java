package org.fascicle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.pipeline.Measure;
import org.fascicle.report.BatchReport;
import org.fascicle.report.MadeFolders;
import org.fascicle.run.AnalysisRun;
import org.fascicle.run.Batch;
import org.fascicle.run.DryRun;
import org.fascicle.run.FoundSlides;
import org.fascicle.run.NamedSlide;
import org.fascicle.run.TimeLimit;
import org.fascicle.run.Times;
import org.fascicle.run.Workforce;
import org.fascicle.run.Workplace;
import org.fascicle.space.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fascicle batch}: a folder of slides overnight. */
@Command(
        name = "batch",
        header = "Analyses every slide of a folder, a pattern or a list; goes on after a failure.",
        sortOptions = false,
        description = {
            "",
            "index.html in the output folder lists every slide, the failed ones first; batch.csv and batch.json say the same.",
            "A list may be a table (CSV) with the column file, and columns for what holds for one slide alone: name,"
                    + " and any option, for instance pixel_size or stain. Paths in it start at the list's folder.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fascicle batch slides/ -o results --jobs 2",
            "  fascicle batch 'archive/*/HE_*.svs' -o results --resume",
            "  fascicle batch slides/ -o results --resume --dry-run"
        })
final class BatchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR|PATTERN|LIST",
            description = "A folder (searched with all below it), a pattern in quotes,"
                    + " a .txt file with one slide a line, a .csv table, or a slide.")
    private List<String> slides;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "MEASURE",
            description = "Measure only these: cells, necrosis, mitoses, positivity.")
    private Set<Measure> only = Set.of();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "1",
            description = "Slides at a time, which share --threads; each needs about 0.5 GB (default: 1).")
    private int jobs;

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            converter = TimeText.class,
            description = "A slide that takes longer fails and the others go on: 90s, 30m, 2h (default: no limit).")
    private Duration timeLimit;

    @Option(
            names = "--dry-run",
            description = "Say what would be measured, what not and why, and how long it would take; write nothing.")
    private boolean dryRun;

    @Option(
            names = "--resume",
            description =
                    "Leave slides alone that are measured already; measure those again whose file is another one by now or whose"
                            + " result is not whole, and with --overwrite those that were made with other options.")
    private boolean resume;

    @Mixin
    private AnalysisArguments analysis;

    @Mixin
    private PathologistArguments pathologist;

    @Mixin
    private OutputArguments output;

    private Workplace workplace = Workplace.HERE;

    /** Has the slides measured elsewhere. */
    void at(Workplace place) {
        workplace = place;
    }

    @Override
    public Integer call() {
        if (jobs < 1 || jobs > 256) {
            throw UserError.usage("--jobs is 1 to 256, not " + jobs + ".");
        }
        if (dryRun && output.json) {
            throw UserError.usage("--dry-run prints lines for people; give it without --json.");
        }
        MadeFolders made = new MadeFolders();
        AnalysisRun run = run(made);
        FoundSlides found = workplace.find(slides, output.folder);
        sayWhatWasFound(found);
        PerSlide perSlide = new PerSlide(spec.commandLine().getParseResult().originalArgs(), run, this, made);
        found.slides().forEach(perSlide::check);
        Resuming resuming = new Resuming(workplace, resume, output.overwrite);
        Batch.Kept kept = (slide, result) -> resuming.isKept(perSlide.run(slide), perSlide.calibrated(slide), result);
        ExitCode code = dryRun
                ? foretell(new DryRun(found, output.folder)
                        .plan(
                                workforce(),
                                kept,
                                slide ->
                                        workplace.imageMm2(run(perSlide, resuming, slide), perSlide.calibrated(slide))))
                : say(measure(new Batch(found, output.folder, made, limit()), kept, perSlide, resuming));
        resuming.sentences().forEach(this::tell);
        return code.number();
    }

    private BatchReport.Tally measure(Batch batch, Batch.Kept kept, PerSlide perSlide, Resuming resuming) {
        try (BatchProgress progress = new BatchProgress(spec.commandLine().getErr(), output.quiet)) {
            return batch.run(
                    workforce(),
                    kept,
                    (slide, told) ->
                            workplace.measure(run(perSlide, resuming, slide), perSlide.calibrated(slide), told),
                    progress);
        }
    }

    private ExitCode foretell(List<DryRun.Planned> plan) {
        DryRunText text = new DryRunText(plan, workforce(), Times.rate(output.folder));
        text.print(spec.commandLine().getOut());
        return text.exitCode();
    }

    private Workforce workforce() {
        return workplace.workforce().orElseGet(() -> analysis.workforce(jobs));
    }

    private TimeLimit limit() {
        return timeLimit == null ? TimeLimit.NONE : TimeLimit.of(timeLimit);
    }

    private AnalysisRun run(PerSlide perSlide, Resuming resuming, NamedSlide slide) {
        AnalysisRun run = perSlide.run(slide);
        return resuming.replaces(output.folder.resolve(slide.name())) ? run.overwriting() : run;
    }

    /** What the options of this command say; a slide of a list may say otherwise. */
    AnalysisRun run(MadeFolders made) {
        return new AnalysisRun(
                analysis.options(only, jobs),
                HumanFindings.of(pathologist.differentiation(RuleBook.standard()), pathologist.specimen()),
                output.folder,
                output.overwrite,
                made);
    }

    AnalysisArguments analysis() {
        return analysis;
    }

    private void sayWhatWasFound(FoundSlides found) {
        if (!output.quiet) {
            if (workplace.workforce().isEmpty() && workforce().jobs() < jobs) {
                tell("measures " + workforce().jobs() + " at a time, not " + jobs
                        + ": a slide at work needs a thread, and there are "
                        + workforce().threads() + "; --threads gives more.");
            }
            found.remarks().forEach(this::tell);
            if (!found.passedOver().isEmpty()) {
                tell(found.passedOverSentence());
            }
        }
        if (found.slides().isEmpty() && found.failures().size() == 1) {
            throw UserError.input(found.failures().get(0).sentence());
        }
    }

    private void tell(String sentence) {
        spec.commandLine().getErr().println("fascicle: " + Shown.safe(sentence));
    }

    private ExitCode say(BatchReport.Tally tally) {
        tally.failures().forEach(this::tell);
        PrintWriter out = spec.commandLine().getOut();
        if (output.json) {
            out.println(json());
        } else if (!output.quiet) {
            int failed = tally.failures().size();
            out.println(tally.done() + " of " + (tally.done() + failed) + " slides done, " + failed + " failed.");
            out.println("Report: "
                    + output.folder.resolve(BatchReport.PAGE).toAbsolutePath().normalize());
        }
        out.flush();
        return tally.failures().isEmpty() ? ExitCode.DONE : ExitCode.SOME_SLIDES_FAILED;
    }

    private String json() {
        Path file = output.folder.resolve(BatchReport.JSON);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read back; choose another place with -o.", e);
        }
    }
}
