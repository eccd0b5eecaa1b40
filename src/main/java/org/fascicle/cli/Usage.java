package org.fascicle.cli;

import org.fascicle.space.UserError;

/** The checks of option values that several commands share; each says what is wrong in one sentence. */
final class Usage {

    private Usage() {}

    static void refuseTwo(String one, Object first, String other, Object second) {
        if (first != null && second != null) {
            throw UserError.usage("Give " + one + " or " + other + ", not both.");
        }
    }

    /**
     * A percentage as a share of 0 to 1.
     *
     * <p>A bare number above 0 and below 1 may be a share (0.6 for 60 %) or a trace (0.6 %); the sign tells: {@code 0.6%}.
     */
    static double share(String option, String typed) {
        String digits = typed.strip().replaceFirst("\\s*%$", "");
        double percent = number(option, typed, digits);
        if (!(percent >= 0 && percent <= 100)) {
            throw UserError.usage(option + " is in per cent, 0 to 100, not " + typed.strip() + ".");
        }
        if (percent > 0 && percent < 1 && digits.equals(typed.strip())) {
            throw UserError.usage(option + " is in per cent, and " + digits + " may be a share: write "
                    + Math.round(1e8 * percent) / 1e6 + " or, if less than one per cent is meant, " + digits + "%.");
        }
        return percent / 100;
    }

    private static double number(String option, String typed, String digits) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException notANumber) {
            throw UserError.usage(option + " is a number of per cent, for instance 30, not " + typed.strip() + ".");
        }
    }

    /** Above the least, up to the greatest. */
    static double between(String option, double value, double least, double greatest) {
        if (!(value > least && value <= greatest)) {
            throw UserError.usage(option + " lies between " + least + " and " + greatest + ", not " + value + ".");
        }
        return value;
    }

    static double positive(String option, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw UserError.usage(option + " must be above 0, not " + value + ".");
        }
        return value;
    }
}
