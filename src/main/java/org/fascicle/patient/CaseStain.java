package org.fascicle.patient;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a slide of a case was stained for; decides what is read from it. */
public enum CaseStain {
    HE("H&E"),
    KI67("Ki-67"),
    SMA("alpha-SMA"),
    ACTIN("sarcomeric actin");

    private final String words;

    CaseStain(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** The name in a manifest. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CaseStain> named(String key) {
        return Arrays.stream(values())
                .filter(stain -> stain.key().equalsIgnoreCase(key))
                .findFirst();
    }
}
