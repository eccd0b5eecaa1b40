package org.fascicle.patient;

import java.util.Locale;
import java.util.Optional;
import org.fascicle.measure.Interval;

/**
 * The labelling index of the hottest field of a slide.
 *
 * @param percent as it was counted there
 * @param likely what the field's true index is likely to be, per cent, since the hottest of many is high partly by chance; empty where a slide
 *     had too few fields to tell
 * @param interval of the likely one
 */
public record HotIndex(double percent, Optional<Double> likely, Optional<Interval> interval) {

    /** What fields of several slides are compared by: the likely index needs no correction for the choice among them. */
    double compared() {
        return likely.orElse(percent);
    }

    /** A clause for people. */
    String words(String slide) {
        return String.format(Locale.ROOT, "hottest field (%s) %.1f %%", slide, percent)
                + likely.map(value -> String.format(Locale.ROOT, ", likely %.1f %%", value))
                        .orElse(", chosen as the hottest of few")
                + interval.map(range -> String.format(Locale.ROOT, " (%.1f to %.1f)", range.lower(), range.upper()))
                        .orElse("");
    }
}
