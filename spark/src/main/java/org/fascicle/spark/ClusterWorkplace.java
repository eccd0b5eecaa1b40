package org.fascicle.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.fascicle.pipeline.OptionsFingerprint;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.Stage;
import org.fascicle.run.AnalysisRun;
import org.fascicle.run.FailureSentence;
import org.fascicle.run.FoundSlides;
import org.fascicle.run.NamedSlide;
import org.fascicle.run.Reuse;
import org.fascicle.run.SlideSearch;
import org.fascicle.run.Workforce;
import org.fascicle.run.Workplace;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/**
 * Has the slides of a batch measured by a Spark cluster.
 *
 * <p>A worker writes each attempt at a slide into a folder of its own below the results; this process, which alone holds the lock of
 * the results, moves one attempt to its final name. So a slide that was attempted twice, because a worker was lost or slow, has one
 * result. A slide that is worth it is split: its tiles go to all workers and its files are written here.
 */
final class ClusterWorkplace implements Workplace {

    static final String ATTEMPTS = ".attempts";

    /** Where slots would stand idle, a slide of more pixels is split: some minutes of work for one slot. */
    private static final long WORTH_SPLITTING_PX = 100_000_000;

    /** So many slots have one slide more on its way, so that none waits for this process to move a result. */
    private static final int SLOTS_PER_WAITING = 8;

    private final Cluster cluster;
    private final OptionalLong splitAbovePx;
    private final long stagingBytes;
    private final Semaphore splitting = new Semaphore(SplitSlides.MOST);
    private Path attempts;
    private int slides;
    private boolean begun;

    /**
     * @param splitAbovePx a slide of more pixels is split whatever else there is to do; empty for where it is worth it
     * @param stagingBytes room on each machine for copies of files of other file systems
     */
    ClusterWorkplace(Cluster cluster, OptionalLong splitAbovePx, long stagingBytes) {
        this.cluster = cluster;
        this.splitAbovePx = splitAbovePx;
        this.stagingBytes = stagingBytes;
    }

    @Override
    public FoundSlides find(List<String> arguments, Path results) {
        attempts = results.toAbsolutePath().normalize().resolve(ATTEMPTS);
        List<String> paths = arguments.stream()
                .filter(argument -> !Staging.isAddress(argument))
                .toList();
        List<FoundSlides> found = new ArrayList<>();
        if (!paths.isEmpty()) {
            found.add(SlideSearch.of(paths, results));
        }
        arguments.stream()
                .filter(Staging::isAddress)
                .forEach(address -> found.add(HadoopSlides.of(address, cluster.hadoop())));
        FoundSlides all = together(found).withNamesOfTheirOwn();
        slides = all.slides().size();
        return all;
    }

    private static FoundSlides together(List<FoundSlides> parts) {
        Map<String, Long> passedOver = new TreeMap<>();
        parts.forEach(part -> part.passedOver().forEach((kind, count) -> passedOver.merge(kind, count, Long::sum)));
        return new FoundSlides(
                parts.stream().flatMap(part -> part.slides().stream()).toList(),
                parts.stream().flatMap(part -> part.failures().stream()).toList(),
                passedOver,
                parts.stream().flatMap(part -> part.remarks().stream()).toList());
    }

    @Override
    public Optional<Workforce> workforce() {
        int waiting = 1 + cluster.slots() / SLOTS_PER_WAITING;
        return Optional.of(new Workforce(cluster.slots() + waiting, cluster.threadsOfATask()));
    }

    @Override
    public Reuse reuse(AnalysisRun run, NamedSlide slide, Path result) {
        return cluster.call(
                "look at the result of " + slide.name(),
                new EarlierResult(
                        everywhere(slide.source()),
                        result.toAbsolutePath().toString(),
                        OptionsFingerprint.of(run.options(), run.human(), slide.source()),
                        stagingBytes));
    }

    @Override
    public double imageMm2(AnalysisRun run, NamedSlide slide) {
        run.requireRoomFor(slide.name());
        return attempt(run, slide, true, Long.MAX_VALUE).imageMm2();
    }

    @Override
    public double measure(AnalysisRun run, NamedSlide slide, Progress progress) {
        sweepOnce();
        run.requireRoomFor(slide.name());
        Attempt.Outcome outcome = attempt(run, slide, false, splitAbovePx());
        if (outcome.tooLarge()) {
            return split(run, slide, progress);
        }
        // The last moment at which the work may be ended from outside.
        progress.begin(Stage.WRITE);
        adopt(run, slide, Path.of(outcome.folder()));
        return outcome.imageMm2();
    }

    private long splitAbovePx() {
        return splitAbovePx.orElse(slides < cluster.slots() ? WORTH_SPLITTING_PX : Long.MAX_VALUE);
    }

    private Attempt.Outcome attempt(AnalysisRun run, NamedSlide slide, boolean opensOnly, long largestPx) {
        Attempt.Task task = new Attempt.Task(
                slide.from(everywhere(slide.source())),
                run.options().withThreads(cluster.threadsOfATask()),
                run.human());
        Attempt.Outcome outcome =
                call(slide, new Attempt(Wire.bytes(task), attempts.toString(), opensOnly, largestPx, stagingBytes));
        outcome.noRoom().ifPresent(message -> {
            throw new UncheckedIOException(new IOException(message));
        });
        return outcome;
    }

    private Attempt.Outcome call(NamedSlide slide, Attempt attempt) {
        try {
            return cluster.call(slide.name(), attempt);
        } catch (Cluster.GaveUp e) {
            throw lost(slide, e);
        }
    }

    private static UserError lost(NamedSlide slide, Cluster.GaveUp e) {
        return UserError.input(
                slide.path()
                        + " was begun on several workers, and each was lost; measure it alone with fascicle analyze,"
                        + " or see in the workers' logs whether their memory did not suffice.",
                e);
    }

    private static void adopt(AnalysisRun run, NamedSlide slide, Path finished) {
        if (!Files.isDirectory(finished)) {
            throw UserError.input("The result of " + slide.path()
                    + " was written by a worker and is not to be seen from here; choose with -o a folder on a disk that all"
                    + " machines share under one path.");
        }
        run.adopt(finished, slide.name());
        deleteTree(finished.getParent());
    }

    private double split(AnalysisRun run, NamedSlide slide, Progress progress) {
        splitting.acquireUninterruptibly();
        try (Staged staged = Staging.here(stagingBytes).fetch(everywhere(slide.source()))) {
            return split(run, slide, staged.source(), progress);
        } finally {
            splitting.release();
        }
    }

    private double split(AnalysisRun run, NamedSlide slide, SlideSource here, Progress progress) {
        ClusterTiles tiles = new ClusterTiles(cluster, everywhere(slide.source()), run.options(), stagingBytes);
        try {
            return run.withThreads(cluster.slots())
                    .withTilesOn(tiles)
                    .analyse(here, slide.name(), progress)
                    .imageMm2();
        } catch (UserError e) {
            throw UserError.input(FailureSentence.of(slide.from(here), e, attempts), e);
        } catch (Cluster.GaveUp e) {
            throw lost(slide, e);
        }
    }

    /** A path that holds on every machine. */
    private static SlideSource everywhere(SlideSource source) {
        return Staging.isAddress(source.location())
                ? source
                : new SlideSource(Path.of(source.location()).toAbsolutePath().toString(), source.pixelSizeUmOrNull());
    }

    /** What a run that was killed left, once this one holds the lock. */
    private synchronized void sweepOnce() {
        if (!begun) {
            begun = true;
            deleteTree(attempts);
        }
    }

    /** Removes the attempts that nobody took. */
    void sweep() {
        if (begun) {
            deleteTree(attempts);
        }
    }

    private static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            // An attempt that is being called off still writes there: the next run sweeps again.
        }
    }
}
