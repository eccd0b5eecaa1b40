package org.fascicle.pipeline;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Adds up the time that threads spend in each stage; stands in no result, which must not depend on the clock. */
public final class StageClock {

    private final Map<Stage, LongAdder> nanos = new EnumMap<>(Stage.class);

    public StageClock() {
        for (Stage stage : Stage.values()) {
            nanos.put(stage, new LongAdder());
        }
    }

    public <T> T time(Stage stage, Supplier<T> work) {
        StageTime event = new StageTime();
        event.begin();
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanos.get(stage).add(System.nanoTime() - start);
            event.stage = stage.name().toLowerCase(Locale.ROOT);
            event.commit();
        }
    }

    public void time(Stage stage, Runnable work) {
        time(stage, () -> {
            work.run();
            return null;
        });
    }

    /** Seconds of thread time in a stage. */
    public double seconds(Stage stage) {
        return nanos.get(stage).sum() / 1e9;
    }
}
