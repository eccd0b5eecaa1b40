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

    /** A percentage as a share of 0 to 1. */
    static double share(String option, double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw UserError.usage(option + " is in per cent, 0 to 100, not " + percent + ".");
        }
        return percent / 100;
    }

    static double positive(String option, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw UserError.usage(option + " must be above 0, not " + value + ".");
        }
        return value;
    }
}
