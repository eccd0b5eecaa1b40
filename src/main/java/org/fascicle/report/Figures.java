package org.fascicle.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, the same under every locale: a dot for decimals, nothing between thousands. */
public final class Figures {

    /** Digits that survive in JSON; more would show the noise of floating point. */
    private static final MathContext KEPT = new MathContext(8, RoundingMode.HALF_EVEN);

    private static final int SHOWN_DIGITS = 3;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
    private static final double LARGEST_FIXED = 1e12;

    /** U+202F, a narrow space that does not break. */
    private static final char THIN_SPACE = '\u202f';

    private Figures() {}

    /**
     * Appends a number rounded to at most {@code decimals} (0 to 6) places, without trailing zeros; appends nothing for
     * NaN and infinities.
     */
    static void append(StringBuilder text, double value, int decimals) {
        if (!Double.isFinite(value)) {
            return;
        }
        if (Math.abs(value) >= LARGEST_FIXED) {
            text.append(new BigDecimal(value).toBigInteger());
            return;
        }
        long scaled = Math.round(Math.abs(value) * POWERS[decimals]);
        if (value < 0 && scaled > 0) {
            text.append('-');
        }
        text.append(scaled / POWERS[decimals]);
        appendDecimals(text, scaled % POWERS[decimals], decimals);
    }

    private static void appendDecimals(StringBuilder text, long rest, int decimals) {
        if (rest == 0) {
            return;
        }
        text.append('.');
        for (long power = POWERS[decimals] / 10; rest > 0; power /= 10) {
            text.append((char) ('0' + rest / power));
            rest %= power;
        }
    }

    static String fixed(double value, int decimals) {
        StringBuilder text = new StringBuilder();
        append(text, value, decimals);
        return text.toString();
    }

    /** For JSON: whole numbers as they are, others to eight digits. */
    static BigDecimal kept(double value) {
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_FIXED) {
            return BigDecimal.valueOf((long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(KEPT).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** For JSON, with as many digits as it takes to be read as the same number. */
    static BigDecimal exact(double value) {
        BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** For people: three digits or all of a whole part, thousands set apart by a narrow space. */
    public static String shown(double value) {
        BigDecimal exact = new BigDecimal(value);
        int wholeDigits = exact.precision() - exact.scale();
        BigDecimal rounded = wholeDigits >= SHOWN_DIGITS
                ? exact.setScale(0, RoundingMode.HALF_EVEN)
                : exact.round(new MathContext(SHOWN_DIGITS, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros();
        String plain = (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
        int point = plain.indexOf('.');
        return point < 0 ? grouped(plain) : grouped(plain.substring(0, point)) + plain.substring(point);
    }

    private static String grouped(String digits) {
        StringBuilder text = new StringBuilder(digits);
        int first = digits.startsWith("-") ? 1 : 0;
        for (int i = digits.length() - 3; i > first; i -= 3) {
            if (digits.length() - first > 4) {
                text.insert(i, THIN_SPACE);
            }
        }
        return text.toString();
    }
}
