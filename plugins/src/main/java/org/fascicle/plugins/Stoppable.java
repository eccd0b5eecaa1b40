package org.fascicle.plugins;

import ij.IJ;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Work that Esc stops: the thread that waits for it is interrupted, and the core ends once no thread is at work. */
final class Stoppable {

    private static final int LOOK_MS = 100;

    private Stoppable() {}

    /**
     * The result of the work.
     *
     * @throws CancellationException where Esc was pressed
     */
    static <T> T run(Supplier<T> work) {
        IJ.resetEscape();
        Thread worker = Thread.currentThread();
        Thread watch = new Thread(() -> watch(worker), "fascicle-esc");
        watch.setDaemon(true);
        watch.start();
        try {
            return work.get();
        } catch (IllegalStateException e) {
            throw e.getCause() instanceof InterruptedException ? stopped(e) : e;
        } finally {
            watch.interrupt();
            join(watch);
            // A key that came too late stops nothing that follows.
            Thread.interrupted();
            IJ.showProgress(1.0);
        }
    }

    private static CancellationException stopped(IllegalStateException e) {
        CancellationException stopped = new CancellationException(e.getMessage());
        stopped.initCause(e);
        return stopped;
    }

    private static void watch(Thread worker) {
        try {
            while (true) {
                Thread.sleep(LOOK_MS);
                if (IJ.escapePressed()) {
                    worker.interrupt();
                    return;
                }
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread watch) {
        boolean interrupted = false;
        while (watch.isAlive()) {
            try {
                watch.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
