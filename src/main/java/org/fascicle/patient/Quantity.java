package org.fascicle.patient;

import java.util.Optional;
import org.fascicle.measure.Interval;

/**
 * One quantity of one specimen: what was measured, and beside it what a person said.
 *
 * @param measured in the key's unit, where it was measured
 * @param interval 95 % interval of the measured value, in the key's unit
 * @param basis what it was found on, in words
 * @param decided in the key's unit, where a person overrides
 * @param decidedBasis what the person's word stands on, in words; empty where nothing is known of it
 */
public record Quantity(
        QuantityKey key,
        Optional<Double> measured,
        Optional<Interval> interval,
        String basis,
        Optional<Double> decided,
        String decidedBasis) {

    /** What counts: a person's word, else what was measured. */
    public Optional<Double> value() {
        return decided.or(() -> measured);
    }
}
