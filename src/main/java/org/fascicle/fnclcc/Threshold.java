package org.fascicle.fnclcc;

/**
 * One line of the rule: from this value on, so many points.
 *
 * <p>Mitoses are numbers in 1.734 mm2, necrosis and MIB-1 shares from 0 to 1, the grade's values are totals. The last
 * line of a measure that a value reaches gives its points.
 *
 * @param above true where the value must lie above {@code from}, false where reaching it is enough
 * @param words the line as a pathologist says it
 */
public record Threshold(int points, boolean above, double from, String words, Source source) {

    /** Relative slack for rounding: 10 mitoses on ten fields of 0.1734 mm2 are 10 in 1.734 mm2. */
    private static final double ROUNDING = 1e-9;

    public boolean isReachedBy(double value) {
        return above ? value > from : value >= from * (1 - ROUNDING);
    }
}
