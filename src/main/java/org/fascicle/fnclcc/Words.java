package org.fascicle.fnclcc;

import java.util.Locale;
import org.fascicle.space.Area;

/** Numbers as people read them. */
final class Words {

    private static final double WHOLE = 1e-6;
    private static final double SHOWN_MM2 = 0.001;

    private Words() {}

    /** Whole where it is whole, else with one decimal. */
    static String number(double value) {
        return Math.abs(value - Math.rint(value)) < WHOLE
                ? Long.toString(Math.round(value))
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /** An area in mm2 with three decimals, as every page writes it. */
    static String area(double mm2) {
        return String.format(Locale.ROOT, "%.3f", mm2);
    }

    /** A probability in whole per cent that never rounds a doubt away. */
    static String chance(double probability) {
        if (probability > 0 && probability < 0.01) {
            return "less than 1 %";
        }
        if (probability < 1 && probability > 0.99) {
            return "more than 99 %";
        }
        return Math.round(100 * probability) + " %";
    }

    /** Why a program's finding on this area is not scored; a clause. */
    static String lessThanAField(Area area) {
        return String.format(
                Locale.ROOT,
                "it was measured on %s mm2 only, less than one high-power field (%.4f mm2)",
                area.mm2() < SHOWN_MM2 ? "less than " + SHOWN_MM2 : area(area.mm2()),
                RuleBook.HIGH_POWER_FIELD.mm2());
    }

    /** A share from 0 to 1 as a number of per cent, with a decimal where it is not whole. */
    static String percent(double share) {
        return number(100 * share);
    }
}
