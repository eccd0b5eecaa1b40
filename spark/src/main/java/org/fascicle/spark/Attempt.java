package org.fascicle.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fascicle.decision.HumanFindings;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Progress;
import org.fascicle.run.AnalysisRun;
import org.fascicle.run.FailureSentence;
import org.fascicle.run.NamedSlide;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideOptions;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.UserError;

/**
 * One slide on one machine. It may be attempted several times, at once even: each attempt writes into a folder of its own, of which
 * one is taken.
 *
 * @param task a {@link Task} on the {@link Wire}
 * @param attempts folder for the attempts' folders, on a disk that all machines share
 * @param opensOnly whether the slide is only opened, and nothing written
 * @param largestPx a slide of more pixels is not begun
 * @param stagingBytes room for files of other file systems
 */
record Attempt(byte[] task, String attempts, boolean opensOnly, long largestPx, long stagingBytes)
        implements Cluster.Work<Attempt.Outcome> {

    /** What is measured, and how. */
    record Task(NamedSlide slide, AnalysisOptions options, HumanFindings human) {}

    /**
     * What came of an attempt.
     *
     * @param folder where the result stands; empty where there is none
     * @param imageMm2 area of the image
     * @param tooLarge whether the slide has too many pixels to be begun
     * @param noRoomOrNull what a disk said that is full or read-only, so that no slide can be written
     */
    record Outcome(String folder, double imageMm2, boolean tooLarge, String noRoomOrNull) implements Serializable {

        Optional<String> noRoom() {
            return Optional.ofNullable(noRoomOrNull);
        }
    }

    @Override
    public Outcome run() {
        Task all = Wire.value(task, Task.class);
        Path own = Path.of(attempts, UUID.randomUUID().toString());
        try (Staged staged = Staging.here(stagingBytes).fetch(all.slide().source())) {
            return at(all.slide().from(staged.source()), all, own);
        }
    }

    private Outcome at(NamedSlide slide, Task all, Path own) {
        try {
            return measured(slide, new AnalysisRun(all.options(), all.human(), own, false), all.options());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("called off", e);
            }
            return failed(slide, e, own);
        }
    }

    private Outcome measured(NamedSlide slide, AnalysisRun run, AnalysisOptions options) {
        if (opensOnly) {
            return new Outcome("", run.imageMm2(slide.source(), slide.name()), false, null);
        }
        try (Slide open = Slides.open(slide.source(), SlideOptions.defaults().withReaders(options.threads()))) {
            if ((long) open.width() * open.height() > largestPx) {
                return new Outcome("", 0, true, null);
            }
            AnalysisRun.Result result = run.analyse(open, slide.name(), Progress.SILENT);
            return new Outcome(result.folder().toString(), result.imageMm2(), false, null);
        }
    }

    /**
     * A full disk is no fault of the slide's; any other failure is.
     *
     * @throws UserError the slide's failure in its sentence
     */
    private static Outcome failed(NamedSlide slide, Throwable e, Path own) {
        String sentence;
        try {
            sentence = FailureSentence.of(slide, e, own);
        } catch (UserError disk) {
            return new Outcome("", 0, false, innermost(disk));
        }
        throw UserError.input(sentence);
    }

    private static String innermost(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .map(Throwable::getMessage)
                .reduce((outer, inner) -> inner)
                .orElseThrow();
    }
}
