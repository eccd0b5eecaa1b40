package org.fascicle.segment.necrosis;

import java.util.Arrays;

/** From the features of all cells to their classes; see {@link NecrosisMapper} for the idea. */
final class NecrosisClassifier {

    /**
     * Least and most viability that a slide's viable tissue is taken to have. Measured medians: 0.02 to 0.06 on tumours of several
     * organs, 0.003 to 0.006 on pale osteosarcoma, below 0.002 on necrotic tiles; see docs/methods/necrosis.md. With the usual
     * cut, the least reference still parts the last two.
     */
    static final double LEAST_REFERENCE = 0.014;

    static final double MOST_REFERENCE = 0.05;
    private static final double REFERENCE_PERCENTILE = 0.75;

    /** Structures run one way from here on: bone lamellae 0.4 to 0.8, muscle 0.5 to 0.7, necrosis below 0.3. */
    private static final double FIBROUS = 0.40;
    /** Fibres with this share of the cut's viability have the few, slender nuclei of muscle or a spindle-cell tumour. */
    private static final double FIBROUS_VIABLE = 0.4;
    /** Grain over stain below which matrix is smooth: cartilage 0.03 to 0.05, bone 0.06, necrosis 0.08 and more. */
    private static final double SMOOTH = 0.05;

    private static final double BLOODY = 0.4;
    private static final float CENTRE_WEIGHT = 2;
    private static final float HALF = 0.5f;

    private final NecrosisGrid grid;
    private final NecrosisOptions options;
    private final float[] viability;
    private final float[] coherence;
    private final float[] roughness;

    NecrosisClassifier(NecrosisGrid grid, NecrosisOptions options) {
        this.grid = grid;
        this.options = options;
        this.viability = product(NecrosisFeature.NUCLEAR, NecrosisFeature.CONTRAST);
        this.coherence = smoothed(grid.plane(NecrosisFeature.COHERENCE));
        this.roughness = smoothed(roughness());
    }

    NecrosisMap classify() {
        double reference = reference();
        double cut = options.viabilityCut() * reference;
        float[] viable = smoothed(votes(cut));
        float[] fewNuclei = smoothed(votes(FIBROUS_VIABLE * cut));
        NecrosisClass[] classes = new NecrosisClass[viability.length];
        for (int cell = 0; cell < classes.length; cell++) {
            classes[cell] = classOf(cell, viable[cell] >= HALF, fewNuclei[cell] >= HALF);
        }
        takeBackSmallPatches(classes);
        return new NecrosisMap(grid, classes, reference);
    }

    /** How far a cell speaks for viable tissue, 0 to 1 and a half at the cut, so that averaging does not shift a border. */
    private float[] votes(double cut) {
        float[] votes = new float[viability.length];
        for (int cell = 0; cell < votes.length; cell++) {
            double square = (double) viability[cell] * viability[cell];
            votes[cell] = (float) (square / (square + cut * cut));
        }
        return votes;
    }

    private NecrosisClass classOf(int cell, boolean viable, boolean fewNuclei) {
        if (grid.plane(NecrosisFeature.ANALYSABLE)[cell] <= 0) {
            return NecrosisClass.OUTSIDE;
        }
        if (grid.plane(NecrosisFeature.TISSUE)[cell] < options.leastTissue()) {
            return NecrosisClass.SPARSE;
        }
        if (grid.plane(NecrosisFeature.BLOOD)[cell] > BLOODY) {
            return NecrosisClass.BLOOD;
        }
        if (viable || coherence[cell] >= FIBROUS && fewNuclei) {
            return NecrosisClass.VIABLE;
        }
        return coherence[cell] >= FIBROUS || roughness[cell] < SMOOTH ? NecrosisClass.STROMA : NecrosisClass.NECROTIC;
    }

    private float[] product(NecrosisFeature a, NecrosisFeature b) {
        float[] product = grid.plane(a).clone();
        for (int cell = 0; cell < product.length; cell++) {
            product[cell] *= grid.plane(b)[cell];
        }
        return product;
    }

    private float[] roughness() {
        float[] roughness = grid.plane(NecrosisFeature.GRAIN).clone();
        for (int cell = 0; cell < roughness.length; cell++) {
            float stain = grid.plane(NecrosisFeature.HAEMATOXYLIN)[cell] + grid.plane(NecrosisFeature.EOSIN)[cell];
            roughness[cell] /= Math.max(0.01f, stain);
        }
        return roughness;
    }

    /** The upper quartile of viability over tissue, within bounds. */
    private double reference() {
        float[] values = new float[viability.length];
        int count = 0;
        for (int cell = 0; cell < viability.length; cell++) {
            if (weight(cell) > 0 && grid.plane(NecrosisFeature.TISSUE)[cell] >= options.leastTissue()) {
                values[count++] = viability[cell];
            }
        }
        Arrays.sort(values, 0, count);
        double measured = count == 0 ? 0 : values[(int) Math.min(count - 1, REFERENCE_PERCENTILE * count)];
        return Math.max(LEAST_REFERENCE, Math.min(MOST_REFERENCE, measured));
    }

    /** Tissue in a cell, in um2. */
    private float weight(int cell) {
        return grid.plane(NecrosisFeature.ANALYSABLE)[cell] * grid.plane(NecrosisFeature.TISSUE)[cell];
    }

    /** Mean over a cell and its eight neighbours, each weighted by its tissue, the cell itself twice. */
    private float[] smoothed(float[] values) {
        float[] result = new float[values.length];
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                float sum = 0;
                float weights = 0;
                for (int y = Math.max(0, row - 1); y <= Math.min(grid.rows() - 1, row + 1); y++) {
                    for (int x = Math.max(0, column - 1); x <= Math.min(grid.columns() - 1, column + 1); x++) {
                        int near = y * grid.columns() + x;
                        float weight = weight(near) * (y == row && x == column ? CENTRE_WEIGHT : 1);
                        sum += weight * values[near];
                        weights += weight;
                    }
                }
                result[row * grid.columns() + column] = weights > 0 ? sum / weights : 0;
            }
        }
        return result;
    }

    /** Necrotic patches that hang together over edges but stay below the minimum area become viable. */
    private void takeBackSmallPatches(NecrosisClass[] classes) {
        boolean[] seen = new boolean[classes.length];
        int[] queue = new int[classes.length];
        for (int start = 0; start < classes.length; start++) {
            if (classes[start] == NecrosisClass.NECROTIC && !seen[start]) {
                int count = patch(classes, seen, queue, start);
                double um2 = 0;
                for (int i = 0; i < count; i++) {
                    um2 += grid.plane(NecrosisFeature.ANALYSABLE)[queue[i]];
                }
                for (int i = 0; i < count && um2 < options.minimumAreaUm2(); i++) {
                    classes[queue[i]] = NecrosisClass.VIABLE;
                }
            }
        }
    }

    private int patch(NecrosisClass[] classes, boolean[] seen, int[] queue, int start) {
        int columns = grid.columns();
        int count = 0;
        queue[count++] = start;
        seen[start] = true;
        for (int next = 0; next < count; next++) {
            int cell = queue[next];
            int[] near = {
                cell % columns > 0 ? cell - 1 : -1,
                cell % columns < columns - 1 ? cell + 1 : -1,
                cell - columns,
                cell + columns
            };
            for (int other : near) {
                if (other >= 0 && other < classes.length && !seen[other] && classes[other] == NecrosisClass.NECROTIC) {
                    seen[other] = true;
                    queue[count++] = other;
                }
            }
        }
        return count;
    }
}
