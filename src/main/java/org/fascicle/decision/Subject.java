package org.fascicle.decision;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a decision is about: its name for programs and for people.
 *
 * <p>Of most subjects a slide has one; candidates and regions are many, and a decision names which by its key.
 */
public enum Subject {
    CANDIDATE("Mitotic-figure candidate", "", ""),
    WINDOW("Window that is counted", "window", ""),
    REGION("Drawn region", "", ""),
    MITOSES("Mitotic figures, most active area", "mitoses_hottest", "figures"),
    NECROSIS("Necrosis", "necrosis_fraction", "%"),
    DIFFERENTIATION("Tumour differentiation", "differentiation", "points"),
    TYPE("Histological type", "type", ""),
    CONTEXT("Which tumour of the patient", "context", ""),
    PROCEDURE("How the tissue was taken", "procedure", ""),
    NEOADJUVANT("Treated before", "neoadjuvant", ""),
    SETTINGS("Setting", "settings", "");

    private final String label;
    private final String onlyKey;
    private final String unit;

    Subject(String label, String onlyKey, String unit) {
        this.label = label;
        this.onlyKey = onlyKey;
        this.unit = unit;
    }

    /** Its name in files. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /** The key of a subject of which a slide has one; empty for those that are many. */
    public Optional<String> onlyKey() {
        return Optional.of(onlyKey).filter(key -> !key.isEmpty());
    }

    /** Unit of its value; empty where it has none. */
    public String unit() {
        return unit;
    }

    public static Optional<Subject> named(String name) {
        return Stream.of(values())
                .filter(subject -> subject.optionName().equals(name))
                .findFirst();
    }
}
