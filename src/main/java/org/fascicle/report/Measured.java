package org.fascicle.report;

import java.util.List;
import java.util.Optional;
import org.fascicle.measure.Count;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;
import org.fascicle.measure.Proportion;

/**
 * One number of a result with all that makes it readable.
 *
 * @param key what it is; carries label and unit
 * @param value in the key's unit, finite
 * @param denominator what it was divided by or found on
 * @param interval in the key's unit, where one can be stated
 * @param method how it was measured, one line
 * @param flags sentences a reader must know before using it
 */
public record Measured(
        MeasureKey key,
        double value,
        Denominator denominator,
        Optional<Interval> interval,
        String method,
        List<String> flags) {

    private static final double PERCENT = 100;

    public Measured {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A measured " + key.label() + " must be a number, not " + value
                    + "; say that it was not measured, and why, instead.");
        }
        flags = List.copyOf(flags);
    }

    public static Measured of(MeasureKey key, double value, Denominator denominator, String method) {
        return new Measured(key, value, denominator, Optional.empty(), method, List.of());
    }

    /** The number of things, with its exact Poisson interval. */
    public static Measured count(MeasureKey key, Count count, String areaWords, String method) {
        return of(key, count.count(), Denominator.area(count.area(), areaWords), method)
                .within(count.interval(Interval.USUAL_CONFIDENCE));
    }

    /** The number of things per mm2. */
    public static Measured density(MeasureKey key, Count count, String areaWords, String method) {
        return of(key, count.perMm2(), Denominator.area(count.area(), areaWords), method)
                .within(count.intervalPerMm2(Interval.USUAL_CONFIDENCE));
    }

    /** A share of an area in percent. */
    public static Measured share(MeasureKey key, Fraction fraction, String areaWords, String method) {
        return new Measured(
                key,
                PERCENT * fraction.value(),
                Denominator.area(fraction.whole(), areaWords),
                fraction.interval().map(interval -> interval.times(PERCENT)),
                method,
                List.of());
    }

    /** A share of counted things in percent, with Wilson's interval. */
    public static Measured share(MeasureKey key, Proportion proportion, String unit, String words, String method) {
        return of(key, PERCENT * proportion.value(), Denominator.count(proportion.whole(), unit, words), method)
                .within(proportion.interval().times(PERCENT));
    }

    public Measured within(Interval bounds) {
        return new Measured(key, value, denominator, Optional.of(bounds), method, flags);
    }

    public Measured flagged(List<String> sentences) {
        return new Measured(key, value, denominator, interval, method, sentences);
    }
}
