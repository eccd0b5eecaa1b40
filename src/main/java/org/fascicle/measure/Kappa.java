package org.fascicle.measure;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Agreement of two readers on categories beyond what chance brings: Cohen's kappa, and weighted for categories in an order.
 *
 * <p>With weights v of disagreement (0 on the diagonal), kappa = 1 - sum v p / sum v q, p the observed shares of the table and q those of
 * two readers who only share their margins. The interval is the large-sample one of Fleiss, Cohen and Everitt.
 *
 * <p>Units: -1 to 1; 0 is chance. Limits: some thirty items are needed for the interval; where nearly all items are of one
 * category kappa is low however well two agree.
 *
 * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen 1960</a>
 * @see <a href="https://doi.org/10.1037/h0026256">Cohen 1968, weighted</a>
 * @see <a href="https://doi.org/10.1037/h0028106">Fleiss, Cohen and Everitt 1969, its error</a>
 */
public record Kappa(double value, double standardError, long items) {

    private static final double Z_95 = 1.959963984540054;

    /** How grave a disagreement is by the distance of two categories in their order. */
    public enum Weights {
        /** Any disagreement is as grave: Cohen's kappa. */
        NONE,
        /** Twice as far is twice as grave. */
        LINEAR,
        /** Twice as far is four times as grave. */
        QUADRATIC;

        private double disagreement(int distance) {
            return switch (this) {
                case NONE -> distance == 0 ? 0 : 1;
                case LINEAR -> distance;
                case QUADRATIC -> (double) distance * distance;
            };
        }
    }

    /**
     * Of two readers' categories, item by item; empty where both say the same one category throughout, which no chance can be told from.
     *
     * @throws IllegalArgumentException where they are not as many, or none
     */
    public static <C extends Comparable<C>> Optional<Kappa> of(List<C> one, List<C> other, Weights weights) {
        if (one.size() != other.size() || one.isEmpty()) {
            throw new IllegalArgumentException("Two readers are compared on the same items, one at least.");
        }
        SortedSet<C> all = new TreeSet<>(one);
        all.addAll(other);
        if (all.size() < 2) {
            return Optional.empty();
        }
        List<C> categories = List.copyOf(all);
        long[][] table = new long[categories.size()][categories.size()];
        for (int i = 0; i < one.size(); i++) {
            table[categories.indexOf(one.get(i))][categories.indexOf(other.get(i))]++;
        }
        return Optional.of(of(table, disagreements(categories.size(), weights)));
    }

    private static double[][] disagreements(int categories, Weights weights) {
        double[][] disagreements = new double[categories][categories];
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                disagreements[i][j] = weights.disagreement(Math.abs(i - j));
            }
        }
        return disagreements;
    }

    /**
     * @param table how many items the first reader put into the row's and the second into the column's category
     * @param disagreements weight of each cell, 0 on the diagonal, in any unit
     */
    static Kappa of(long[][] table, double[][] disagreements) {
        int k = table.length;
        double[] rows = new double[k];
        double[] columns = new double[k];
        double n = 0;
        double most = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                rows[i] += table[i][j];
                columns[j] += table[i][j];
                n += table[i][j];
                most = Math.max(most, disagreements[i][j]);
            }
        }
        double observed = 0;
        double expected = 0;
        double[] ofRow = new double[k];
        double[] ofColumn = new double[k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double agreement = 1 - disagreements[i][j] / most;
                observed += agreement * table[i][j] / n;
                expected += agreement * rows[i] / n * columns[j] / n;
                ofRow[i] += agreement * columns[j] / n;
                ofColumn[j] += agreement * rows[i] / n;
            }
        }
        double sum = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double agreement = 1 - disagreements[i][j] / most;
                double term = agreement * (1 - expected) - (ofRow[i] + ofColumn[j]) * (1 - observed);
                sum += table[i][j] / n * term * term;
            }
        }
        double rest = observed * expected - 2 * expected + observed;
        double variance = (sum - rest * rest) / (n * Math.pow(1 - expected, 4));
        return new Kappa((observed - expected) / (1 - expected), Math.sqrt(Math.max(0, variance)), Math.round(n));
    }

    /** At 95 %, within -1 and 1. */
    public Interval interval() {
        return new Interval(
                Math.max(-1, value - Z_95 * standardError),
                Math.min(1, value + Z_95 * standardError),
                Interval.USUAL_CONFIDENCE,
                "large sample (Fleiss, Cohen and Everitt 1969)");
    }
}
