package org.fascicle.run;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fascicle.decision.HumanFindings;
import org.fascicle.image.NamedArea;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.OptionsFingerprint;
import org.fascicle.pipeline.PatchResult;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.SlideAnalysis;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.pipeline.Stage;
import org.fascicle.pipeline.StageClock;
import org.fascicle.pipeline.TileExecutor;
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
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;

/** From a slide file to its result folder: opens, analyses, grades, writes; all of the folder or none of it. */
public final class AnalysisRun {

    /** Readers of one file; more than this and the disk, not the decoder, is what they wait for. */
    private static final int MOST_READERS = 8;

    private final AnalysisOptions options;
    private final HumanFindings human;
    private final Path results;
    private final boolean overwrite;
    private final MadeFolders made;
    private final StageClock clock;
    private final Optional<String> above;
    private final Optional<TileExecutor> elsewhere;

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
        this(options, human, results, overwrite, made, new StageClock(), Optional.empty(), Optional.empty());
    }

    private AnalysisRun(
            AnalysisOptions options,
            HumanFindings human,
            Path results,
            boolean overwrite,
            MadeFolders made,
            StageClock clock,
            Optional<String> above,
            Optional<TileExecutor> elsewhere) {
        this.options = options;
        this.human = human;
        this.results = results;
        this.overwrite = overwrite;
        this.made = made;
        this.clock = clock;
        this.above = above;
        this.elsewhere = elsewhere;
    }

    /** The same with regions of one slide. */
    public AnalysisRun withRegions(List<NamedArea> regions) {
        return with(options.withRegions(regions), overwrite, above, elsewhere);
    }

    /** The same with other options. */
    public AnalysisRun with(AnalysisOptions others) {
        return with(others, overwrite, above, elsewhere);
    }

    /** The same where an earlier result is replaced. */
    public AnalysisRun overwriting() {
        return with(options, true, above, elsewhere);
    }

    /**
     * The same for slides of a case.
     *
     * @param page link from a result's page to the case's
     */
    public AnalysisRun within(String page) {
        return with(options, overwrite, Optional.of(page), elsewhere);
    }

    /** The same on so many threads. */
    public AnalysisRun withThreads(int threads) {
        return with(options.withThreads(threads), overwrite, above, elsewhere);
    }

    /** The same where others work through the tiles. */
    public AnalysisRun withTilesOn(TileExecutor others) {
        return with(options, overwrite, above, Optional.of(others));
    }

    private AnalysisRun with(
            AnalysisOptions other, boolean replaces, Optional<String> page, Optional<TileExecutor> executor) {
        return new AnalysisRun(other, human, results, replaces, made, clock, page, executor);
    }

    public AnalysisOptions options() {
        return options;
    }

    /** What a person says of the specimen. */
    public HumanFindings human() {
        return human;
    }

    /** A written result. */
    public record Result(Path folder, SlideReport report) {

        /** Area of the image in mm2, glass included. */
        public double imageMm2() {
            return mm2(
                    report.input().widthPx(),
                    report.input().heightPx(),
                    report.calibration().pixelSize());
        }
    }

    /**
     * Opens a slide and goes as far as measuring it would before it looks at the pixels; writes nothing.
     *
     * @return area of the image in mm2
     * @throws UserError where the slide would be refused there
     */
    public double imageMm2(SlideSource source, String name) {
        requireRoomFor(name);
        try (Slide slide = Slides.open(source, SlideOptions.defaults())) {
            return mm2(
                    slide.width(),
                    slide.height(),
                    SlideContext.requireMeasurable(slide).pixelSize());
        }
    }

    private static double mm2(long widthPx, long heightPx, PixelSize pixel) {
        return widthPx * pixel.xUm() * heightPx * pixel.yUm() * 1e-6;
    }

    /** Analyses a slide into a folder of its own name. */
    public Result analyse(SlideSource source, Progress progress) {
        return analyse(source, NamedSlide.of(source).name(), progress);
    }

    /** Analyses a slide into the folder {@code name}. */
    public Result analyse(SlideSource source, String name, Progress progress) {
        progress.begin(Stage.READ);
        try (Slide slide =
                Slides.open(source, SlideOptions.defaults().withReaders(Math.min(MOST_READERS, options.threads())))) {
            return analyse(slide, name, progress);
        }
    }

    /** Analyses an open slide into the folder {@code name}. */
    public Result analyse(Slide slide, String name, Progress progress) {
        TileExecutor tiles = elsewhere.orElseGet(() -> TileExecutor.threads(options.threads()));
        return into(
                name,
                progress,
                slide.source(),
                sink -> new SlideAnalysis(options, clock, tiles).run(slide, sink, progress));
    }

    /**
     * Writes what was found already: the result that analysing the slide with these options would give.
     *
     * @param findings of an open slide
     * @param patches that they were gathered from, in their order
     */
    public Result write(SlideFindings findings, List<PatchResult> patches, String name) {
        return into(name, Progress.SILENT, findings.context().slide().source(), sink -> {
            sink.begin(findings.context());
            patches.forEach(sink::patch);
            return findings;
        });
    }

    /** @param finding hands what is found to the sink, and gives the sums */
    private Result into(
            String name, Progress progress, SlideSource source, Function<FolderSink, SlideFindings> finding) {
        try (ResultFolder folder = ResultFolder.begin(results, name, overwrite, made)) {
            Thread interrupted = new Thread(folder::close);
            Runtime.getRuntime().addShutdownHook(interrupted);
            try {
                SlideReport report = written(folder, source, finding, progress);
                // The last moment at which the work may be ended from outside.
                progress.begin(Stage.WRITE);
                return new Result(folder.complete(), report);
            } finally {
                forget(interrupted);
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            throw DiskTrouble.reason(e)
                    .<RuntimeException>map(reason -> DiskTrouble.stopped(results, reason, e))
                    .orElse(e);
        }
    }

    /**
     * Refuses where the result {@code name} stands already and may not be replaced.
     *
     * @throws UserError in the words in which measuring would refuse
     */
    public void requireRoomFor(String name) {
        ResultFolder.requireRoomFor(results.resolve(name), overwrite);
    }

    /** Moves a result that was made in another folder of the same disk to where this run would have made it. */
    public void adopt(Path finished, String name) {
        try (ResultFolder folder = ResultFolder.begin(results, name, overwrite, made)) {
            folder.fillFrom(finished);
            folder.complete();
        }
    }

    private SlideReport written(
            ResultFolder folder, SlideSource source, Function<FolderSink, SlideFindings> finding, Progress progress) {
        String sha256 = Fingerprint.sha256(source).orElse("");
        try (FolderSink sink = new FolderSink(folder, sha256, options)) {
            SlideFindings findings = finding.apply(sink);
            progress.begin(Stage.WRITE);
            clock.time(Stage.WRITE, () -> sink.finish(findings));
            return clock.time(
                    Stage.WRITE, () -> new ResultWriter(folder, sink, findings, options, human, sha256, above).write());
        }
    }

    /** Whether the result in {@code folder} is what analysing this slide now would give. */
    public Reuse reuse(SlideSource source, Path folder) {
        return Reuse.of(source, folder, OptionsFingerprint.of(options, human, source));
    }

    /** Seconds of thread time per stage, over all slides so far. */
    public StageClock clock() {
        return clock;
    }

    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the machine is shutting down: the hook is running and cleans up
        }
    }
}
