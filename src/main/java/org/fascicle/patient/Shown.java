package org.fascicle.patient;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.fascicle.measure.Interval;

/** Numbers as people read them, in letters that every PDF font has. */
final class Shown {

    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private Shown() {}

    /** Three digits, or all of a whole part. */
    static String number(double value) {
        if (Double.isInfinite(value)) {
            return "infinity";
        }
        if (Math.abs(value) >= 100) {
            return Long.toString(Math.round(value));
        }
        String plain = new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
        return plain.length() > 6 ? String.format(Locale.ROOT, "%.3f", value) : plain;
    }

    static String interval(Interval interval) {
        return number(interval.lower()) + " to " + number(interval.upper());
    }
}
