package org.fascicle.segment.necrosis;

import java.util.Arrays;

/** From the features of all squares to their classes; see {@link NecrosisMapper} for the idea. */
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
        for (int square = 0; square < classes.length; square++) {
            classes[square] = classOf(square, viable[square] >= HALF, fewNuclei[square] >= HALF);
        }
        takeBackSmallPatches(classes);
        return NecrosisMap.of(grid, classes);
    }

    /** How far a square speaks for viable tissue, 0 to 1 and a half at the cut, so that averaging does not shift a border. */
    private float[] votes(double cut) {
        float[] votes = new float[viability.length];
        for (int square = 0; square < votes.length; square++) {
            double squared = (double) viability[square] * viability[square];
            votes[square] = (float) (squared / (squared + cut * cut));
        }
        return votes;
    }

    private NecrosisClass classOf(int square, boolean viable, boolean fewNuclei) {
        if (grid.plane(NecrosisFeature.ANALYSABLE)[square] <= 0) {
            return NecrosisClass.OUTSIDE;
        }
        if (grid.plane(NecrosisFeature.TISSUE)[square] < options.leastTissue()) {
            return NecrosisClass.SPARSE;
        }
        if (grid.plane(NecrosisFeature.BLOOD)[square] > BLOODY) {
            return NecrosisClass.BLOOD;
        }
        if (viable || coherence[square] >= FIBROUS && fewNuclei) {
            return NecrosisClass.VIABLE;
        }
        return coherence[square] >= FIBROUS || roughness[square] < SMOOTH
                ? NecrosisClass.STROMA
                : NecrosisClass.NECROTIC;
    }

    private float[] product(NecrosisFeature a, NecrosisFeature b) {
        float[] product = grid.plane(a).clone();
        for (int square = 0; square < product.length; square++) {
            product[square] *= grid.plane(b)[square];
        }
        return product;
    }

    private float[] roughness() {
        float[] roughness = grid.plane(NecrosisFeature.GRAIN).clone();
        for (int square = 0; square < roughness.length; square++) {
            float stain = grid.plane(NecrosisFeature.HAEMATOXYLIN)[square] + grid.plane(NecrosisFeature.EOSIN)[square];
            roughness[square] /= Math.max(0.01f, stain);
        }
        return roughness;
    }

    /** The upper quartile of viability over tissue, within bounds. */
    private double reference() {
        float[] values = new float[viability.length];
        int count = 0;
        for (int square = 0; square < viability.length; square++) {
            if (weight(square) > 0 && grid.plane(NecrosisFeature.TISSUE)[square] >= options.leastTissue()) {
                values[count++] = viability[square];
            }
        }
        Arrays.sort(values, 0, count);
        double measured = count == 0 ? 0 : values[(int) Math.min(count - 1, REFERENCE_PERCENTILE * count)];
        return Math.max(LEAST_REFERENCE, Math.min(MOST_REFERENCE, measured));
    }

    /** Tissue in a square, in um2. */
    private float weight(int square) {
        return grid.plane(NecrosisFeature.ANALYSABLE)[square] * grid.plane(NecrosisFeature.TISSUE)[square];
    }

    /** Mean over a square and its eight neighbours, each weighted by its tissue, the square itself twice. */
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
            int square = queue[next];
            int[] near = {
                square % columns > 0 ? square - 1 : -1,
                square % columns < columns - 1 ? square + 1 : -1,
                square - columns,
                square + columns
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
