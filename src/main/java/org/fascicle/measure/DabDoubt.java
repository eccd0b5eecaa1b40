package org.fascicle.measure;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How sure it is of a nucleus that it is positive, and of the index.
 *
 * <p>Two things are in doubt. The reading of one nucleus: without any stain nuclei of the slide spread by so much around their mode
 * ({@link DabTally.Peak#spread}), each by itself. And the cut, for all nuclei at once: it may be {@link DabCut#UNSURE} off at 95 % confidence. A
 * nucleus of browner half {@code u} is positive with probability {@code Phi((u - cut) / sqrt(spread^2 + (cut * UNSURE / 1.96)^2))}, one half at
 * the cut.
 *
 * <p>The interval of the index holds three things, chance (Wilson's interval), the readings (a binomial variance for each nucleus) and the cut (the index
 * with it moved by that much); their distances from the index are added as squares on each side, as independent ones are.
 *
 * <p>Limits: how many nuclei of a slide are positive does not enter a nucleus's probability. Where nearly all are negative a doubtful one is
 * positive less often than it says, where nearly all are positive more often.
 *
 * @param spread of the reading of a nucleus
 * @see <a href="https://doi.org/10.1002/sim.3095">Zou and Donner 2008, confidence limits of sums from those of their parts</a>
 */
public record DabDoubt(DabCut cut, double spread) {

    /** Of negative nuclei on real slides, where this one has too few of them. */
    private static final double USUAL_SPREAD = 0.02;

    private static final double Z_95 = 1.959963984540054;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Of a slide with these nuclei. */
    public static DabDoubt of(DabTally nuclei, DabCut cut) {
        return new DabDoubt(cut, nuclei.negatives().map(DabTally.Peak::spread).orElse(USUAL_SPREAD));
    }

    /** @param upperOd mean DAB density of the browner half of a nucleus's pixels */
    public double probability(double upperOd) {
        return NORMAL.cumulativeProbability((upperOd - cut.od()) / Math.hypot(spread, cut.od() * DabCut.UNSURE / Z_95));
    }

    /** The same where the cut is taken for right: the doubt that a nucleus has by itself. */
    private double ownProbability(double upperOd) {
        return NORMAL.cumulativeProbability((upperOd - cut.od()) / spread);
    }

    /**
     * 95 % interval of the labelling index, in percent.
     *
     * @param index of these nuclei, by the cut
     */
    public Interval intervalPercent(DabTally nuclei, LabellingIndex index) {
        Interval chance = index.intervalPercent();
        double all = index.positive() + index.negative();
        double readings = 100
                * Z_95
                * Math.sqrt(nuclei.sum(od -> {
                    double p = ownProbability(od);
                    return p * (1 - p);
                }))
                / all;
        double lower = Math.hypot(index.percent() - chance.lower(), index.percent() - percent(nuclei, DabCut.UNSURE));
        double upper = Math.hypot(chance.upper() - index.percent(), percent(nuclei, -DabCut.UNSURE) - index.percent());
        return new Interval(
                Math.max(0, index.percent() - Math.hypot(lower, readings)),
                Math.min(100, index.percent() + Math.hypot(upper, readings)),
                Interval.USUAL_CONFIDENCE,
                "chance (Wilson 1927), each nucleus's doubt and a cut up to a fifth off, added as squares (Zou and Donner 2008)");
    }

    private double percent(DabTally nuclei, double share) {
        return nuclei.counts(cut.moved(share)).labellingIndex().orElseThrow().percent();
    }
}
