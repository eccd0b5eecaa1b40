package org.fascicle.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Works on items with many threads and hands on the results in the items' order.
 *
 * <p>The thread that finishes the item whose turn it is hands it on, and what waited behind it, so that no thread but the
 * asked-for ones is at work. At most two items per thread are in flight or waiting, so that memory is bounded by the
 * threads, not by the list. The first failure in the items' order ends the run and is thrown to the caller; nothing after
 * it is handed on.
 *
 * <p>A caller that is interrupted gets a {@link CancellationException} as soon as the items in hand are done, so that no thread of the
 * run touches anything after it. The threads themselves are not interrupted: that would close the files they read.
 */
public final class OrderedExecutor {

    private static final int WINDOW_PER_THREAD = 2;

    private final int threads;

    public OrderedExecutor(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("The number of threads must be 1 or more, not " + threads + ".");
        }
        this.threads = threads;
    }

    /** @param inOrder takes each result, one at a time, in the items' order, on any of the threads */
    public <T, R> void run(List<T> items, Function<T, R> work, Consumer<R> inOrder) {
        int workers = Math.min(threads, items.size());
        if (workers == 0) {
            return;
        }
        Run<T, R> run = new Run<>(items, work, inOrder, workers * WINDOW_PER_THREAD);
        ExecutorService pool = Executors.newFixedThreadPool(workers, OrderedExecutor::daemon);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                ends.add(pool.submit(run::work));
            }
            boolean interrupted = false;
            for (Future<?> end : ends) {
                interrupted |= await(end, run);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        } finally {
            pool.shutdown();
        }
        run.throwFailure();
    }

    /** Does pieces of work that need nothing of each other. */
    public void runAll(List<Runnable> pieces) {
        run(
                pieces,
                piece -> {
                    piece.run();
                    return piece;
                },
                done -> {});
    }

    /** The results of pieces of work that need nothing of each other, in their order. */
    public <R> List<R> all(List<Supplier<R>> pieces) {
        List<R> results = new ArrayList<>();
        run(pieces, Supplier::get, results::add);
        return results;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fascicle-worker");
        thread.setDaemon(true);
        return thread;
    }

    /** Waits until a thread has ended; whether the caller was interrupted meanwhile, which cancels the run. */
    private static boolean await(Future<?> end, Run<?, ?> run) {
        boolean interrupted = false;
        while (true) {
            try {
                end.get();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                run.cancel();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** What the threads of one run share; every field is guarded by its monitor. */
    private static final class Run<T, R> {

        private record Outcome<R>(R result, Throwable failure) {}

        private final List<T> items;
        private final Function<T, R> work;
        private final Consumer<R> inOrder;
        private final int window;
        private final Map<Integer, Outcome<R>> waiting = new HashMap<>();
        private int taken;
        private int handedOn;
        private boolean handing;
        private Throwable failure;

        Run(List<T> items, Function<T, R> work, Consumer<R> inOrder, int window) {
            this.items = items;
            this.work = work;
            this.inOrder = inOrder;
            this.window = window;
        }

        /** The life of one thread. */
        void work() {
            for (int i = take(); i >= 0; i = take()) {
                finished(i, outcome(items.get(i)));
            }
        }

        /** The next item's index; -1 when there is none or the run has failed. */
        private synchronized int take() {
            while (failure == null && taken < items.size() && taken - handedOn >= window) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return -1;
                }
            }
            return failure == null && taken < items.size() ? taken++ : -1;
        }

        private Outcome<R> outcome(T item) {
            try {
                return new Outcome<>(work.apply(item), null);
            } catch (RuntimeException | Error e) {
                return new Outcome<>(null, e);
            }
        }

        private void finished(int index, Outcome<R> outcome) {
            if (!beginHanding(index, outcome)) {
                return;
            }
            for (Outcome<R> next = next(); next != null; next = next()) {
                Throwable problem = next.failure() != null ? next.failure() : handOn(next.result());
                handed(problem);
            }
        }

        /** Whether this thread is to hand on; another that is at it will come to this item too. */
        private synchronized boolean beginHanding(int index, Outcome<R> outcome) {
            waiting.put(index, outcome);
            boolean mine = !handing;
            handing = true;
            return mine;
        }

        private synchronized Outcome<R> next() {
            Outcome<R> next = failure == null ? waiting.remove(handedOn) : null;
            handing = next != null;
            return next;
        }

        private Throwable handOn(R result) {
            try {
                inOrder.accept(result);
                return null;
            } catch (RuntimeException | Error e) {
                return e;
            }
        }

        private synchronized void handed(Throwable problem) {
            handedOn++;
            failure = failure == null ? problem : failure;
            notifyAll();
        }

        synchronized void cancel() {
            if (failure == null) {
                failure = new CancellationException("The work was stopped before its end.");
            }
            notifyAll();
        }

        synchronized void throwFailure() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
        }
    }
}
