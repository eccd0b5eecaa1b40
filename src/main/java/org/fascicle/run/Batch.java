package org.fascicle.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.fascicle.pipeline.Build;
import org.fascicle.pipeline.Progress;
import org.fascicle.report.BatchReport;
import org.fascicle.report.MadeFolders;
import org.fascicle.report.ResultFolder;
import org.fascicle.report.SlideOutcome;
import org.fascicle.space.UserError;

/**
 * Many slides into one folder of results; a slide that fails is named and the others go on.
 *
 * <p>The index of outcomes is written as the slides are finished, but never for more than half a hundredth of the time, and at the end,
 * also where the run is interrupted. Numbers of finished slides are kept on disk, not in memory. A disk that takes no more ends
 * the run, since no slide could be written.
 */
public final class Batch {

    /** The index may take this part of a run's time: to list ten thousand slides takes half a minute. */
    private static final double INDEX_SHARE = 0.005;

    /** Longer than this an interrupted run is not kept from ending. */
    private static final long MOST_AT_THE_END_NANOS = 2_000_000_000L;

    /** Does one slide; writes the result folder of its name. */
    @FunctionalInterface
    public interface SlideTask {

        /** @return area of the image in mm2 */
        double analyse(NamedSlide slide, Progress progress);
    }

    /** Whether a slide is left alone whose result stands in this folder. */
    @FunctionalInterface
    public interface Kept {
        boolean test(NamedSlide slide, Path result);
    }

    /** Is told of each slide that is finished, one at a time. */
    @FunctionalInterface
    public interface Watcher {

        /** A slide's turn has come; who is to be told how far it is. Called from several threads. */
        default Progress begun(NamedSlide slide) {
            return Progress.SILENT;
        }

        /**
         * @param failure why the slide has no result; empty where it has
         * @param wasThere whether the result of an earlier run is kept
         */
        void finished(NamedSlide slide, Optional<String> failure, boolean wasThere, int done, int all);
    }

    private record Finished(String name, String path, Optional<String> failure) {}

    private final List<NamedSlide> slides;
    private final List<Finished> beforehand;
    private final Path results;
    private final MadeFolders made;
    private final TimeLimit limit;
    private final Finished[] finished;
    private final Tidying tidying = new Tidying();
    private boolean stopped;
    private int count;
    private final LongSupplier nanos;
    private long lastWritten;
    private long lastCost;

    /**
     * @param found the slides, and what failed before any was opened
     * @param results folder for the slides' result folders and the list of outcomes
     * @param made folders that were made for results, this one among them
     * @param limit of the time for each slide
     */
    public Batch(FoundSlides found, Path results, MadeFolders made, TimeLimit limit) {
        this(found, results, made, limit, System::nanoTime);
    }

    /** @param nanos the clock */
    Batch(FoundSlides found, Path results, MadeFolders made, TimeLimit limit, LongSupplier nanos) {
        this.nanos = nanos;
        this.lastWritten = nanos.getAsLong();
        this.slides = found.slides();
        this.beforehand = found.failures().stream()
                .map(failure -> new Finished(failure.path(), failure.path(), Optional.of(failure.sentence())))
                .toList();
        this.results = results;
        this.made = made;
        this.limit = limit;
        this.finished = new Finished[slides.size()];
    }

    /**
     * Works through the slides.
     *
     * @param workforce slides at a time and threads of each
     * @param kept whether a slide whose result is there already is left as it is
     * @return how many have a result now, and why the others have none: what failed beforehand first, then in the slides' order
     */
    public BatchReport.Tally run(Workforce workforce, Kept kept, SlideTask task, Watcher watcher) {
        try (RunLock lock = RunLock.take(results, made)) {
            ResultFolder.sweep(results);
            Thread interrupted = new Thread(this::writeIfQuick);
            Runtime.getRuntime().addShutdownHook(interrupted);
            try {
                all(workforce, kept, task, watcher);
            } finally {
                AnalysisRun.forget(interrupted);
            }
            return write();
        } catch (UncheckedIOException e) {
            throw DiskTrouble.stopped(
                    results, DiskTrouble.reason(e).orElse(e.getCause().getMessage()), e);
        }
    }

    private void all(Workforce workforce, Kept kept, SlideTask task, Watcher watcher) {
        Times times = new Times(results, workforce.threadsEach());
        ExecutorService pool = Executors.newFixedThreadPool(workforce.jobs(), Batch::daemon);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < slides.size(); i++) {
                int index = i;
                ends.add(pool.submit(() -> one(index, kept, slide -> measure(slide, task, watcher, times), watcher)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            stop();
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fascicle-slide");
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void stop() {
        stopped = true;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private void one(int index, Kept kept, Consumer<NamedSlide> task, Watcher watcher) {
        if (isStopped()) {
            return;
        }
        NamedSlide slide = slides.get(index);
        boolean wasThere = false;
        Optional<String> failure;
        try {
            wasThere = kept.test(slide, results.resolve(slide.name()));
            if (!wasThere) {
                task.accept(slide);
            }
            failure = Optional.empty();
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            failure = Optional.of(sentence(slide, e));
        }
        finished(index, new Finished(slide.name(), slide.path(), failure), wasThere, watcher);
        if (!wasThere) {
            tidying.now();
        }
    }

    /** Where the disk takes no more, no further slide begins. */
    private String sentence(NamedSlide slide, Throwable e) {
        try {
            return FailureSentence.of(slide, e, results);
        } catch (UserError noRoom) {
            stop();
            throw noRoom;
        }
    }

    private void measure(NamedSlide slide, SlideTask task, Watcher watcher, Times times) {
        long start = System.nanoTime();
        limit.run(
                slide,
                watcher.begun(slide),
                progress -> times.add(slide.name(), task.analyse(slide, progress), secondsSince(start)));
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private synchronized void finished(int index, Finished outcome, boolean wasThere, Watcher watcher) {
        finished[index] = outcome;
        count++;
        watcher.finished(
                slides.get(index),
                outcome.failure(),
                wasThere,
                count + beforehand.size(),
                slides.size() + beforehand.size());
        if (!stopped && (nanos.getAsLong() - lastWritten) * INDEX_SHARE >= lastCost) {
            write();
        }
    }

    private synchronized void writeIfQuick() {
        if (lastCost < MOST_AT_THE_END_NANOS) {
            write();
        }
    }

    private synchronized BatchReport.Tally write() {
        long start = nanos.getAsLong();
        BatchReport.Tally tally;
        try {
            BatchReport report = new BatchReport(
                    results.toAbsolutePath().normalize().getFileName().toString(), Build.VERSION, outcomes());
            tally = made.in(results, () -> report.write(results));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lastWritten = nanos.getAsLong();
        lastCost = lastWritten - start;
        return tally;
    }

    /** Those so far; each is read from its result when it is asked for, so that memory does not grow with the slides. */
    private Iterable<SlideOutcome> outcomes() {
        return () -> Stream.concat(beforehand.stream(), Arrays.stream(finished).filter(Objects::nonNull))
                .map(this::outcome)
                .iterator();
    }

    private SlideOutcome outcome(Finished slide) {
        if (slide.failure().isPresent()) {
            return SlideOutcome.failed(
                    slide.name(), slide.path(), slide.failure().get());
        }
        try {
            return SlideOutcome.done(slide.name(), slide.path(), results.resolve(slide.name()));
        } catch (UserError gone) {
            return SlideOutcome.failed(slide.name(), slide.path(), gone.getMessage());
        }
    }
}
