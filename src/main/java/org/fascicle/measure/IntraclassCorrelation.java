package org.fascicle.measure;

import org.apache.commons.statistics.distribution.FDistribution;

/**
 * How much of the spread of numbers is between items rather than between readers: the intraclass correlation of single numbers, absolute
 * agreement, readers and items both drawn at random (Shrout and Fleiss' ICC(2,1)).
 *
 * @param value at most 1
 * @see <a href="https://doi.org/10.1037/0033-2909.86.2.420">Shrout and Fleiss 1979</a>
 * @see <a href="https://doi.org/10.1037/1082-989X.1.1.30">McGraw and Wong 1996, its interval</a>
 */
public record IntraclassCorrelation(double value, Interval interval) {

    /** @param numbers an array for each item with a number by each reader; two items and two readers at least, not all alike */
    public static IntraclassCorrelation of(double[][] numbers) {
        int n = numbers.length;
        int k = numbers[0].length;
        double mean = 0;
        double[] items = new double[n];
        double[] readers = new double[k];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                mean += numbers[i][j] / (n * k);
                items[i] += numbers[i][j] / k;
                readers[j] += numbers[i][j] / n;
            }
        }
        double betweenItems = 0;
        double betweenReaders = 0;
        double rest = 0;
        for (int i = 0; i < n; i++) {
            betweenItems += k * Math.pow(items[i] - mean, 2) / (n - 1);
            for (int j = 0; j < k; j++) {
                rest += Math.pow(numbers[i][j] - items[i] - readers[j] + mean, 2) / ((n - 1.0) * (k - 1));
            }
        }
        for (int j = 0; j < k; j++) {
            betweenReaders += n * Math.pow(readers[j] - mean, 2) / (k - 1);
        }
        double value = (betweenItems - rest) / (betweenItems + (k - 1) * rest + k * (betweenReaders - rest) / n);
        return new IntraclassCorrelation(value, interval(n, k, value, betweenItems, betweenReaders, rest));
    }

    private static Interval interval(
            int n, int k, double value, double betweenItems, double betweenReaders, double rest) {
        double tail = (1 - Interval.USUAL_CONFIDENCE) / 2;
        double a = k * value / (n * (1 - value));
        double b = 1 + k * value * (n - 1) / (n * (1 - value));
        double mixed = a * betweenReaders + b * rest;
        double freedom = mixed
                * mixed
                / (Math.pow(a * betweenReaders, 2) / (k - 1) + Math.pow(b * rest, 2) / ((n - 1.0) * (k - 1)));
        double below = FDistribution.of(n - 1, freedom).inverseSurvivalProbability(tail);
        double above = FDistribution.of(freedom, n - 1).inverseSurvivalProbability(tail);
        double others = k * betweenReaders + (k * n - k - n) * rest;
        double lower = n * (betweenItems - below * rest) / (below * others + n * betweenItems);
        double upper = n * (above * betweenItems - rest) / (others + n * above * betweenItems);
        return new Interval(
                Math.max(-1, Math.min(lower, value)),
                Math.min(1, Math.max(upper, value)),
                Interval.USUAL_CONFIDENCE,
                "F (McGraw and Wong 1996)");
    }
}
