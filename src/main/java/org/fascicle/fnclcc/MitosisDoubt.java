package org.fascicle.fnclcc;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.fascicle.measure.Interval;

/**
 * How sure a mitotic score is, from the count alone.
 *
 * <p>Mitoses fall on the counted area A as a Poisson count n. The score that is doubted is the one of the true mean m in
 * 1.734 mm2: 1 below 10, 2 from 10, 3 from 20. With Jeffreys' prior, m given n is Gamma with shape n + 1/2 and scale
 * 1.734 / A, which is calibrated for true means spread evenly on a linear or on a logarithmic scale alike (see
 * docs/validation/grading.md). The interval is Garwood's exact one, as pathologists' papers state it. An unreviewed
 * detector's count adds the detector's own errors to both ({@link DetectorCorrection}).
 *
 * <p>Units: numbers in 1.734 mm2. Limits: the Poisson law speaks of one area; it knows nothing of how the area was
 * chosen, nor of figures on which two people disagree.
 *
 * @see <a href="https://doi.org/10.1093/biomet/28.3-4.437">Garwood 1936</a>
 */
public final class MitosisDoubt {

    private static final double JEFFREYS = 0.5;

    private final RuleBook book;

    public MitosisDoubt(RuleBook book) {
        this.book = book;
    }

    /** 95 % interval of the true mean in 1.734 mm2, exact for a person's count. */
    public Interval interval(Mitoses mitoses) {
        return mitoses.correction()
                .map(corrected -> corrected.interval().times(mitoses.perMitoticArea()))
                .orElseGet(() -> garwood(mitoses));
    }

    private static Interval garwood(Mitoses mitoses) {
        double tail = (1 - Interval.USUAL_CONFIDENCE) / 2;
        double n = mitoses.number();
        double lower = n == 0 ? 0 : ChiSquaredDistribution.of(2 * n).inverseCumulativeProbability(tail) / 2;
        double upper = ChiSquaredDistribution.of(2 * n + 2).inverseSurvivalProbability(tail) / 2;
        return new Interval(lower, upper, Interval.USUAL_CONFIDENCE, "exact Poisson (Garwood 1936)")
                .times(mitoses.perMitoticArea());
    }

    /** Probabilities of 1, 2 and 3 points given a count. */
    public Distribution points(Mitoses mitoses) {
        Optional<DetectorCorrection> correction = mitoses.correction();
        if (correction.isPresent()) {
            return between(cut -> correction.get().below(cut / mitoses.perMitoticArea()));
        }
        return between(
                GammaDistribution.of(mitoses.number() + JEFFREYS, mitoses.perMitoticArea())::cumulativeProbability);
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
