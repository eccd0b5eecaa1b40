package org.fascicle.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fascicle.decision.HumanFindings;
import org.fascicle.image.NamedArea;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.OptionsFingerprint;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.SlideAnalysis;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.pipeline.Stage;
import org.fascicle.pipeline.StageClock;
import org.fascicle.publish.FolderSink;
import org.fascicle.publish.ResultWriter;
import org.fascicle.report.MadeFolders;
import org.fascicle.report.ResultFolder;
import org.fascicle.report.SlideReport;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideOptions;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;

/** From a slide file to its result folder: opens, analyses, grades, writes; all of the folder or none of it. */
public final class AnalysisRun {

    /** Readers of one file; more than this and the disk, not the decoder, is what they wait for. */
    private static final int MOST_READERS = 8;

    private final AnalysisOptions options;
    private final HumanFindings human;
    private final Path results;
    private final boolean overwrite;
    private final MadeFolders made;
    private final Function<SlideSource, Optional<List<NamedArea>>> regions;
    private final StageClock clock = new StageClock();

    /**
     * @param human what a person says of the specimen
     * @param results folder in which each slide gets a folder
     * @param overwrite whether a result that is there already may be replaced
     */
    public AnalysisRun(AnalysisOptions options, HumanFindings human, Path results, boolean overwrite) {
        this(options, human, results, overwrite, new MadeFolders());
    }

    /** The same where others make folders on the way to the results too. */
    public AnalysisRun(
            AnalysisOptions options, HumanFindings human, Path results, boolean overwrite, MadeFolders made) {
        this(options, human, results, overwrite, made, slide -> Optional.empty());
    }

    private AnalysisRun(
            AnalysisOptions options,
            HumanFindings human,
            Path results,
            boolean overwrite,
            MadeFolders made,
            Function<SlideSource, Optional<List<NamedArea>>> regions) {
        this.made = made;
        this.regions = regions;
        this.options = options;
        this.human = human;
        this.results = results;
        this.overwrite = overwrite;
    }

    /** The same where each slide has regions of its own; those of the options hold for slides that have none. */
    public AnalysisRun withRegions(Function<SlideSource, Optional<List<NamedArea>>> ofSlide) {
        return new AnalysisRun(options, human, results, overwrite, made, ofSlide);
    }

    private AnalysisOptions asked(SlideSource slide) {
        return regions.apply(slide).map(options::withRegions).orElse(options);
    }

    /** A written result. */
    public record Result(Path folder, SlideReport report) {}

    /** Analyses a slide into a folder of its own name. */
    public Result analyse(SlideSource source, Progress progress) {
        return analyse(source, ResultFolder.safeName(source.stem()), progress);
    }

    /** Analyses a slide into the folder {@code name}. */
    public Result analyse(SlideSource source, String name, Progress progress) {
        try (Slide slide =
                Slides.open(source, SlideOptions.defaults().withReaders(Math.min(MOST_READERS, options.threads())))) {
            return analyse(slide, name, progress);
        }
    }

    /** Analyses an open slide into the folder {@code name}. */
    public Result analyse(Slide slide, String name, Progress progress) {
        try (ResultFolder folder = ResultFolder.begin(results, name, overwrite, made)) {
            Thread interrupted = new Thread(folder::close);
            Runtime.getRuntime().addShutdownHook(interrupted);
            try {
                SlideReport report = analyse(slide, folder, progress);
                return new Result(folder.complete(), report);
            } finally {
                forget(interrupted);
            }
        }
    }

    private SlideReport analyse(Slide slide, ResultFolder folder, Progress progress) {
        AnalysisOptions asked = asked(slide.source());
        String sha256 = Fingerprint.sha256(slide.source()).orElse("");
        try (FolderSink sink = new FolderSink(folder, sha256, asked)) {
            SlideFindings findings = new SlideAnalysis(asked, clock).run(slide, sink, progress);
            sink.finish();
            return clock.time(
                    Stage.WRITE, () -> new ResultWriter(folder, sink, findings, asked, human, sha256).write());
        }
    }

    /** Whether the result in {@code folder} is what analysing this slide now would give. */
    public Reuse reuse(SlideSource source, Path folder) {
        return Reuse.of(source, folder, OptionsFingerprint.of(asked(source), human, source));
    }

    /** Seconds of thread time per stage, over all slides so far. */
    public StageClock clock() {
        return clock;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the machine is shutting down: the hook is running and cleans up
        }
    }
}
