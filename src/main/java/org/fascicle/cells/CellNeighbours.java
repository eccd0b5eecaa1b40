package org.fascicle.cells;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/**
 * The nuclei around each nucleus: how many, how far, how like it.
 *
 * <p>Counted per area that was looked at, so that a nucleus at the border of what was segmented has no fewer neighbours for that.
 */
final class CellNeighbours {

    /** What a segmenter's context of 16 um mostly holds, and several cells wide. */
    static final double FAR_UM = 20;

    private static final double NEAR_UM = 10;
    private static final int THIRD = 2;
    /** Points along a diameter by which a circle's part inside the region is measured. */
    private static final int STEPS = 12;

    private final List<Nucleus> all;
    private final double[] red;
    private final Region seen;
    private final double um;

    /**
     * @param all nuclei that were found
     * @param red mean density of each in red
     * @param seen where they were looked for, on their grid
     */
    CellNeighbours(List<Nucleus> all, double[] red, Region seen, PixelSize pixelSize) {
        this.all = all;
        this.red = red;
        this.seen = seen;
        this.um = pixelSize.meanUm();
    }

    private record Neighbour(int index, double distanceUm) {}

    /** Sets what neighbours tell of one nucleus. */
    void put(int index, double[] features) {
        List<Neighbour> near = around(index);
        put(features, CellFeature.NEAREST, Math.log(distance(near, 0)));
        put(features, CellFeature.THIRD_NEAREST, Math.log(distance(near, THIRD)));
        put(features, CellFeature.NEAR_DENSITY, density(index, near, NEAR_UM));
        put(features, CellFeature.FAR_DENSITY, density(index, near, FAR_UM));
        double own = Math.log(area(index));
        double mean = mean(near, i -> Math.log(area(i)), own);
        put(features, CellFeature.NEIGHBOUR_AREA, mean);
        put(
                features,
                CellFeature.NEIGHBOUR_AREA_SPREAD,
                Math.sqrt(mean(near, i -> square(Math.log(area(i)) - mean), 0)));
        put(features, CellFeature.NEIGHBOUR_ASPECT, mean(near, i -> Math.log(aspect(i)), Math.log(aspect(index))));
        put(features, CellFeature.NEIGHBOUR_RED, mean(near, i -> red[i], red[index]));
        put(features, CellFeature.LIKE_AREA, own - mean);
        put(features, CellFeature.LIKE_RED, red[index] - mean(near, i -> red[i], red[index]));
        put(features, CellFeature.ALIGNMENT, mean(near, i -> aligned(index, i), 0));
    }

    private static void put(double[] features, CellFeature feature, double value) {
        features[feature.ordinal()] = value;
    }

    /** From the nearest on. */
    private List<Neighbour> around(int index) {
        List<Neighbour> near = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            double distance = um
                    * Math.hypot(
                            all.get(i).x() - all.get(index).x(),
                            all.get(i).y() - all.get(index).y());
            if (i != index && distance <= FAR_UM) {
                near.add(new Neighbour(i, distance));
            }
        }
        near.sort(Comparator.comparingDouble(Neighbour::distanceUm).thenComparingInt(Neighbour::index));
        return near;
    }

    private static double distance(List<Neighbour> near, int rank) {
        return near.size() > rank ? Math.max(1, near.get(rank).distanceUm()) : FAR_UM;
    }

    private double density(int index, List<Neighbour> near, double radiusUm) {
        long count = near.stream().filter(one -> one.distanceUm() <= radiusUm).count();
        return Math.log1p(count / seenShare(all.get(index), radiusUm / um));
    }

    /** How much of the circle was looked at. */
    private double seenShare(Nucleus middle, double radiusPx) {
        int inside = 0;
        int seenOfThem = 0;
        for (int row = 0; row < STEPS; row++) {
            for (int column = 0; column < STEPS; column++) {
                double x = (2 * column + 1.0 - STEPS) / STEPS;
                double y = (2 * row + 1.0 - STEPS) / STEPS;
                if (x * x + y * y <= 1) {
                    inside++;
                    seenOfThem += seen.contains(middle.x() + x * radiusPx, middle.y() + y * radiusPx) ? 1 : 0;
                }
            }
        }
        return Math.max(1, seenOfThem) / (double) inside;
    }

    private interface OfNucleus {
        double value(int index);
    }

    private static double mean(List<Neighbour> near, OfNucleus what, double ifAlone) {
        return near.stream()
                .mapToDouble(one -> what.value(one.index()))
                .average()
                .orElse(ifAlone);
    }

    private double area(int index) {
        return all.get(index).value(NucleusMeasure.AREA);
    }

    private double aspect(int index) {
        return all.get(index).value(NucleusMeasure.ASPECT_RATIO);
    }

    /** 1 where two elongated nuclei lie parallel, -1 at right angles, 0 where one is round. */
    private double aligned(int a, int b) {
        double angle = Math.toRadians(
                all.get(a).value(NucleusMeasure.ORIENTATION) - all.get(b).value(NucleusMeasure.ORIENTATION));
        return Math.cos(2 * angle) * (1 - 1 / aspect(a)) * (1 - 1 / aspect(b));
    }

    private static double square(double value) {
        return value * value;
    }
}
