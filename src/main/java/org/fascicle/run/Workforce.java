package org.fascicle.run;

/**
 * How many slides are measured at a time and how many threads each has: one bound for all of them together.
 *
 * <p>Readers of a file, calls into a network and images in memory go with the threads, so that the bound holds for these too. Slides
 * beyond the number of threads wait: each would take memory and no time would be won.
 *
 * @param jobs slides at a time
 * @param threadsEach threads of one slide
 */
public record Workforce(int jobs, int threadsEach) {

    public Workforce {
        if (jobs < 1 || threadsEach < 1) {
            throw new IllegalArgumentException("One slide and one thread are the least.");
        }
    }

    /**
     * @param jobs slides at a time that are wished for
     * @param threads of all slides together
     */
    public static Workforce of(int jobs, int threads) {
        int together = Math.min(jobs, threads);
        return new Workforce(together, threads / together);
    }

    /** Threads of all slides together. */
    public int threads() {
        return jobs * threadsEach;
    }
}
