package org.fascicle.run;

import java.util.function.LongSupplier;

/**
 * Gives back what finished slides leave in the old generation of the heap, which the collector itself would let fill first: a batch is to be
 * as large in the morning as in the evening. Takes at most a hundredth of the time.
 */
final class Tidying {

    private static final double SHARE = 0.01;

    private final LongSupplier nanos;
    private final Runnable collection;
    private long last;
    private long cost;

    Tidying() {
        this(System::nanoTime, System::gc);
    }

    Tidying(LongSupplier nanos, Runnable collection) {
        this.nanos = nanos;
        this.collection = collection;
        this.last = nanos.getAsLong();
    }

    /** To be called between slides. */
    synchronized void now() {
        long start = nanos.getAsLong();
        if ((start - last) * SHARE < cost) {
            return;
        }
        collection.run();
        last = nanos.getAsLong();
        cost = last - start;
    }
}
