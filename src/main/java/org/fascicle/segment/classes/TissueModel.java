package org.fascicle.segment.classes;

import java.util.Arrays;
import java.util.List;

/**
 * A classifier of tissue that was taught with strokes: all that is needed to use it again.
 *
 * <p>Features are brought to the training's mean and spread. A linear discriminant with a covariance common to all classes gives
 * scores, which a temperature turns into probabilities. What lies far from all classes along the main axes of the training's
 * spread, or far off those axes, is unlike everything that was taught.
 *
 * @param featuresVersion {@link TextureMeter#VERSION} that it was taught with
 * @param classes in the order of all that follows
 * @param mean of each feature in training
 * @param deviation of each feature in training
 * @param weights of the features for each class's score
 * @param offsets of each class's score
 * @param temperature what scores are divided by before they become probabilities
 * @param novelty what tells the unlike
 * @param scores how it did on strokes that it had not seen, class by class
 * @param slides how many slides it was taught on
 * @see <a href="https://doi.org/10.1016/S0047-259X(03)00096-4">Ledoit and Wolf 2004, shrinking a covariance</a>
 */
public record TissueModel(
        int featuresVersion,
        List<TaughtClass> classes,
        double[] mean,
        double[] deviation,
        double[][] weights,
        double[] offsets,
        double temperature,
        Novelty novelty,
        List<ClassScore> scores,
        int slides) {

    /** Deviations beyond which a feature says no more, to the discriminant and to novelty. */
    private static final double CLASSED_WITHIN = 5;

    private static final double NOVEL_WITHIN = 8;

    public TissueModel {
        classes = List.copyOf(classes);
        scores = List.copyOf(scores);
        if (classes.size() < 2
                || weights.length != classes.size()
                || offsets.length != classes.size()
                || mean.length != deviation.length
                || !areAllOf(mean.length, weights)
                || !(temperature > 0)) {
            throw new IllegalArgumentException("A tissue model needs two classes or more and weights for each.");
        }
        if (novelty.centre.length != mean.length
                || novelty.axes.length == 0
                || !areAllOf(mean.length, novelty.axes)
                || novelty.centres.length == 0
                || !areAllOf(novelty.axes.length, novelty.centres)) {
            throw new IllegalArgumentException(
                    "A tissue model tells the unlike by axes of as many numbers as there are features, and by a place on them for each class.");
        }
    }

    private static boolean areAllOf(int length, double[][] rows) {
        return Arrays.stream(rows).allMatch(row -> row.length == length);
    }

    /**
     * What is unlike all that was taught.
     *
     * @param centre of the training, in deviations
     * @param axes main axes of the training's spread, each divided by the spread along it
     * @param centres of the classes along the axes
     * @param nearCut mean square distance along the axes that 95 in 100 squares stay within which were held out of the training
     * @param offCut the same for the square distance off the axes
     */
    public record Novelty(double[] centre, double[][] axes, double[][] centres, double nearCut, double offCut) {}

    /**
     * How squares of one class were called while their stroke was left out of the training.
     *
     * @param name of the class
     * @param squares taught
     * @param strokes that they came from
     * @param tested squares that could be left out, because other strokes of the class remained
     * @param right of these called so
     * @param unsure of these called unsure
     * @param necrotic of these called necrosis
     * @param bySlide the same of each slide that was left out whole; empty where strokes of one slide were
     */
    public record ClassScore(
            String name,
            int squares,
            int strokes,
            int tested,
            int right,
            int unsure,
            int necrotic,
            List<OfSlide> bySlide) {

        /** One slide's squares. */
        public record OfSlide(int tested, int unsure, int necrotic) {}

        public ClassScore {
            bySlide = List.copyOf(bySlide);
        }
    }

    /** Number of features that it asks for. */
    public int features() {
        return mean.length;
    }

    /** Whether tumour was taught as a class of its own. */
    public boolean tellsTumour() {
        return has(TissueKind.TUMOUR);
    }

    public boolean has(TissueKind kind) {
        return classes.stream().anyMatch(taught -> taught.kind() == kind);
    }

    /** Probability of each class. */
    public double[] probabilities(double[] features) {
        double[] z = standardized(features, CLASSED_WITHIN);
        double[] scores = new double[weights.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = (dot(weights[k], z) + offsets[k]) / temperature;
        }
        return softmax(scores);
    }

    /** How far a square lies from all that was taught: 1 where 95 in 100 squares of the same strokes, held out, lie nearer. */
    public double strangeness(double[] features) {
        return strangeness(novelty, standardized(features, NOVEL_WITHIN));
    }

    private double[] standardized(double[] features, double within) {
        return standardized(features, mean, deviation, within);
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

    private static double strangeness(Novelty novelty, double[] z) {
        double[] distances = distances(novelty, z);
        return Math.max(distances[0] / novelty.nearCut, distances[1] / novelty.offCut);
    }

    /** Mean square distance from the nearest class along the axes, and square distance off the axes. */
    static double[] distances(Novelty novelty, double[] z) {
        double[] place = new double[novelty.axes.length];
        double[] centred = z.clone();
        double whole = 0;
        for (int i = 0; i < z.length; i++) {
            centred[i] -= novelty.centre[i];
            whole += centred[i] * centred[i];
        }
        double along = 0;
        for (int axis = 0; axis < place.length; axis++) {
            place[axis] = dot(novelty.axes[axis], centred);
            double length = dot(novelty.axes[axis], novelty.axes[axis]);
            along += place[axis] * place[axis] / length;
        }
        double nearest = Double.MAX_VALUE;
        for (double[] centre : novelty.centres) {
            double squared = 0;
            for (int axis = 0; axis < place.length; axis++) {
                squared += (place[axis] - centre[axis]) * (place[axis] - centre[axis]);
            }
            nearest = Math.min(nearest, squared / place.length);
        }
        return new double[] {nearest, Math.max(0, whole - along)};
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] softmax(double[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
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
