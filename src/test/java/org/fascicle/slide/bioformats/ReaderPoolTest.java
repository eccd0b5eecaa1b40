package org.fascicle.slide.bioformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import loci.formats.IFormatReader;
import loci.formats.in.FakeReader;
import org.junit.jupiter.api.Test;

class ReaderPoolTest {

    private final AtomicInteger opened = new AtomicInteger(1);

    private IFormatReader open() {
        opened.incrementAndGet();
        return new FakeReader();
    }

    /** Eight threads hold on to their reader until three hold one at once: the third reader is the last that is opened. */
    @Test
    void opensNoMoreReadersThanItsSize() throws Exception {
        ReaderPool pool = new ReaderPool(3, new FakeReader(), this::open);
        CountDownLatch three = new CountDownLatch(3);
        Set<IFormatReader> seen = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 64; i++) {
            threads.submit(() -> pool.lend(reader -> {
                three.countDown();
                three.await();
                return seen.add(reader);
            }));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(opened).hasValue(3);
        assertThat(seen).hasSize(3);
    }

    @Test
    void oneThreadNeedsOneReader() throws Exception {
        ReaderPool pool = new ReaderPool(3, new FakeReader(), this::open);
        assertThat(pool.<IFormatReader>lend(reader -> reader)).isSameAs(pool.<IFormatReader>lend(reader -> reader));
        assertThat(opened).hasValue(1);
    }

    @Test
    void aReaderThatFailedIsNotUsedAgain() throws Exception {
        IFormatReader first = new FakeReader();
        ReaderPool pool = new ReaderPool(1, first, this::open);
        assertThatThrownBy(() -> pool.lend(reader -> {
                    throw new IOException("half a state");
                }))
                .hasMessage("half a state");
        assertThat(pool.<IFormatReader>lend(reader -> reader)).isNotSameAs(first);
    }

    @Test
    void aClosedPoolLendsNothing() {
        ReaderPool pool = new ReaderPool(1, new FakeReader(), this::open);
        pool.close();
        assertThatThrownBy(() -> pool.lend(reader -> 1)).isInstanceOf(IllegalStateException.class);
    }
}
