package org.fascicle.patient;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is followed from specimen to specimen; rows of the timeline, columns of the table. */
public enum QuantityKey {
    DENSITY("Cell density", "nuclei/mm2", "nuclei on all viable H&E tissue"),
    MITOSES("Mitoses", "in 1.734 mm2", "the worst area over all blocks, brought to 1.734 mm2"),
    NECROSIS("Necrosis", "%", "necrotic over viable and necrotic area of all blocks"),
    KI67("Ki-67", "%", "positive among all nuclei of all Ki-67 slides; no part of FNCLCC"),
    SMA("alpha-SMA", "%", "positive area over analysable tissue of all alpha-SMA slides"),
    ACTIN("Sarcomeric actin", "%", "positive area over analysable tissue of all sarcomeric actin slides");

    private final String label;
    private final String unit;
    private final String doc;

    QuantityKey(String label, String unit, String doc) {
        this.label = label;
        this.unit = unit;
        this.doc = doc;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    public String doc() {
        return doc;
    }

    static Optional<QuantityKey> named(String key) {
        return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
