package org.fascicle.fnclcc;

import java.util.Locale;

/** Numbers as people read them. */
final class Words {

    private static final double WHOLE = 1e-6;

    private Words() {
    }

    /** Whole where it is whole, else with one decimal. */
    static String number(double value) {
        return Math.abs(value - Math.rint(value)) < WHOLE ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
    }

    /** An area in mm2 with up to three decimals. */
    static String area(double mm2) {
        return String.format(Locale.ROOT, "%.3f", mm2).replaceAll("\\.?0+$", "");
    }

    /** A share from 0 to 1 as a number of per cent, with a decimal where it is not whole. */
    static String percent(double share) {
        return number(100 * share);
    }
}
