package org.fascicle.segment.nuclei;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses, place by place, the outlines that look most like nuclei among those of several layers.
 *
 * <p>Two outlines that share more than half of the smaller one are rivals and exclude each other. The worth of an
 * outline is its score above the least acceptable one; wanted is the set without rivals that is worth most. First each
 * outline is taken, from the best down, that has no better rival; then, from the worst up, an outline gives way to those
 * rivals that it alone keeps out where they are worth more together, or takes the place of rivals that are worth less.
 *
 * <p>The few pixels that chosen outlines share go to the better one.
 */
final class OutlineChoice {

    private static final double MOST_SHARED = 0.5;
    /** A third round changes hardly an outline. */
    private static final int ROUNDS = 2;

    private static final int NO_OUTLINE = -1;

    /** One label of a layer that is worth something. */
    private record Outline(int layer, int label, double worth, int pixels) {}

    private final List<Layer> layers;
    /** The best first; what follows speaks of outlines by their place here. */
    private final List<Outline> outlines;
    /** By layer and label, the place of the outline. */
    private final int[][] place;

    private final int[][] rivals;
    private final boolean[] chosen;

    private OutlineChoice(List<Layer> layers, ClassicNucleusOptions options) {
        this.layers = layers;
        this.outlines = worthy(layers, options);
        this.place = places(layers, outlines);
        this.rivals = new int[outlines.size()][0];
        this.chosen = new boolean[outlines.size()];
    }

    /**
     * The chosen outlines.
     *
     * @param labels 1 for the best one; some numbers are unused
     * @param worth by label, how far its score lies above the least acceptable one
     */
    record Chosen(int[] labels, double[] worth) {}

    static Chosen choose(List<Layer> layers, ClassicNucleusOptions options) {
        OutlineChoice choice = new OutlineChoice(layers, options);
        choice.findRivals();
        choice.takeBestFirst();
        for (int round = 0; round < ROUNDS; round++) {
            choice.reconsiderAll();
        }
        double[] worth = new double[choice.outlines.size() + 1];
        for (int i = 1; i < worth.length; i++) {
            worth[i] = choice.outlines.get(i - 1).worth();
        }
        return new Chosen(choice.paint(), worth);
    }

    private static List<Outline> worthy(List<Layer> layers, ClassicNucleusOptions options) {
        double least = options.leastScore() + OutlineScore.paleness(layers);
        List<Outline> worthy = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            for (int label = 1; label <= layer.count(); label++) {
                double worth = layer.score()[label] - least;
                double area = layer.areaUm2(label);
                if (worth > 0 && area >= options.leastAreaUm2() && area <= options.mostAreaUm2()) {
                    worthy.add(new Outline(i, label, worth, layer.pixels()[label]));
                }
            }
        }
        worthy.sort(Comparator.comparingDouble(Outline::worth).reversed());
        return worthy;
    }

    private static int[][] places(List<Layer> layers, List<Outline> outlines) {
        int[][] places =
                layers.stream().map(layer -> new int[layer.count() + 1]).toArray(int[][]::new);
        for (int[] ofLayer : places) {
            Arrays.fill(ofLayer, NO_OUTLINE);
        }
        for (int i = 0; i < outlines.size(); i++) {
            places[outlines.get(i).layer()][outlines.get(i).label()] = i;
        }
        return places;
    }

    private void findRivals() {
        PairCounts shared = new PairCounts();
        for (int one = 0; one < layers.size(); one++) {
            for (int other = one + 1; other < layers.size(); other++) {
                addShared(one, other, shared);
            }
        }
        shared.forEach((one, other, pixels) -> {
            if (pixels
                    > MOST_SHARED
                            * Math.min(
                                    outlines.get(one).pixels(),
                                    outlines.get(other).pixels())) {
                rivals[one] = with(rivals[one], other);
                rivals[other] = with(rivals[other], one);
            }
        });
        for (int[] some : rivals) {
            Arrays.sort(some);
        }
    }

    private void addShared(int one, int other, PairCounts shared) {
        int[] labelsOfOne = layers.get(one).labels();
        int[] labelsOfOther = layers.get(other).labels();
        for (int i = 0; i < labelsOfOne.length; i++) {
            if (labelsOfOne[i] != 0) {
                int first = place[one][labelsOfOne[i]];
                int second = place[other][labelsOfOther[i]];
                if (first != NO_OUTLINE && second != NO_OUTLINE) {
                    shared.add(first, second);
                }
            }
        }
    }

    private static int[] with(int[] numbers, int number) {
        int[] longer = Arrays.copyOf(numbers, numbers.length + 1);
        longer[numbers.length] = number;
        return longer;
    }

    private void takeBestFirst() {
        for (int outline = 0; outline < chosen.length; outline++) {
            chosen[outline] = chosenRivals(outline).length == 0;
        }
    }

    private void reconsiderAll() {
        for (int outline = chosen.length - 1; outline >= 0; outline--) {
            int[] others = chosen[outline] ? keptOut(outline) : chosenRivals(outline);
            double ofOthers = Arrays.stream(others)
                    .mapToDouble(other -> outlines.get(other).worth())
                    .sum();
            double own = outlines.get(outline).worth();
            if (chosen[outline] ? ofOthers > own : ofOthers < own) {
                for (int other : others) {
                    chosen[other] = chosen[outline];
                }
                chosen[outline] = !chosen[outline];
            }
        }
    }

    private int[] chosenRivals(int outline) {
        return Arrays.stream(rivals[outline]).filter(rival -> chosen[rival]).toArray();
    }

    /** The rivals that only this chosen outline keeps out; of those that exclude each other, the best. */
    private int[] keptOut(int outline) {
        int[] kept = new int[0];
        for (int rival : rivals[outline]) {
            boolean free = true;
            for (int other : rivals[rival]) {
                free &= (other == outline || !chosen[other]) && Arrays.binarySearch(kept, other) < 0;
            }
            kept = free ? with(kept, rival) : kept;
        }
        return kept;
    }

    private int[] paint() {
        int[] painted = new int[layers.get(0).labels().length];
        for (int i = 0; i < layers.size(); i++) {
            int[] labels = layers.get(i).labels();
            for (int at = 0; at < painted.length; at++) {
                int outline = labels[at] == 0 ? NO_OUTLINE : place[i][labels[at]];
                boolean paints =
                        outline != NO_OUTLINE && chosen[outline] && (painted[at] == 0 || outline < painted[at]);
                painted[at] = paints ? outline + 1 : painted[at];
            }
        }
        return painted;
    }
}
