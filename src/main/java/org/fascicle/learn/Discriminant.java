package org.fascicle.learn;

import java.util.Arrays;

/**
 * Tells classes apart by features: all that is needed to use what was taught again.
 *
 * <p>Features are brought to the training's mean and spread. A linear discriminant with a covariance common to all classes gives
 * scores, which a temperature turns into probabilities. What is unlike everything that was taught is told by its strangeness.
 *
 * @param mean of each feature in training
 * @param deviation of each feature in training
 * @param weights of the features for each class's score
 * @param offsets of each class's score
 * @param temperature what scores are divided by before they become probabilities
 * @param novelty what tells the unlike
 * @see <a href="https://doi.org/10.1016/S0047-259X(03)00096-4">Ledoit and Wolf 2004, shrinking a covariance</a>
 */
public record Discriminant(
        double[] mean, double[] deviation, double[][] weights, double[] offsets, double temperature, Novelty novelty) {

    /** No class: none is likely enough, or the thing is unlike all that was taught. */
    public static final int UNSURE = -1;

    /** Deviations beyond which a feature says no more, to the discriminant and to novelty. */
    private static final double CLASSED_WITHIN = 5;

    private static final double NOVEL_WITHIN = 8;

    public Discriminant {
        if (weights.length < 2
                || offsets.length != weights.length
                || mean.length != deviation.length
                || !areAllOf(mean.length, weights)
                || !(temperature > 0)
                || novelty.centre().length != mean.length) {
            throw new IllegalArgumentException("A classifier needs two classes or more and weights for each.");
        }
    }

    static boolean areAllOf(int length, double[][] rows) {
        return Arrays.stream(rows).allMatch(row -> row.length == length);
    }

    public int classes() {
        return weights.length;
    }

    /** Number of features that it asks for. */
    public int features() {
        return mean.length;
    }

    /** Probability of each class. */
    public double[] probabilities(double[] features) {
        double[] z = forClassing(features, mean, deviation);
        double[] scores = new double[weights.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = (dot(weights[k], z) + offsets[k]) / temperature;
        }
        return softmax(scores);
    }

    /** How far a thing lies from all that was taught: 1 where 95 in 100 examples of the same strokes, held out, lie nearer. */
    public double strangeness(double[] features) {
        return novelty.strangeness(forNovelty(features, mean, deviation));
    }

    /** The likeliest class. */
    public static int best(double[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }

    static double[] forClassing(double[] features, double[] mean, double[] deviation) {
        return standardized(features, mean, deviation, CLASSED_WITHIN);
    }

    static double[] forNovelty(double[] features, double[] mean, double[] deviation) {
        return standardized(features, mean, deviation, NOVEL_WITHIN);
    }

    private static double[] standardized(double[] features, double[] mean, double[] deviation, double within) {
        double[] z = new double[features.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.max(-within, Math.min(within, (features[i] - mean[i]) / deviation[i]));
        }
        return z;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] softmax(double[] scores) {
        double most = Arrays.stream(scores).max().orElseThrow();
        double sum = 0;
        double[] shares = new double[scores.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = Math.exp(scores[k] - most);
            sum += shares[k];
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= sum;
        }
        return shares;
    }
}
