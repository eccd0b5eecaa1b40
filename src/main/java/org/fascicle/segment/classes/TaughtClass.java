package org.fascicle.segment.classes;

/**
 * A class of tissue as a person named it.
 *
 * @param name as it stands in QuPath
 * @param kind what it means to the measures
 */
public record TaughtClass(String name, TissueKind kind) {

    public TaughtClass {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A class of tissue needs a name.");
        }
    }
}
