package org.fascicle.slide;

/**
 * How a slide is opened.
 *
 * @param readers how many readers of the file may be open at once, whatever the number of threads that ask
 */
public record SlideOptions(int readers) {

    /**
     * Two readers keep two threads decoding. Each further one costs its own parse of the file's header, minutes and
     * gigabytes for the largest files (QuPath moved from a reader per thread to a pool for that, its issue 865).
     */
    public static final int DEFAULT_READERS = 2;

    private static final int MAX_READERS = 256;

    public SlideOptions {
        if (readers < 1 || readers > MAX_READERS) {
            throw new IllegalArgumentException("A slide needs 1 to " + MAX_READERS + " readers, not " + readers + ".");
        }
    }

    public static SlideOptions defaults() {
        return new SlideOptions(DEFAULT_READERS);
    }

    public SlideOptions withReaders(int count) {
        return new SlideOptions(count);
    }
}
