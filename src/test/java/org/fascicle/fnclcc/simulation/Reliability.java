package org.fascicle.fnclcc.simulation;

import java.util.Locale;

/** Stated probabilities in ten bins beside how often they came true. */
final class Reliability {

    static final int BINS = 10;

    private final double[] stated = new double[BINS];
    private final long[] came = new long[BINS];
    private final long[] cases = new long[BINS];
    private final double[] variance = new double[BINS];
    private double brier;

    void add(double probability, boolean came) {
        int bin = Math.min(BINS - 1, (int) (probability * BINS));
        stated[bin] += probability;
        cases[bin]++;
        variance[bin] += probability * (1 - probability);
        this.came[bin] += came ? 1 : 0;
        brier += Math.pow(probability - (came ? 1 : 0), 2);
    }

    /** Those of another beside these. */
    void add(Reliability other) {
        for (int bin = 0; bin < BINS; bin++) {
            stated[bin] += other.stated[bin];
            came[bin] += other.came[bin];
            cases[bin] += other.cases[bin];
            variance[bin] += other.variance[bin];
        }
        brier += other.brier;
    }

    long cases(int bin) {
        return cases[bin];
    }

    double stated(int bin) {
        return stated[bin] / cases[bin];
    }

    double observed(int bin) {
        return (double) came[bin] / cases[bin];
    }

    /** Mean distance of observed from stated, weighted by cases (expected calibration error). */
    double error() {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(stated[bin] - came[bin]);
        }
        return sum / total();
    }

    /** The same error of so many cases if each probability came true exactly as stated: normal deviations of each bin's sum. */
    double errorByChance() {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.sqrt(2 / Math.PI * variance[bin]);
        }
        return sum / total();
    }

    /** Mean squared distance of a probability from what came. */
    double brier() {
        return brier / total();
    }

    private double total() {
        double total = 0;
        for (long each : cases) {
            total += each;
        }
        return total;
    }

    String table() {
        StringBuilder table = new StringBuilder("| stated | mean stated | came true | cases |\n|---|---|---|---|\n");
        for (int bin = 0; bin < BINS; bin++) {
            if (cases[bin] > 0) {
                table.append(String.format(
                        Locale.ROOT,
                        "| %d-%d %% | %.1f %% | %.1f %% | %d |%n".replace("%n", "\n"),
                        10 * bin,
                        10 * bin + 10,
                        100 * stated(bin),
                        100 * observed(bin),
                        cases[bin]));
            }
        }
        return table.toString();
    }
}
