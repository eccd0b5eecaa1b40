package org.fascicle.plugins;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Reports how long the event thread kept an event waiting during a test, and what it did: what a person would feel as a frozen window. It fails nothing. */
final class EventWatch implements BeforeEachCallback, AfterEachCallback {

    private Watch watch;

    @Override
    public void beforeEach(ExtensionContext test) {
        if (!GraphicsEnvironment.isHeadless()) {
            watch = new Watch();
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (watch != null) {
            watch.close();
            test.publishReportEntry("event thread", watch.words());
        }
    }

    /** Asks the event thread again and again, and notes the longest that it did not answer. */
    static final class Watch implements AutoCloseable {

        private static final int EVERY_MS = 20;
        private static final long FELT_MS = 200;
        private static final int DEEPEST = 12;
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private final Thread asking = new Thread(this::ask, "event-watch");
        private final Thread looking = new Thread(this::look, "event-look");
        private final Thread events = Events.of(Thread::currentThread);
        private volatile long askedNanos;
        private volatile boolean answered = true;
        private volatile long longestNanos;
        private volatile long busiestNanos;
        private volatile long lookedNanos;
        private volatile String doing = "";

        Watch() {
            for (Thread thread : new Thread[] {asking, looking}) {
                thread.setDaemon(true);
                thread.start();
            }
        }

        private void ask() {
            try {
                while (true) {
                    long worked = THREADS.getThreadCpuTime(events.getId());
                    askedNanos = System.nanoTime();
                    answered = false;
                    EventQueue.invokeAndWait(() -> {
                        longestNanos = Math.max(longestNanos, System.nanoTime() - askedNanos);
                        busiestNanos = Math.max(busiestNanos, THREADS.getCurrentThreadCpuTime() - worked);
                    });
                    answered = true;
                    Thread.sleep(EVERY_MS);
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }

        /** What the event thread does when it has kept an event waiting for long. */
        private void look() {
            try {
                while (true) {
                    Thread.sleep(EVERY_MS);
                    long waited = System.nanoTime() - askedNanos;
                    if (!answered && waited > TimeUnit.MILLISECONDS.toNanos(FELT_MS / 2) && waited > lookedNanos) {
                        lookedNanos = waited;
                        doing = Arrays.stream(events.getStackTrace())
                                .limit(DEEPEST)
                                .map(frame ->
                                        frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName())
                                .collect(Collectors.joining(" < "));
                    }
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        long longestMs() {
            return TimeUnit.NANOSECONDS.toMillis(longestNanos);
        }

        /** The most that it worked itself meanwhile: what other programs do at the time is not in it. */
        long busiestMs() {
            return TimeUnit.NANOSECONDS.toMillis(busiestNanos);
        }

        String words() {
            return "longest wait " + longestMs() + " ms, at most " + busiestMs() + " ms of it its own work"
                    + (longestMs() > FELT_MS ? ", felt as a freeze: " + doing : "");
        }

        @Override
        public void close() {
            asking.interrupt();
            looking.interrupt();
        }
    }
}
