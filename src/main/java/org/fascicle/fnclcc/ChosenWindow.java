package org.fascicle.fnclcc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The true mean of a window that was chosen because it holds most, given what all windows of the tumour hold.
 *
 * <p>The hottest of many windows is high partly by chance, so its count n overstates its true mean. Before its own count, a window's true
 * mean is one of those that the tumour's windows have; how these are spread is learnt from all their counts, and each count is a Poisson
 * number about its window's mean. With a Gamma law of shape a and rate b for the means, the chosen window's mean given n is Gamma with
 * shape a + n and rate b + 1: pulled towards the others, the more so the less they differ. A prior that fits the tumour needs no
 * further correction for the choice (Efron 2011, empirical Bayes). Here a and b are not fixed but weighed by how well they explain all
 * windows, and beside the Gamma law stand a log-normal and an inverse Gamma one, whose upper tails are heavier, as where mitoses lie in
 * patches; docs/validation/grading.md shows what that buys. Overlapping windows say the same thing several times: together they count as
 * many as lie side by side.
 *
 * <p>Units: numbers in 1.734 mm2. Limits: needs some ten windows' area of tissue; patches much smaller than a window and very unlike each
 * other are pulled too far.
 *
 * @see <a href="https://doi.org/10.1198/jasa.2011.tm11181">Efron 2011, Tweedie's formula and selection bias</a>
 */
final class ChosenWindow {

    private static final int STEPS = 240;
    /** Means are looked at up to so many standard deviations above the greatest count. */
    private static final double REACH = 6;

    /** How much windows' true means may differ, as standard deviation over mean. */
    private static final double[] SPREADS = {0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.95, 1.25, 1.6};

    private static final int MEANS = 9;
    /** The mean of all windows is looked for within so many of its standard errors. */
    private static final double DOUBTS = 2.4;

    /** A likelihood whose logarithm lies so far below the best one's is 0 beside it; one that is nearer may alone allow a count. */
    private static final double HOPELESS = 740;

    private static final String METHOD =
            "Poisson count, pulled towards the other windows as far as these differ (empirical Bayes)";

    private final WindowCounts windows;
    private final double[] edges;
    /** Of each step of the grid: its mean, the logarithm of that, the logarithm of its width on that scale. */
    private final double[] means = new double[STEPS];

    private final double[] logs = new double[STEPS];
    private final double[] logWidths = new double[STEPS];

    private ChosenWindow(WindowCounts windows, int greatest) {
        this.windows = windows;
        this.edges = TrueMean.grid(greatest + 1 + REACH * Math.sqrt(greatest + 1), STEPS);
        for (int i = 0; i < STEPS; i++) {
            means[i] = TrueMean.middle(edges, i);
            logs[i] = Math.log(means[i]);
            logWidths[i] = Math.log((edges[i + 1] - edges[i]) / means[i]);
        }
    }

    /** @param count what the chosen window holds */
    static TrueMean trueMean(int count, WindowCounts windows) {
        int greatest = Math.max(count, windows.windows().lastKey());
        return new ChosenWindow(windows, greatest).trueMean(count);
    }

    private TrueMean trueMean(int count) {
        List<double[]> laws = laws();
        double[] fits = fits(laws);
        double best = Arrays.stream(fits).max().orElseThrow();
        double[] likely = likelihoods(count);
        double[] plausible = new double[STEPS];
        for (int i = 0; i < fits.length; i++) {
            if (fits[i] < best - HOPELESS) {
                continue;
            }
            double[] law = laws.get(i);
            // a law that all but rules this count out has been weighed down by it already, the count being one of the
            // windows'
            double weight = Math.exp(fits[i] - best) / Math.max(Double.MIN_NORMAL, dot(law, likely));
            for (int j = 0; j < STEPS; j++) {
                plausible[j] += weight * law[j] * likely[j];
            }
        }
        return TrueMean.of(edges, plausible, METHOD);
    }

    /** Laws that windows' true means may follow, each over the grid and summing to 1. */
    private List<double[]> laws() {
        double mean = windows.meanAboveNone();
        double variance = Math.max(mean, windows.variance());
        double doubt = DOUBTS * Math.sqrt(variance / windows.sideBySide()) / mean;
        List<double[]> laws = new ArrayList<>();
        for (int i = 0; i < MEANS; i++) {
            double middle = mean * Math.exp(doubt * (2.0 * i / (MEANS - 1) - 1));
            for (double spread : SPREADS) {
                laws.add(law(logGamma(middle, spread)));
                laws.add(law(logNormal(middle, spread)));
                laws.add(law(logInverseGamma(middle, spread)));
            }
        }
        return laws;
    }

    /** The logarithm of a density on the logarithm of the mean, up to a number. */
    private interface LogDensity {
        double at(double mean, double logMean);
    }

    private static LogDensity logGamma(double mean, double spread) {
        double shape = 1 / (spread * spread);
        return (each, log) -> shape * (log - each / mean);
    }

    private static LogDensity logNormal(double mean, double spread) {
        double variance = Math.log1p(spread * spread);
        double middle = Math.log(mean) - variance / 2;
        return (each, log) -> -(log - middle) * (log - middle) / (2 * variance);
    }

    private static LogDensity logInverseGamma(double mean, double spread) {
        double shape = 2 + 1 / (spread * spread);
        return (each, log) -> -shape * log - mean * (shape - 1) / each;
    }

    private double[] law(LogDensity logDensity) {
        double[] law = new double[STEPS];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < STEPS; i++) {
            law[i] = logDensity.at(means[i], logs[i]) + logWidths[i];
            most = Math.max(most, law[i]);
        }
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            law[i] = Math.exp(law[i] - most);
            sum += law[i];
        }
        for (int i = 0; i < STEPS; i++) {
            law[i] /= sum;
        }
        return law;
    }

    private double[] fits(List<double[]> laws) {
        double[] fits = new double[laws.size()];
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < fits.length; i++) {
            fits[i] = logLikelihood(laws.get(i), best - HOPELESS);
            best = Math.max(best, fits[i]);
        }
        return fits;
    }

    /**
     * Of all windows' counts under a law, as much as so many windows side by side would say.
     *
     * @param least below which it does not matter how far: each window only lowers it
     */
    private double logLikelihood(double[] law, double least) {
        double part = Math.min(1, windows.sideBySide() / windows.number());
        double sum = 0;
        for (Map.Entry<Integer, Long> each : windows.windows().entrySet()) {
            sum += part * each.getValue() * Math.log(Math.max(Double.MIN_NORMAL, dot(law, likelihoods(each.getKey()))));
            if (sum < least) {
                break;
            }
        }
        return sum;
    }

    private final Map<Integer, double[]> known = new java.util.HashMap<>();

    /** How likely each mean of the grid makes this count, by the most likely one. */
    private double[] likelihoods(int count) {
        return known.computeIfAbsent(
                count,
                n -> TrueMean.between(edges, mean -> Math.exp(n == 0 ? -mean : n * Math.log(mean / n) + n - mean)));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
