package org.fascicle.segment.nuclei;

import java.util.List;

/**
 * Chooses, place by place, the outlines that look most like nuclei among those of several thresholds.
 *
 * <p>A higher threshold's outline lies in one of the lower threshold's (the one that holds most of it). Going up from the
 * lowest, an outline stands against all that was chosen within it: the greater sum of scores above the least acceptable one
 * wins, the outer outline where they are equal.
 */
final class LayerChoice {

    private final List<Layer> layers;
    private final ClassicNucleusOptions options;
    private final double paleness;
    private final int[][] outer;
    private final double[][] worth;
    private final boolean[][] chosen;

    private LayerChoice(List<Layer> layers, ClassicNucleusOptions options) {
        this.layers = layers;
        this.options = options;
        this.paleness = OutlineScore.paleness(layers);
        this.outer = new int[layers.size()][];
        this.worth = new double[layers.size()][];
        this.chosen = new boolean[layers.size()][];
    }

    /** Labels of the chosen outlines; layers from the lowest threshold to the highest. */
    static int[] choose(List<Layer> layers, ClassicNucleusOptions options) {
        LayerChoice choice = new LayerChoice(layers, options);
        choice.nest();
        for (int depth = layers.size() - 1; depth >= 0; depth--) {
            choice.weigh(depth);
        }
        return choice.paint();
    }

    private void nest() {
        for (int depth = 0; depth < layers.size(); depth++) {
            int count = layers.get(depth).count();
            worth[depth] = new double[count + 1];
            chosen[depth] = new boolean[count + 1];
            outer[depth] = depth == 0 ? new int[count + 1] : majority(layers.get(depth), layers.get(depth - 1));
        }
    }

    /** For each inner label the outer one under most of its pixels: Boyer and Moore's vote, one pass and no table. */
    private static int[] majority(Layer inner, Layer outer) {
        int[] candidate = new int[inner.count() + 1];
        int[] votes = new int[inner.count() + 1];
        for (int i = 0; i < inner.labels().length; i++) {
            int label = inner.labels()[i];
            int under = outer.labels()[i];
            if (label != 0) {
                if (votes[label] == 0) {
                    candidate[label] = under;
                }
                votes[label] += candidate[label] == under ? 1 : -1;
            }
        }
        return candidate;
    }

    private void weigh(int depth) {
        Layer layer = layers.get(depth);
        for (int label = 1; label <= layer.count(); label++) {
            double own = worth(layer, label);
            if (own > 0 && own >= worth[depth][label]) {
                chosen[depth][label] = true;
                worth[depth][label] = own;
            }
            if (depth > 0) {
                worth[depth - 1][outer[depth][label]] += worth[depth][label];
            }
        }
    }

    private double worth(Layer layer, int label) {
        double area = layer.areaUm2()[label];
        boolean sized = area >= options.leastAreaUm2() && area <= options.mostAreaUm2();
        return sized ? layer.score()[label] - paleness - options.leastScore() : 0;
    }

    private int[] paint() {
        int[] painted = new int[layers.get(0).labels().length];
        boolean[] covered = new boolean[layers.get(0).count() + 1];
        int next = 0;
        for (int depth = 0; depth < layers.size(); depth++) {
            Layer layer = layers.get(depth);
            int[] number = new int[layer.count() + 1];
            boolean[] coveredHere = new boolean[layer.count() + 1];
            for (int label = 1; label <= layer.count(); label++) {
                coveredHere[label] = depth > 0 && outer[depth][label] != 0 && covered[outer[depth][label]];
                if (!coveredHere[label] && chosen[depth][label]) {
                    number[label] = ++next;
                    coveredHere[label] = true;
                }
            }
            paint(painted, layer.labels(), number);
            covered = coveredHere;
        }
        return painted;
    }

    private static void paint(int[] painted, int[] labels, int[] number) {
        for (int i = 0; i < painted.length; i++) {
            if (painted[i] == 0) {
                painted[i] = number[labels[i]];
            }
        }
    }
}
