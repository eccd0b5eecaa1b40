package org.fascicle.fnclcc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.fascicle.space.UserError;

/**
 * Refuses entered numbers that no tumour and no microscope has: a lost decimal point, another unit, a share typed for a
 * percentage. Every face that takes numbers from a person asks here, so that they refuse alike.
 */
public final class Slips {

    /** About a panel of a figure, 100 um across. */
    private static final double LEAST_AREA_MM2 = 0.01;

    /** Some 290 high-power fields; published schemes count on 50 at most. */
    private static final double GREATEST_AREA_MM2 = 50;

    /** The densest sarcomas have some 15,000 nuclei per mm2, and no more than a few in a hundred of them divide. */
    private static final double MOST_PER_MM2 = 1000;

    /** At 40 x, with a field number of 10 to 28. */
    private static final double LEAST_FIELD_MM = 0.25;

    private static final double GREATEST_FIELD_MM = 0.7;

    private static final MathContext DIGITS = new MathContext(4);

    private Slips() {}

    /** @param what the option or field of a form, as its reader knows it */
    public static double countedArea(String what, double mm2) {
        return between(
                what,
                "in mm2",
                mm2,
                LEAST_AREA_MM2,
                GREATEST_AREA_MM2,
                "a count is of the most active area, by the rule 1.734 mm2");
    }

    public static double fieldDiameter(String what, double mm) {
        return between(
                what,
                "in mm",
                mm,
                LEAST_FIELD_MM,
                GREATEST_FIELD_MM,
                "it is the field's width at 40 x, by the rule 0.47 mm");
    }

    public static double fieldArea(String what, double mm2) {
        return between(
                what,
                "in mm2",
                mm2,
                square(LEAST_FIELD_MM),
                square(GREATEST_FIELD_MM),
                "it is one field at 40 x, by the rule 0.1734 mm2; a width in mm is a diameter");
    }

    /** Number on an area, both as entered. */
    public static void density(String what, double number, double mm2) {
        if (!(number >= 0)) {
            throw UserError.usage(what + " is 0 or more, not " + number(number) + ".");
        }
        if (!(number / mm2 <= MOST_PER_MM2)) {
            throw UserError.usage(String.format(
                    Locale.ROOT,
                    "%s says %s mitotic figures on %s mm2, but no tumour has more than %.0f per mm2; check the number and its area.",
                    what,
                    number(number),
                    Words.area(mm2),
                    MOST_PER_MM2));
        }
    }

    private static double square(double diameterMm) {
        return Math.PI * diameterMm * diameterMm / 4;
    }

    private static double between(
            String what, String unit, double value, double least, double greatest, String because) {
        if (!(value >= least && value <= greatest)) {
            throw UserError.usage(String.format(
                    Locale.ROOT,
                    "%s is %s, between %s and %s, not %s: %s.",
                    what,
                    unit,
                    number(least),
                    number(greatest),
                    number(value),
                    because));
        }
        return value;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Math.abs(value) < 1
                        ? new BigDecimal(value)
                                .round(DIGITS)
                                .stripTrailingZeros()
                                .toPlainString()
                        : Double.toString(value);
    }
}
