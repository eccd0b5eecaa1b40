package org.fascicle.fnclcc;

import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.fascicle.measure.Interval;

/**
 * How sure a necrosis score is, from the interval of the share.
 *
 * <p>A measured share m with a 95 % interval is read as the true share plus a normal error whose size below and above m is
 * that side of the interval over 1.96 (a split normal). Before the measurement, half of all tumours have no necrosis at
 * all, and in the other half every share is as likely as another: a neutral stand that nothing published contradicts.
 * Weighing the error's law by this gives the probabilities of none, less than half, and half or more. What a person says
 * without an interval is taken as it is; a measurement without an interval has no probabilities.
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
        if (necrosis.interval().filter(interval -> interval.upper() > interval.lower()).isPresent()) {
            return Optional.of(weigh(necrosis, necrosis.interval().get()));
        }
        boolean exact = !necrosis.measured() || necrosis.interval().isPresent();
        return exact ? Optional.of(Distribution.certain(book.line("necrosis", necrosis.share()).points())) : Optional.empty();
    }

    private Distribution weigh(Necrosis necrosis, Interval interval) {
        double m = necrosis.share();
        SplitNormal error = SplitNormal.around(m, interval);
        double half = book.from("necrosis", 2);
        double none = m == 0 ? 0.5 : error.densityBelow(m);
        double some = m == 0 ? error.clampedToNone(half) : error.cumulative(half) - error.cumulative(0);
        double most = m == 0 ? error.clampedToNone(1) - error.clampedToNone(half) : error.cumulative(1) - error.cumulative(half);
        double prior = necrosis.measured() ? PRIOR_OF_NONE : 0;
        return Distribution.proportionalTo(Map.of(0, prior * none, 1, (1 - prior) * some, 2, (1 - prior) * most));
    }

    /** A normal law whose spread differs below and above its middle. */
    private record SplitNormal(double middle, double below, double above) {

        /** A side of no width, as at the ends of the scale, takes the other's. */
        static SplitNormal around(double middle, Interval interval) {
            double below = (middle - interval.lower()) / Z_95;
            double above = (interval.upper() - middle) / Z_95;
            return new SplitNormal(middle, below > 0 ? below : above, above > 0 ? above : below);
        }

        double cumulative(double x) {
            double spread = x < middle ? below : above;
            double mass = 2 * spread / (below + above);
            double z = (x - middle) / spread;
            return x < middle ? mass * STANDARD.cumulativeProbability(z) : 1 - mass * STANDARD.survivalProbability(z);
        }

        /** Density of an error of {@code size} where the truth lies below the measurement. */
        double densityBelow(double size) {
            return STANDARD.density(size / below) / below;
        }

        /** Chance that a share of 0 to {@code share}, each as likely, measures as none: its error reaches below 0. */
        double clampedToNone(double share) {
            double z = share / above;
            return above * (z * STANDARD.survivalProbability(z) - STANDARD.density(z) + STANDARD.density(0));
        }
    }
}
