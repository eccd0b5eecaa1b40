package org.fascicle.plugins;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Reports how long the event thread kept an event waiting during a test: what a person would feel as a frozen window. It fails nothing. */
final class EventWatch implements BeforeEachCallback, AfterEachCallback {

    private static final int EVERY_MS = 20;
    private static final long FELT_MS = 200;

    private final AtomicLong longestNanos = new AtomicLong();
    private Thread watch;

    @Override
    public void beforeEach(ExtensionContext test) {
        if (!GraphicsEnvironment.isHeadless()) {
            longestNanos.set(0);
            watch = new Thread(this::watch, "event-watch");
            watch.setDaemon(true);
            watch.start();
        }
    }

    private void watch() {
        try {
            while (true) {
                long asked = System.nanoTime();
                EventQueue.invokeAndWait(() -> longestNanos.accumulateAndGet(System.nanoTime() - asked, Math::max));
                Thread.sleep(EVERY_MS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (watch != null) {
            watch.interrupt();
            long longest = TimeUnit.NANOSECONDS.toMillis(longestNanos.get());
            test.publishReportEntry(
                    "event thread",
                    "longest wait " + longest + " ms" + (longest > FELT_MS ? ", felt as a freeze" : ""));
        }
    }
}
