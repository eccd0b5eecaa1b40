package org.fascicle.segment.nuclei;

import org.fascicle.raster.ReadingOrder;

/**
 * Moves each nucleus's outline to where stain lies a share of the way from its surroundings to its inside.
 *
 * <p>The surroundings are the pixels 4.5 um off its own in the four directions that belong to no nucleus. One pass moves an
 * outline by at most a pixel: a border pixel below the nucleus's level goes, a free neighbour above it joins. Outlines are
 * evened at the end. A threshold of the nucleus's own, where the first was one of its neighbourhood.
 */
final class OutlineRefinement {

    private static final double SHARE = 0.42;
    private static final double RING_UM = 4.5;
    private static final int PASSES = 2;

    private final int[] contrast;
    private final int width;
    private final int height;
    private final int reach;

    private OutlineRefinement(int[] contrast, int width, int height, double pixelUm) {
        this.contrast = contrast;
        this.width = width;
        this.height = height;
        this.reach = (int) Math.round(RING_UM / pixelUm);
    }

    /** The refined labels. */
    static int[] refine(int[] labels, int[] contrast, int width, int height, double pixelUm) {
        OutlineRefinement refinement = new OutlineRefinement(contrast, width, height, pixelUm);
        int[] level = refinement.levels(labels);
        int[] refined = labels;
        for (int pass = 0; pass < PASSES; pass++) {
            refined = refinement.move(refined, level);
        }
        return Outlines.even(refined, width, height);
    }

    private int[] move(int[] labels, int[] level) {
        int[] moved = labels.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1, at = y * width + 1; x < width - 1; x++, at++) {
                int here = labels[at];
                if (here == 0) {
                    int neighbour = Math.max(
                            Math.max(labels[at - 1], labels[at + 1]), Math.max(labels[at - width], labels[at + width]));
                    if (neighbour != 0 && contrast[at] > level[neighbour]) {
                        moved[at] = neighbour;
                    }
                } else if (isBorder(labels, at) && contrast[at] < level[here]) {
                    moved[at] = 0;
                }
            }
        }
        return moved;
    }

    private boolean isBorder(int[] labels, int at) {
        return (none(labels[at - 1]) | none(labels[at + 1]) | none(labels[at - width]) | none(labels[at + width])) != 0;
    }

    /** By label, the stain at which its outline belongs. */
    private int[] levels(int[] labels) {
        int count = ReadingOrder.highest(labels);
        long[] inside = new long[count + 1];
        long[] ring = new long[count + 1];
        int[] pixels = new int[count + 1];
        int[] ringPixels = new int[count + 1];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                int label = labels[at];
                if (label != 0) {
                    inside[label] += contrast[at];
                    pixels[label]++;
                    int left = x >= reach ? at - reach : at;
                    int right = x + reach < width ? at + reach : at;
                    int above = y >= reach ? at - reach * width : at;
                    int below = y + reach < height ? at + reach * width : at;
                    ring[label] += freeStain(labels, left)
                            + freeStain(labels, right)
                            + freeStain(labels, above)
                            + freeStain(labels, below);
                    ringPixels[label] -=
                            none(labels[left]) + none(labels[right]) + none(labels[above]) + none(labels[below]);
                }
            }
        }
        int[] level = new int[count + 1];
        for (int label = 1; label <= count; label++) {
            if (ringPixels[label] > 0) {
                double around = (double) ring[label] / ringPixels[label];
                level[label] = (int) Math.round(around + SHARE * ((double) inside[label] / pixels[label] - around));
            }
        }
        return level;
    }

    private int freeStain(int[] labels, int at) {
        return contrast[at] & none(labels[at]);
    }

    /** All bits for no label, none for a label: a mask where a branch would be guessed wrong too often. */
    private static int none(int label) {
        return label - 1 >> 31;
    }
}
