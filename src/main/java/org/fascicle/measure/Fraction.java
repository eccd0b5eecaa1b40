package org.fascicle.measure;

import java.util.Optional;
import org.fascicle.space.Area;

/**
 * A share of an area, with what it was divided by.
 *
 * @param part the area that has it
 * @param whole the denominator, above none: analysable tissue
 * @param intervalOrNull 95 % interval of the share (0 to 1) where one can be stated
 */
public record Fraction(Area part, Area whole, Interval intervalOrNull) {

    public Fraction {
        if (whole.um2() <= 0 || part.um2() > whole.um2() * (1 + 1e-9)) {
            throw new IllegalArgumentException("Not a fraction: " + part + " of " + whole + ".");
        }
    }

    /** 0 to 1. */
    public double value() {
        return Math.min(1, part.um2() / whole.um2());
    }

    public Optional<Interval> interval() {
        return Optional.ofNullable(intervalOrNull);
    }
}
