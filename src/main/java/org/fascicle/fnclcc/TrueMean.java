package org.fascicle.fnclcc;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.fascicle.measure.Interval;

/**
 * What is known of a true mean: how plausible each is, as sums over a grid of means from 0 up.
 *
 * <p>Between two places of the grid plausibility is spread evenly.
 */
final class TrueMean {

    private static final double TAIL = (1 - Interval.USUAL_CONFIDENCE) / 2;

    /** Places of the grid, from 0 up. */
    private final double[] means;
    /** Plausibility of all means up to each place. */
    private final double[] upTo;

    private final String method;

    private TrueMean(double[] means, double[] upTo, String method) {
        this.means = means;
        this.upTo = upTo;
        this.method = method;
    }

    /**
     * @param edges places of the grid, ascending from 0
     * @param between plausibility between each place and the next, in any unit
     */
    static TrueMean of(double[] edges, double[] between, String method) {
        double[] upTo = new double[edges.length];
        for (int i = 0; i < between.length; i++) {
            upTo[i + 1] = upTo[i] + between[i];
        }
        return new TrueMean(edges, upTo, method);
    }

    /** Places whose roots are evenly spread, which is Jeffreys' prior for a Poisson mean. */
    static double[] grid(double greatest, int steps) {
        double[] edges = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            edges[i] = greatest * i / steps * i / steps;
        }
        return edges;
    }

    /** Plausibility at the middles of a grid. */
    static double[] between(double[] edges, DoubleUnaryOperator plausibility) {
        double[] between = new double[edges.length - 1];
        for (int i = 0; i < between.length; i++) {
            between[i] = plausibility.applyAsDouble(middle(edges, i));
        }
        return between;
    }

    /** Between two places, half-way of their roots. */
    static double middle(double[] edges, int step) {
        double root = (Math.sqrt(edges[step]) + Math.sqrt(edges[step + 1])) / 2;
        return root * root;
    }

    /** The same mean in another unit. */
    TrueMean times(double factor) {
        double[] scaled = means.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return new TrueMean(scaled, upTo, method);
    }

    /** How plausible it is that the true mean lies below this. */
    double below(double mean) {
        int place = Arrays.binarySearch(means, mean);
        int step = place >= 0 ? place : -place - 2;
        if (step + 1 == means.length) {
            return 1;
        }
        double part = (mean - means[step]) / (means[step + 1] - means[step]);
        return (upTo[step] + part * (upTo[step + 1] - upTo[step])) / whole();
    }

    /** How plausible this mean is, for a step of one. */
    double density(double mean) {
        int place = Arrays.binarySearch(means, mean);
        int step = place >= 0 ? place : -place - 2;
        return step + 1 >= means.length ? 0 : (upTo[step + 1] - upTo[step]) / (means[step + 1] - means[step]) / whole();
    }

    /** As plausible to lie above as below. */
    double median() {
        return quantile(0.5);
    }

    Interval interval() {
        return new Interval(quantile(TAIL), quantile(1 - TAIL), Interval.USUAL_CONFIDENCE, method);
    }

    double quantile(double share) {
        int step = 0;
        while (step + 2 < upTo.length && upTo[step + 1] < share * whole()) {
            step++;
        }
        double gain = upTo[step + 1] - upTo[step];
        double part = gain == 0 ? 0 : (share * whole() - upTo[step]) / gain;
        return means[step] + part * (means[step + 1] - means[step]);
    }

    private double whole() {
        return upTo[upTo.length - 1];
    }
}
