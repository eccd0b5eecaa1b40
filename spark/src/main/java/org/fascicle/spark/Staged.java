package org.fascicle.spark;

import org.fascicle.slide.SlideSource;

/** A slide on this machine's disk for as long as it is needed. */
record Staged(SlideSource source, Runnable noMore) implements AutoCloseable {

    @Override
    public void close() {
        noMore.run();
    }
}
