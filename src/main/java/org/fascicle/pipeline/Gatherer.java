package org.fascicle.pipeline;

import java.io.Serializable;
import java.util.Optional;

/**
 * One measure of a slide, gathered patch by patch.
 *
 * <p>Patches are added in any order, each once, and what two gatherers of one slide hold is merged, with the same result: a
 * gatherer holds whole numbers, maxima or a list that its result sorts, never a sum of fractions. So the same gatherers serve one
 * thread, many, and a cluster, to which they travel as they are. Memory is that of maps of the slide, not of its objects.
 *
 * <p>A new measure is a class like this and a row in {@link Gatherers}.
 *
 * @param <R> what is known of the measure in the end
 */
public interface Gatherer<R> extends Serializable {

    /** Adds what was found in a patch. */
    void add(PatchResult patch);

    /** Adds what another of the same class gathered from other patches of the same slide. */
    void merge(Gatherer<R> other);

    /**
     * The result once all patches are there; empty where there is nothing to state.
     *
     * @param known the slide, and what the gatherers in the rows before this one found
     */
    Optional<R> result(Gathered known);
}
