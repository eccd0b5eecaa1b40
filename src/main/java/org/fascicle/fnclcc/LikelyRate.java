package org.fascicle.fnclcc;

import java.util.Locale;
import org.fascicle.measure.Interval;

/**
 * The mitotic rate that a count makes likely, beside the count itself.
 *
 * @param perMitoticArea true mean in 1.734 mm2 that is as likely too high as too low
 * @param interval 95 % of what is plausible, in 1.734 mm2
 */
public record LikelyRate(double perMitoticArea, Interval interval) {

    /** An interval whose ends lie so many times apart says nothing about where its middle is. */
    private static final double OPEN = 10;

    /** Whether the interval is too wide for its middle to mean anything. */
    public boolean isOpen() {
        return interval.upper() > OPEN * Math.max(1, interval.lower());
    }

    /** As a clause; without a middle where that would pretend to knowledge. */
    public String words() {
        double lower = interval.lower();
        double upper = interval.upper();
        return isOpen()
                ? String.format(
                        Locale.ROOT,
                        "the true rate may lie anywhere from %.1f to %.1f in 1.734 mm2 (95 %%)",
                        lower,
                        upper)
                : String.format(
                        Locale.ROOT,
                        "the likely rate is %.1f in 1.734 mm2 (95 %% interval %.1f to %.1f)",
                        perMitoticArea,
                        lower,
                        upper);
    }
}
