package org.fascicle.cells;

/**
 * A class of nuclei as a person named it.
 *
 * @param name as it stands in QuPath
 * @param kind what it means to the measures
 */
public record CellClass(String name, CellKind kind) {

    public CellClass {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A class of nuclei needs a name.");
        }
    }
}
