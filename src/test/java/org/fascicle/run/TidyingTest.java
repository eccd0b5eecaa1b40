package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TidyingTest {

    private static final long SECOND = 1_000_000_000L;

    /** A collection of 50 ms pays off after 5 s: slides of one second each are tidied after every fifth. */
    @Test
    void takesAHundredthOfTheTime() {
        AtomicLong clock = new AtomicLong();
        AtomicInteger collections = new AtomicInteger();
        Tidying tidying = new Tidying(clock::get, () -> {
            collections.incrementAndGet();
            clock.addAndGet(SECOND / 20);
        });
        for (int slide = 0; slide < 101; slide++) {
            tidying.now();
            clock.addAndGet(SECOND);
        }
        assertThat(collections).hasValue(21);
    }
}
