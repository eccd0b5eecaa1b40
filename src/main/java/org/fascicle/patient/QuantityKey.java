package org.fascicle.patient;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.report.MeasureKey.Usual;

/** What is followed from specimen to specimen; rows of the timeline, columns of the table. */
public enum QuantityKey {
    DENSITY("Cell density", "nuclei/mm2", "nuclei on all viable H&E tissue", Usual.NOT_KNOWN),
    MITOSES("Mitoses", "in 1.734 mm2", "the worst area over all blocks, brought to 1.734 mm2", Usual.MITOSES),
    NECROSIS("Necrosis", "%", "necrotic over viable and necrotic area of all blocks", Usual.NECROSIS),
    KI67("Ki-67", "%", "positive among all nuclei of all Ki-67 slides; no part of FNCLCC", Usual.KI67),
    SMA("alpha-SMA", "%", "positive area over analysable tissue of all alpha-SMA slides", Usual.NOT_KNOWN),
    ACTIN(
            "Sarcomeric actin",
            "%",
            "positive area over analysable tissue of all sarcomeric actin slides",
            Usual.NOT_KNOWN);

    private final String label;
    private final String unit;
    private final String doc;
    private final String usual;

    QuantityKey(String label, String unit, String doc, String usual) {
        this.label = label;
        this.unit = unit;
        this.doc = doc;
        this.usual = usual;
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

    /** Where cuts lie, or that no usual value is known. */
    public String usual() {
        return usual;
    }

    static Optional<QuantityKey> named(String key) {
        return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
