package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedExecutorTest {

    private static final List<Integer> ITEMS = IntStream.range(0, 200).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void handsOnInOrderWhateverTheThreads(int threads) {
        List<Integer> seen = new ArrayList<>();
        new OrderedExecutor(threads).run(ITEMS, item -> slowlyIfEven(item) * 3, seen::add);
        assertThat(seen).isEqualTo(ITEMS.stream().map(item -> item * 3).toList());
    }

    @Test
    void neverHoldsMoreThanItsWindow() {
        AtomicInteger started = new AtomicInteger();
        AtomicInteger handedOn = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        new OrderedExecutor(2)
                .run(
                        ITEMS,
                        item -> {
                            most.accumulateAndGet(started.incrementAndGet() - handedOn.get(), Math::max);
                            return item;
                        },
                        item -> handedOn.incrementAndGet());
        // two threads, two items each; one more may start between being handed on and being counted
        assertThat(most.get()).isLessThanOrEqualTo(5);
    }

    @Test
    void theFirstFailureReachesTheCallerAsItWas() {
        List<Integer> seen = new ArrayList<>();
        assertThatThrownBy(() -> new OrderedExecutor(4)
                        .run(
                                ITEMS,
                                item -> {
                                    if (item == 17) {
                                        throw UserError.input("slide.svs: tile 17 cannot be read.");
                                    }
                                    return item;
                                },
                                seen::add))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("tile 17");
        assertThat(seen).isEqualTo(ITEMS.subList(0, 17));
    }

    /** The caller is told only when no thread is at work any more, and is still interrupted then. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anInterruptedCallerStopsTheWork(int threads) {
        Thread caller = Thread.currentThread();
        AtomicInteger working = new AtomicInteger();
        List<Integer> seen = new ArrayList<>();
        assertThatThrownBy(() -> new OrderedExecutor(threads)
                        .run(
                                ITEMS,
                                item -> {
                                    working.incrementAndGet();
                                    if (item == 20) {
                                        caller.interrupt();
                                    }
                                    LockSupport.parkNanos(2_000_000);
                                    assertThat(Thread.currentThread().isInterrupted())
                                            .isFalse();
                                    working.decrementAndGet();
                                    return item;
                                },
                                seen::add))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(working).hasValue(0);
        assertThat(seen).hasSizeBetween(1, 40).isEqualTo(ITEMS.subList(0, seen.size()));
    }

    private static int slowlyIfEven(int item) {
        if (item % 2 == 0) {
            Thread.yield();
        }
        return item;
    }
}
