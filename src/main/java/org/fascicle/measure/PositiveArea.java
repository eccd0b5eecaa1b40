package org.fascicle.measure;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.fascicle.space.Area;

/**
 * Share of the analysable tissue that is DAB-positive.
 *
 * <p>{@code sum of positive / sum of analysable area}. The 95 % interval is that of a ratio over squares taken as clusters:
 * {@code variance = n / (n - 1) * sum (positive_i - share * analysable_i)^2 / (sum analysable)^2}, with Student's t on n - 1
 * degrees of freedom. It says how far another sample of the same tissue could lie, not how far the cut of positivity
 * moves the share. Below {@link #FEWEST_SQUARES} squares there is none.
 *
 * @see <a href="https://www.wiley.com/en-us/Sampling+Techniques%2C+3rd+Edition-p-9780471162407">Cochran 1977, Sampling Techniques, chapter 6</a>
 */
public final class PositiveArea {

    /** Fewer squares say too little of how the tissue varies. */
    public static final int FEWEST_SQUARES = 5;

    private PositiveArea() {}

    /** Empty without analysable tissue. */
    public static Optional<Fraction> of(PositivitySquares squares) {
        List<PositivitySquares.Square> list = squares.squares();
        if (list.isEmpty()) {
            return Optional.empty();
        }
        Area positive = squares.positive();
        Area analysable = squares.analysable();
        return Optional.of(new Fraction(
                positive, analysable, interval(list, positive.um2() / analysable.um2(), analysable.um2())));
    }

    private static Interval interval(List<PositivitySquares.Square> squares, double share, double whole) {
        int n = squares.size();
        if (n < FEWEST_SQUARES) {
            return null;
        }
        double sum = 0;
        for (PositivitySquares.Square square : squares) {
            double deviation =
                    square.positive().um2() - share * square.analysable().um2();
            sum += deviation * deviation;
        }
        double error = Math.sqrt(sum * n / (n - 1)) / whole;
        double half = TDistribution.of(n - 1).inverseSurvivalProbability((1 - Interval.USUAL_CONFIDENCE) / 2) * error;
        return new Interval(
                Math.max(0, share - half),
                Math.min(1, share + half),
                Interval.USUAL_CONFIDENCE,
                "ratio over " + n + " squares (Cochran 1977)");
    }
}
