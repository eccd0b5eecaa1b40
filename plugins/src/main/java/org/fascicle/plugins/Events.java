package org.fascicle.plugins;

import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Supplier;

/** Work that only the event thread may do, waited for by another. */
final class Events {

    private Events() {}

    static void wait(Runnable work) {
        of(() -> {
            work.run();
            return null;
        });
    }

    static <T> T of(Supplier<T> work) {
        if (EventQueue.isDispatchThread()) {
            return work.get();
        }
        Object[] made = new Object[1];
        try {
            EventQueue.invokeAndWait(() -> made[0] = work.get());
        } catch (InterruptedException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
        @SuppressWarnings("unchecked")
        T value = (T) made[0];
        return value;
    }
}
