package org.fascicle.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.Stage;
import org.fascicle.space.UserError;

/**
 * The time that the work on one slide may take.
 *
 * <p>Work that takes longer is interrupted, and stops at its next sign of progress at the latest. A reader that hangs heeds neither: it
 * is left alone with its thread until the program ends, and can no longer complete a result.
 */
public final class TimeLimit {

    public static final TimeLimit NONE = new TimeLimit(Optional.empty());

    /** So long an interrupted slide may clear up. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Optional<Duration> most;

    private TimeLimit(Optional<Duration> most) {
        this.most = most;
    }

    public static TimeLimit of(Duration most) {
        return new TimeLimit(Optional.of(most));
    }

    /** @throws UserError where the work took longer */
    void run(NamedSlide slide, Progress progress, Consumer<Progress> work) {
        if (most.isEmpty()) {
            work.accept(progress);
            return;
        }
        Stoppable stoppable = new Stoppable(progress);
        FutureTask<Void> task = new FutureTask<>(() -> work.accept(stoppable), null);
        Thread thread = new Thread(task, Thread.currentThread().getName());
        thread.setDaemon(true);
        thread.start();
        if (!ended(task, most.get())) {
            stoppable.stop();
            thread.interrupt();
            requireResult(slide, task);
        }
    }

    /** Where the work came to its end in the meantime, its result stands. */
    private void requireResult(NamedSlide slide, FutureTask<Void> task) {
        try {
            if (ended(task, GRACE)) {
                return;
            }
        } catch (RuntimeException | Error stopped) {
            // what the interrupted work says of itself tells less than the sentence below
        }
        throw UserError.input(slide.path() + " took longer than the " + words(most.orElseThrow())
                + " that --time-limit allows; give it more time, or measure it alone.");
    }

    private static boolean ended(FutureTask<Void> task, Duration most) {
        try {
            task.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        }
    }

    private static RuntimeException unwrapped(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }

    /** A time in its largest whole unit: 90 s, 30 min, 2 h. */
    static String words(Duration time) {
        long seconds = time.toSeconds();
        return seconds % 3600 == 0 ? seconds / 3600 + " h" : seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /** Ends the work at the next sign of progress once it has been told to. */
    private static final class Stoppable implements Progress {

        private final Progress progress;
        private volatile boolean told;

        Stoppable(Progress progress) {
            this.progress = progress;
        }

        void stop() {
            told = true;
        }

        private void requireTime() {
            if (told) {
                throw new IllegalStateException("the slide's time is up");
            }
        }

        @Override
        public void begin(Stage stage) {
            requireTime();
            progress.begin(stage);
        }

        @Override
        public void report(String task, long done, long total) {
            requireTime();
            progress.report(task, done, total);
        }
    }
}
