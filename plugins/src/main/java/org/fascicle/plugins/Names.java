package org.fascicle.plugins;

import java.util.Arrays;
import java.util.Locale;

/** Enum constants as the words of a dialog, and back. */
final class Names {

    private Names() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String[] of(Enum<?>[] values) {
        return Arrays.stream(values).map(Names::of).toArray(String[]::new);
    }

    static <E extends Enum<E>> E value(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }
}
