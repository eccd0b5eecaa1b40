package org.fascicle.fnclcc;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.fascicle.measure.Interval;

/**
 * How sure a necrosis score is, from the interval of the share.
 *
 * <p>A measured share m with a 95 % interval is read as the true share plus a normal error whose size below and above m is
 * that side of the interval over 1.96 (a split normal). Before the measurement, half of all tumours have no necrosis at
 * all, and in the other half small shares are commoner than large ones: the root of the share is evenly spread, so that a
 * quarter of the tumour is the middle. Weighing the error's law by this gives the probabilities of none, less than half,
 * and half or more. What a person says without an interval is taken as it is; a measurement without an interval has no
 * probabilities.
 *
 * <p>Units: shares 0 to 1. Limits: as good as the interval it is given; a systematic error is not in it.
 */
public final class NecrosisDoubt {

    /** Share of tumours without necrosis before anything is measured; the simulation in scripts moves it to see what it costs. */
    public static final double PRIOR_OF_NONE = 0.5;

    private static final double Z_95 = 1.959963984540054;

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private final RuleBook book;

    public NecrosisDoubt(RuleBook book) {
        this.book = book;
    }

    /** Probabilities of 0, 1 and 2 points, where they can be stated. */
    public Optional<Distribution> points(Necrosis necrosis) {
        if (necrosis.interval()
                .filter(interval -> interval.upper() > interval.lower())
                .isPresent()) {
            return Optional.of(weigh(necrosis, necrosis.interval().get()));
        }
        boolean exact = !necrosis.measured() || necrosis.interval().isPresent();
        return exact
                ? Optional.of(Distribution.certain(
                        book.line("necrosis", necrosis.share()).points()))
                : Optional.empty();
    }

    private Distribution weigh(Necrosis necrosis, Interval interval) {
        double half = book.from("necrosis", 2);
        Error error = Error.of(necrosis.share(), interval);
        double prior = necrosis.measured() || necrosis.share() == 0 ? PRIOR_OF_NONE : 0;
        return Distribution.proportionalTo(Map.of(
                0,
                prior * error.likelihood(0),
                1,
                (1 - prior) * error.likelihoodBetween(0, half),
                2,
                (1 - prior) * error.likelihoodBetween(half, 1)));
    }

    /** The law of a measured share given the true one; what would measure below 0 measures as 0. */
    private record Error(double measured, double below, double above) {

        /** Beyond this many spreads nothing is left to add up. */
        private static final double REACH = 8;

        private static final int STEPS = 500;

        /** A side that ends at 0 or 1 was cut off there, and one of no width says nothing: it is as wide as the other at least. */
        static Error of(double measured, Interval interval) {
            double below = (measured - interval.lower()) / Z_95;
            double above = (interval.upper() - measured) / Z_95;
            boolean cutBelow = interval.lower() <= 0 || below == 0;
            boolean cutAbove = interval.upper() >= 1 || above == 0;
            return new Error(
                    measured, cutBelow ? Math.max(below, above) : below, cutAbove ? Math.max(above, below) : above);
        }

        double likelihood(double truth) {
            if (measured == 0) {
                return STANDARD.survivalProbability(truth / above);
            }
            double spread = truth < measured ? below : above;
            return STANDARD.density((truth - measured) / spread) * 2 / (below + above);
        }

        /** Mean likelihood over true shares whose roots are evenly spread, times the part of them that lies between. */
        double likelihoodBetween(double from, double to) {
            double least = Math.max(from, measured - REACH * below);
            double most = Math.min(to, measured + REACH * above);
            return least >= most ? 0 : integral(root -> likelihood(root * root), Math.sqrt(least), Math.sqrt(most));
        }

        /** By midpoints. */
        private static double integral(DoubleUnaryOperator function, double from, double to) {
            double step = (to - from) / STEPS;
            double sum = 0;
            for (int i = 0; i < STEPS; i++) {
                sum += function.applyAsDouble(from + (i + 0.5) * step);
            }
            return sum * step;
        }
    }
}
