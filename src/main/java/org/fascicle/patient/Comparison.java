package org.fascicle.patient;

import org.fascicle.measure.Interval;

/**
 * What changed between two specimens that follow one another.
 *
 * @param estimate how many times as much, or how much more in the key's unit
 * @param interval of the estimate; its upper bound may be infinite
 * @param kind what the estimate is
 * @param words what the interval holds and what it does not
 */
public record Comparison(
        QuantityKey key, String from, String to, double estimate, Interval interval, Kind kind, String words) {

    /** What an estimate is. */
    public enum Kind {
        RATIO(1),
        DIFFERENCE(0);

        private final double unchanged;

        Kind(double unchanged) {
            this.unchanged = unchanged;
        }
    }

    /** Whether no change lies outside the interval; what else may have moved the numbers, {@link #words} says. */
    public boolean excludesNoChange() {
        return !interval.contains(kind.unchanged);
    }
}
