package org.fascicle.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.measure.ValueSpread;

/**
 * Which colour a value has.
 *
 * @param map the colours
 * @param low value of the first colour and of all below
 * @param high value of the last colour and of all above
 */
public record ColourScale(ColourMap map, double low, double high) {

    private static final double HALF_TURN = 180;
    private static final double NEARLY_NONE = 0.02;
    private static final double NEARLY_ALL = 0.98;
    private static final int DIGITS = 2;

    public ColourScale {
        if (!(low < high) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException(
                    "A colour scale rises from one number to another, not from " + low + " to " + high + ".");
        }
    }

    /** From 0 to {@code top}, violet to yellow. */
    public static ColourScale upTo(double top) {
        return new ColourScale(ColourMap.VIRIDIS, 0, top);
    }

    /** For a measure of nuclei between two values; directions always go all around. */
    public static ColourScale of(NucleusMeasure measure, double low, double high) {
        return measure == NucleusMeasure.ORIENTATION
                ? new ColourScale(ColourMap.ROMA_O, 0, HALF_TURN)
                : new ColourScale(ColourMap.VIRIDIS, low, high);
    }

    /** For the values of a measure from their 2nd to their 98th percentile, rounded outwards, so that odd ones leave the rest its colours. */
    public static ColourScale of(NucleusMeasure measure, ValueSpread values) {
        double low = rounded(values.quantile(NEARLY_NONE).orElse(0), RoundingMode.FLOOR);
        double high = rounded(values.quantile(NEARLY_ALL).orElse(1), RoundingMode.CEILING);
        return of(measure, low, high > low ? high : low + 1);
    }

    private static double rounded(double value, RoundingMode mode) {
        return new BigDecimal(value).round(new MathContext(DIGITS, mode)).doubleValue();
    }

    /** {@code 0xRRGGBB}. */
    public int rgb(double value) {
        return map.rgb((value - low) / (high - low));
    }

    /** The range with its unit, in the letters of print; the ends of an open scale stand for all beyond. */
    public String range(String unit) {
        boolean round = map == ColourMap.ROMA_O;
        return ((round ? "" : "\u2264 ") + Figures.shown(low) + " to " + (round ? "" : "\u2265 ") + Figures.shown(high)
                        + " " + Page.unit(unit))
                .strip();
    }
}
