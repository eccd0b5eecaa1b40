package org.fascicle.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a class that a person teaches means to the measures, whatever it is called: own name, usual other names, colour. */
public interface ClassKind {

    /** Its own name. */
    String label();

    /** {@code 0xRRGGBB}. */
    int rgb();

    /** Usual other names, in lower case. */
    List<String> alsoCalled();

    /**
     * The kind that a class of this name is of: by its own name or a usual other one, whatever the case; what stands before a
     * colon decides, so that {@code Other: tendon} is other tissue.
     */
    static <K extends ClassKind> Optional<K> named(K[] kinds, String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replaceAll(":.*", "")
                .replaceAll("[*_]+", " ")
                .strip();
        return Arrays.stream(kinds)
                .filter(kind -> kind.label().equals(plain) || kind.alsoCalled().contains(plain))
                .findFirst();
    }

    /** All labels, for sentences. */
    static String labels(ClassKind[] kinds) {
        return Arrays.stream(kinds).map(ClassKind::label).collect(Collectors.joining(", "));
    }
}
