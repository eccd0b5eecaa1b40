package org.fascicle.patient;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.stain.StainKind;

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

    /** The kind of stain that such a slide has. */
    StainKind kind() {
        return this == HE ? StainKind.HE : StainKind.HDAB;
    }

    /** The name in a manifest. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its key or as people write it: he, H&E, Ki-67, alpha-SMA. */
    static Optional<CaseStain> named(String word) {
        return Arrays.stream(values())
                .filter(stain -> plain(stain.key()).equals(plain(word))
                        || plain(stain.words).equals(plain(word)))
                .findFirst();
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[ &_-]", "");
    }
}
