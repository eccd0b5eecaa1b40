package org.fascicle.image;

import java.io.Serializable;

/**
 * An area that a person drew and named, to be measured by itself.
 *
 * @param name what the person called it
 * @param kind its class, for instance {@code Tumor}; empty where it has none
 */
public record NamedArea(String name, String kind, DrawnArea area) implements Serializable {

    public NamedArea {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A region needs a name.");
        }
    }
}
