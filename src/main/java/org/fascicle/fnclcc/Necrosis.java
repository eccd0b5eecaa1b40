package org.fascicle.fnclcc;

import java.util.Optional;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;

/**
 * The necrotic share of the tumour over all its blocks.
 *
 * @param share 0 to 1; 0 means none
 * @param interval 95 % interval of the share where it was measured
 * @param measured true where a program measured it, false where a person says it
 * @param kindClear true where it is known to be tumour necrosis, not ulceration or an effect of treatment
 * @param missing why there is no share; then the rest means nothing
 */
public record Necrosis(
        double share, Optional<Interval> interval, boolean measured, boolean kindClear, Optional<String> missing) {

    public Necrosis {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A necrotic share is 0 to 1, not " + share + ".");
        }
        if (interval.isPresent()
                && (interval.get().lower() > share || interval.get().upper() < share)) {
            throw new IllegalArgumentException(
                    "The necrotic share " + share + " lies outside its own interval " + interval.get() + ".");
        }
    }

    /** A person's estimate. */
    public static Necrosis ofShare(double share) {
        return new Necrosis(share, Optional.empty(), false, true, Optional.empty());
    }

    /** A person's estimate with the range in which it surely lies. */
    public static Necrosis ofShare(double share, Interval interval) {
        return new Necrosis(share, Optional.of(interval), false, true, Optional.empty());
    }

    /** A measured fraction; not assessable on less than one high-power field. */
    public static Necrosis measured(Fraction fraction) {
        if (fraction.whole().um2() < RuleBook.HIGH_POWER_FIELD.um2()) {
            return notAssessable(Words.lessThanAField(fraction.whole()));
        }
        return new Necrosis(fraction.value(), fraction.interval(), true, true, Optional.empty());
    }

    /** @param why a clause that ends the sentence "The tumour necrosis was not assessable: ..." */
    public static Necrosis notAssessable(String why) {
        return new Necrosis(0, Optional.empty(), false, true, Optional.of(why));
    }

    public Necrosis ofUnclearKind() {
        return new Necrosis(share, interval, measured, false, missing);
    }

    public boolean isAssessable() {
        return missing.isEmpty();
    }
}
