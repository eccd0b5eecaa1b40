package org.fascicle.slide.bioformats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import loci.formats.IFormatReader;

/**
 * A few readers of one file, lent to one thread each.
 *
 * <p>A Bio-Formats reader must not be shared and is dear to open: the pool opens the next one only when all others are busy,
 * never more than its size, and makes further threads wait.
 */
final class ReaderPool implements AutoCloseable {

    /** What a thread does with a reader. */
    interface Work<T> {
        T with(IFormatReader reader) throws Exception;
    }

    private final Callable<IFormatReader> opener;
    private final Semaphore permits;
    private final Deque<IFormatReader> idle = new ArrayDeque<>();
    private boolean closed;

    ReaderPool(int size, IFormatReader first, Callable<IFormatReader> opener) {
        this.opener = opener;
        this.permits = new Semaphore(size);
        idle.push(first);
    }

    <T> T lend(Work<T> work) throws Exception {
        permits.acquireUninterruptibly();
        try {
            IFormatReader reader = take();
            boolean done = false;
            try {
                T result = work.with(reader);
                done = true;
                return result;
            } finally {
                giveBack(reader, done);
            }
        } finally {
            permits.release();
        }
    }

    private IFormatReader take() throws Exception {
        synchronized (idle) {
            if (closed) {
                throw new IllegalStateException("The slide is closed.");
            }
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return opener.call();
    }

    /** A reader that failed may hold half a state; it is not used again. */
    private void giveBack(IFormatReader reader, boolean sound) throws IOException {
        synchronized (idle) {
            if (sound && !closed) {
                idle.push(reader);
                return;
            }
        }
        reader.close();
    }

    /** Closes idle readers now and lent ones when they come back. */
    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            try {
                while (!idle.isEmpty()) {
                    idle.pop().close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
