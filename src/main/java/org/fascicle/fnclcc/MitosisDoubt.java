package org.fascicle.fnclcc;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.fascicle.measure.DetectorError;
import org.fascicle.measure.Interval;

/**
 * How sure a mitotic score is, from the count alone.
 *
 * <p>Mitoses fall on the counted area A as a Poisson count n. The score that is doubted is the one of the true mean m in
 * 1.734 mm2: 1 below 10, 2 from 10, 3 from 20. With Jeffreys' prior, m given n is Gamma with shape n + 1/2 and scale
 * 1.734 / A, which is calibrated for true means spread evenly on a linear or on a logarithmic scale alike (see
 * docs/validation/grading.md). The interval is Garwood's exact one, as pathologists' papers state it. Where a program chose the
 * window as the hottest, the other windows pull its mean towards theirs ({@link ChosenWindow}); an unreviewed detector's count adds the
 * detector's own errors ({@link DetectorCorrection}).
 *
 * <p>Units: numbers in 1.734 mm2. Limits: nothing of figures on which two people disagree.
 *
 * @see <a href="https://doi.org/10.1093/biomet/28.3-4.437">Garwood 1936</a>
 */
public final class MitosisDoubt {

    /**
     * Middle of tumours' true means in 1.734 mm2 before an unreviewed detector counts: the first cut. The simulation in scripts moves it to
     * see what it costs.
     */
    public static final double USUAL_MEAN = 10;

    /** How far tumours lie apart, as standard deviation of the natural logarithm of that mean: 95 of 100 lie between 1 and 105. */
    public static final double USUAL_LOG_SD = 1.2;

    private static final double JEFFREYS = 0.5;

    private final RuleBook book;

    public MitosisDoubt(RuleBook book) {
        this.book = book;
    }

    /** The exact 95 % interval of a count in 1.734 mm2: chance of counting alone. */
    public static Interval interval(Mitoses mitoses) {
        double tail = (1 - Interval.USUAL_CONFIDENCE) / 2;
        double n = mitoses.number();
        double lower = n == 0 ? 0 : ChiSquaredDistribution.of(2 * n).inverseCumulativeProbability(tail) / 2;
        double upper = ChiSquaredDistribution.of(2 * n + 2).inverseSurvivalProbability(tail) / 2;
        return new Interval(lower, upper, Interval.USUAL_CONFIDENCE, "exact Poisson (Garwood 1936)")
                .times(mitoses.perMitoticArea());
    }

    /**
     * What the count says of the true mean in 1.734 mm2 where more than chance of counting lies between: a program chose the window, or
     * nobody reviewed its count. Empty for a person's count, and where there are too few windows to say.
     */
    public static Optional<LikelyRate> rate(Mitoses mitoses) {
        return trueMean(mitoses).map(of -> new LikelyRate(of.median(), of.interval()));
    }

    private static Optional<TrueMean> trueMean(Mitoses mitoses) {
        Optional<DetectorError> error = mitoses.unreviewedError();
        if (mitoses.hotspot().isEmpty()) {
            return error.map(known -> DetectorCorrection.trueMean(mitoses.number(), mitoses.area(), known)
                    .times(mitoses.perMitoticArea()));
        }
        Optional<TrueMean> seen = mitoses.hotspot()
                .map(Mitoses.Hotspot::windows)
                .filter(WindowCounts::areEnough)
                .map(windows -> ChosenWindow.trueMean((int) Math.round(mitoses.inMitoticArea()), windows));
        return error.isEmpty()
                ? seen
                : seen.map(of ->
                        DetectorCorrection.trueMean(of, mitoses.hotspot().get().windows(), error.get()));
    }

    /** Probabilities of 1, 2 and 3 points; none for the hottest of fewer than ten windows, where nobody can say what the choice did. */
    public Optional<Distribution> points(Mitoses mitoses) {
        Optional<TrueMean> known = trueMean(mitoses);
        if (known.isPresent()) {
            return Optional.of(between(known.get()::below));
        }
        return mitoses.hotspot().isPresent()
                ? Optional.empty()
                : Optional.of(between(
                        GammaDistribution.of(mitoses.number() + JEFFREYS, mitoses.perMitoticArea())
                                ::cumulativeProbability));
    }

    /** How often a count on 1.734 mm2 scores 1, 2 and 3 points where the true mean is known, above 0. */
    public Distribution pointsAtTrueMean(double mean) {
        PoissonDistribution counts = PoissonDistribution.of(mean);
        return between(cut -> counts.cumulativeProbability((int) cut - 1));
    }

    private Distribution between(DoubleUnaryOperator below) {
        List<Threshold> lines = book.lines("mitoses");
        TreeMap<Integer, Double> points = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            double from = i == 0 ? 0 : below.applyAsDouble(lines.get(i).from());
            double to = i == lines.size() - 1
                    ? 1
                    : below.applyAsDouble(lines.get(i + 1).from());
            points.put(lines.get(i).points(), to - from);
        }
        return Distribution.of(points);
    }
}
