package org.fascicle.cells;

import org.fascicle.segment.TrainedModel;

/**
 * A model of nuclei that came from a file.
 *
 * @param model what it does
 * @param file its name and SHA-256, by which it is the same as another
 */
public record TaughtCells(CellModel model, TrainedModel file) {

    @Override
    public boolean equals(Object other) {
        return other instanceof TaughtCells taught && taught.file.equals(file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }

    /** Equal texts mean equal models. */
    @Override
    public String toString() {
        return file.sha256();
    }
}
