package org.fascicle.fnclcc;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Probabilities of whole numbers (points, totals, grades); they sum to 1.
 *
 * @param probabilities value to probability; values of probability 0 may stand in it
 */
public record Distribution(SortedMap<Integer, Double> probabilities) {

    private static final double SUM_TOLERANCE = 1e-9;

    public Distribution {
        double sum =
                probabilities.values().stream().mapToDouble(Double::doubleValue).sum();
        if (Math.abs(sum - 1) > SUM_TOLERANCE || probabilities.values().stream().anyMatch(p -> !(p >= 0))) {
            throw new IllegalArgumentException(
                    "Probabilities are 0 or more and sum to 1, unlike " + probabilities + ".");
        }
        probabilities = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(probabilities));
    }

    public static Distribution of(Map<Integer, Double> probabilities) {
        return new Distribution(new TreeMap<>(probabilities));
    }

    /** All on one value. */
    public static Distribution certain(int value) {
        return of(Map.of(value, 1.0));
    }

    /** From weights, 0 or more and not all 0, made to sum to 1. */
    static Distribution proportionalTo(Map<Integer, Double> weights) {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        TreeMap<Integer, Double> probabilities = new TreeMap<>();
        weights.forEach((value, weight) -> probabilities.put(value, weight / sum));
        return new Distribution(probabilities);
    }

    public double of(int value) {
        return probabilities.getOrDefault(value, 0.0);
    }

    /** Distribution of the sum with an independent other. */
    public Distribution plus(Distribution other) {
        TreeMap<Integer, Double> sums = new TreeMap<>();
        probabilities.forEach((a, p) -> other.probabilities.forEach((b, q) -> sums.merge(a + b, p * q, Double::sum)));
        return proportionalTo(sums);
    }

    /** Distribution of a function of the value. */
    public Distribution map(IntUnaryOperator function) {
        TreeMap<Integer, Double> mapped = new TreeMap<>();
        probabilities.forEach((value, p) -> mapped.merge(function.applyAsInt(value), p, Double::sum));
        return proportionalTo(mapped);
    }
}
