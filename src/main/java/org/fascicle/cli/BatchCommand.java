package org.fascicle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.Progress;
import org.fascicle.report.BatchReport;
import org.fascicle.report.MadeFolders;
import org.fascicle.report.SlideOutcome;
import org.fascicle.run.AnalysisRun;
import org.fascicle.run.Batch;
import org.fascicle.run.Reuse;
import org.fascicle.slide.SlideSource;
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
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fascicle batch slides/ -o results --jobs 2",
            "  fascicle batch 'archive/*/HE_*.svs' -o results --resume"
        })
final class BatchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR|PATTERN|LIST",
            description = "A folder (searched with all below it), a pattern in quotes,"
                    + " a .txt file with one slide a line, or a slide.")
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
            description = "Slides at a time; each needs about 0.5 GB (default: 1).")
    private int jobs;

    @Option(
            names = "--resume",
            description = "Leave slides alone whose result is there already; with --overwrite,"
                    + " measure those again that were made with other options.")
    private boolean resume;

    @Mixin
    private AnalysisArguments analysis;

    @Mixin
    private PathologistArguments pathologist;

    @Mixin
    private OutputArguments output;

    private final SortedSet<String> madeOtherwise = new ConcurrentSkipListSet<>();

    @Override
    public Integer call() {
        if (jobs < 1 || jobs > 256) {
            throw UserError.usage("--jobs is 1 to 256, not " + jobs + ".");
        }
        AnalysisOptions options = analysis.options(only, jobs);
        HumanFindings human =
                HumanFindings.of(pathologist.differentiation(RuleBook.standard()), pathologist.specimen());
        MadeFolders made = new MadeFolders();
        AnalysisRun run =
                new AnalysisRun(options, human, output.folder, output.overwrite, made).withRegions(analysis::regionsOf);
        Batch batch =
                new Batch(SlideList.of(slides).stream().map(analysis::source).toList(), output.folder, made);
        try (TerminalProgress progress = new TerminalProgress(output.quiet)) {
            List<SlideOutcome> outcomes = batch.run(
                    jobs,
                    (source, result) -> isKept(run, source, result),
                    (source, name) -> run.analyse(source, name, Progress.SILENT),
                    progress);
            return say(outcomes).number();
        }
    }

    private boolean isKept(AnalysisRun run, SlideSource source, Path result) {
        if (!resume || run.reuse(source, result) == Reuse.SAME) {
            return resume;
        }
        madeOtherwise.add(result.getFileName().toString());
        return !output.overwrite;
    }

    private void sayWhatWasMadeOtherwise(PrintWriter err) {
        if (!madeOtherwise.isEmpty()) {
            err.println("fascicle: made with other options or by another version and "
                    + (output.overwrite ? "measured again: " : "kept as they are: ") + String.join(", ", madeOtherwise)
                    + (output.overwrite ? "." : "; to measure them again, give --overwrite beside --resume."));
        }
    }

    private ExitCode say(List<SlideOutcome> outcomes) {
        PrintWriter err = spec.commandLine().getErr();
        List<SlideOutcome> failed =
                outcomes.stream().filter(outcome -> !outcome.isDone()).toList();
        sayWhatWasMadeOtherwise(err);
        failed.forEach(outcome -> err.println("fascicle: " + outcome.failure().orElseThrow()));
        PrintWriter out = spec.commandLine().getOut();
        if (output.json) {
            out.println(json());
        } else if (!output.quiet) {
            out.println(outcomes.size() - failed.size() + " of " + outcomes.size() + " slides done, " + failed.size()
                    + " failed.");
            out.println("Report: "
                    + output.folder.resolve(BatchReport.PAGE).toAbsolutePath().normalize());
        }
        out.flush();
        return failed.isEmpty() ? ExitCode.DONE : ExitCode.SOME_SLIDES_FAILED;
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
