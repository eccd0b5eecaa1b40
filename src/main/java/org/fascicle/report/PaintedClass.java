package org.fascicle.report;

import java.util.Comparator;

/** What an object is called and painted, in QuPath and in our own pictures. */
public interface PaintedClass {

    /** Our own in their order, then those that a person taught by name. */
    Comparator<PaintedClass> ORDER = Comparator.comparingInt(
                    (PaintedClass kind) -> kind instanceof ObjectClass own ? own.ordinal() : Integer.MAX_VALUE)
            .thenComparing(PaintedClass::label);

    /** The name in QuPath. */
    String label();

    /** {@code 0xRRGGBB}. */
    int rgb();

    /**
     * A class of nuclei that a person taught.
     *
     * @param label its name; in front of a step of DAB, as QuPath derives classes, {@code Tumor: 1+}
     */
    record OfCell(String label, int rgb) implements PaintedClass {}
}
