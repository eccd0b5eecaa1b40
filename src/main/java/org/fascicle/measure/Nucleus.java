package org.fascicle.measure;

import java.io.Serializable;
import java.util.Optional;
import org.fascicle.image.ObjectMask;

/**
 * One nucleus: its pixels on the slide's grid and what was measured of them.
 *
 * <p>Positions are in pixels of the grid that its mask lies on, pixel centres at integers.
 */
public final class Nucleus implements Serializable {

    private static final long serialVersionUID = 1;

    private final ObjectMask mask;
    private final double[] values;
    private final CellCall cellOrNull;

    /** @param values one per {@link NucleusMeasure}, in the enum's order; NaN for what was not measured */
    Nucleus(ObjectMask mask, double[] values) {
        this(mask, values, null);
    }

    private Nucleus(ObjectMask mask, double[] values, CellCall cellOrNull) {
        if (values.length != NucleusMeasure.values().length) {
            throw new IllegalArgumentException("A nucleus needs one value per measure, not " + values.length + ".");
        }
        this.mask = mask;
        this.values = values;
        this.cellOrNull = cellOrNull;
    }

    /** The same nucleus with its {@link NucleusMeasure#CONFIDENCE}. */
    public Nucleus withConfidence(double confidence) {
        double[] known = values.clone();
        known[NucleusMeasure.CONFIDENCE.ordinal()] = confidence;
        return new Nucleus(mask, known, cellOrNull);
    }

    /** The same nucleus with what a taught classifier called it. */
    public Nucleus called(CellCall cell) {
        return new Nucleus(mask, values, cell);
    }

    /** What a taught classifier called it; empty where none was used. */
    public Optional<CellCall> cell() {
        return Optional.ofNullable(cellOrNull);
    }

    public ObjectMask mask() {
        return mask;
    }

    /** Column of its centroid on the grid. */
    public double x() {
        return mask.centroidX();
    }

    /** Row of its centroid on the grid. */
    public double y() {
        return mask.centroidY();
    }

    /** The value of a measure in its unit; NaN if it was not measured (DAB on H&E). */
    public double value(NucleusMeasure measure) {
        return values[measure.ordinal()];
    }
}
