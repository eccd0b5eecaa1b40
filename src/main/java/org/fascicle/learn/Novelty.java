package org.fascicle.learn;

import java.util.Arrays;

/**
 * What is unlike all that was taught: far from all classes along the main axes of the training's spread, or far off those axes.
 *
 * @param centre of the training, in deviations
 * @param axes main axes of the training's spread, each divided by the spread along it
 * @param centres of the classes along the axes
 * @param nearCut mean square distance along the axes that 95 in 100 examples stay within which were held out of the training
 * @param offCut the same for the square distance off the axes
 */
public record Novelty(double[] centre, double[][] axes, double[][] centres, double nearCut, double offCut) {

    public Novelty {
        if (axes.length == 0
                || !Discriminant.areAllOf(centre.length, axes)
                || centres.length == 0
                || !Discriminant.areAllOf(axes.length, centres)) {
            throw new IllegalArgumentException(
                    "A classifier tells the unlike by axes of as many numbers as there are features, and by a place on them for each class.");
        }
    }

    /** 1 where 95 in 100 examples of the same strokes, held out, lie nearer. */
    double strangeness(double[] z) {
        double[] distances = distances(z);
        return Math.max(distances[0] / nearCut, distances[1] / offCut);
    }

    /** Mean square distance from the nearest class along the axes, and square distance off the axes. */
    double[] distances(double[] z) {
        double[] place = new double[axes.length];
        double[] centred = z.clone();
        double whole = 0;
        for (int i = 0; i < z.length; i++) {
            centred[i] -= centre[i];
            whole += centred[i] * centred[i];
        }
        double along = 0;
        for (int axis = 0; axis < place.length; axis++) {
            place[axis] = Discriminant.dot(axes[axis], centred);
            along += place[axis] * place[axis] / Discriminant.dot(axes[axis], axes[axis]);
        }
        return new double[] {nearest(place), Math.max(0, whole - along)};
    }

    private double nearest(double[] place) {
        return Arrays.stream(centres)
                .mapToDouble(middle -> {
                    double squared = 0;
                    for (int axis = 0; axis < place.length; axis++) {
                        squared += (place[axis] - middle[axis]) * (place[axis] - middle[axis]);
                    }
                    return squared / place.length;
                })
                .min()
                .orElseThrow();
    }
}
