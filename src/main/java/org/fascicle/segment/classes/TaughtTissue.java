package org.fascicle.segment.classes;

import org.fascicle.segment.TrainedModel;

/**
 * A tissue model that came from a file.
 *
 * @param model what it does
 * @param file its name and SHA-256, by which it is the same as another
 */
public record TaughtTissue(TissueModel model, TrainedModel file) {

    @Override
    public boolean equals(Object other) {
        return other instanceof TaughtTissue taught && taught.file.equals(file);
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
