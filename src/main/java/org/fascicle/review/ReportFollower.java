package org.fascicle.review;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.fascicle.space.UserError;

/**
 * Writes a report again soon after what it is made of changed: once for a run of changes, since a page with its pictures takes longer than a
 * decision, and at once when the review ends.
 */
final class ReportFollower implements AutoCloseable {

    private static final long QUIET_MS = 1500;

    private final Runnable writer;
    private final int timesItsCost;
    private volatile Optional<String> trouble = Optional.empty();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "report");
        made.setDaemon(true);
        return made;
    });
    private ScheduledFuture<?> due;
    private volatile boolean isBehind;
    private volatile long earliestNanos = System.nanoTime();

    ReportFollower(Runnable writer) {
        this(writer, 0);
    }

    /** @param timesItsCost so many times what a writing takes lies between it and the next */
    ReportFollower(Runnable writer, int timesItsCost) {
        this.writer = writer;
        this.timesItsCost = timesItsCost;
    }

    synchronized void changed() {
        if (due != null) {
            due.cancel(false);
        }
        long waitNanos = Math.max(TimeUnit.MILLISECONDS.toNanos(QUIET_MS), earliestNanos - System.nanoTime());
        due = thread.schedule(this::write, waitNanos, TimeUnit.NANOSECONDS);
    }

    /** What changed is not worth a writing of its own: it goes with the next, and the last is when the review ends. */
    void due() {
        isBehind = true;
    }

    /** Waits for what is being written, and writes what is still due. */
    @Override
    public void close() {
        boolean isDue;
        synchronized (this) {
            isDue = due != null && due.cancel(false);
        }
        thread.shutdown();
        try {
            thread.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (isDue || isBehind) {
            write();
        }
    }

    /** What the user can mend is kept for the page; the log holds every decision, so the next writing makes up for it. */
    private void write() {
        isBehind = false;
        long start = System.nanoTime();
        try {
            writer.run();
            trouble = Optional.empty();
        } catch (UserError e) {
            trouble = Optional.of(e.getMessage());
        }
        long end = System.nanoTime();
        earliestNanos = end + timesItsCost * (end - start);
    }

    /** Why the report could not be written last time; empty where it could. */
    Optional<String> trouble() {
        return trouble;
    }
}
