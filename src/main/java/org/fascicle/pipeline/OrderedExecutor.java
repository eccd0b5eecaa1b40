package org.fascicle.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on items with many threads and hands on the results in the items' order.
 *
 * <p>At most two items per thread are in flight or waiting, so that memory is bounded by the threads, not by the list.
 * The first failure ends the run and is thrown to the caller; nothing after it is handed on.
 */
final class OrderedExecutor {

    private static final int WINDOW_PER_THREAD = 2;

    private final int threads;

    OrderedExecutor(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("The number of threads must be 1 or more, not " + threads + ".");
        }
        this.threads = threads;
    }

    <T, R> void run(List<T> items, Function<T, R> work, Consumer<R> inOrder) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, OrderedExecutor::daemon);
        try {
            Deque<Future<R>> window = new ArrayDeque<>();
            for (T item : items) {
                if (window.size() == threads * WINDOW_PER_THREAD) {
                    inOrder.accept(await(window.poll()));
                }
                window.add(pool.submit(() -> work.apply(item)));
            }
            for (Future<R> result : window) {
                inOrder.accept(await(result));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fascicle-worker");
        thread.setDaemon(true);
        return thread;
    }

    private static <R> R await(Future<R> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
