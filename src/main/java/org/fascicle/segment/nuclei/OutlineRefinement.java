package org.fascicle.segment.nuclei;


/**
 * Moves each nucleus's outline to where stain lies a share of the way from its surroundings to its inside.
 *
 * <p>The surroundings are the pixels 4 um off its own in the four directions that belong to no nucleus. One pass moves an
 * outline by at most a pixel: a border pixel below the nucleus's level goes, a free neighbour above it joins. Outlines are
 * evened at the end. A threshold of the nucleus's own, where the first was one of its neighbourhood.
 */
final class OutlineRefinement {

    private static final double SHARE = 0.42;
    private static final double RING_UM = 4;
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
                int left = labels[at - 1];
                int right = labels[at + 1];
                int above = labels[at - width];
                int below = labels[at + width];
                if (labels[at] != 0) {
                    boolean border = left == 0 || right == 0 || above == 0 || below == 0;
                    moved[at] = border && contrast[at] < level[labels[at]] ? 0 : labels[at];
                } else {
                    int neighbour = Math.max(Math.max(left, right), Math.max(above, below));
                    moved[at] = neighbour != 0 && contrast[at] > level[neighbour] ? neighbour : 0;
                }
            }
        }
        return moved;
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
                    ringPixels[label] += look(labels, x >= reach, at - reach, label, ring);
                    ringPixels[label] += look(labels, x + reach < width, at + reach, label, ring);
                    ringPixels[label] += look(labels, y >= reach, at - reach * width, label, ring);
                    ringPixels[label] += look(labels, y + reach < height, at + reach * width, label, ring);
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

    private int look(int[] labels, boolean exists, int far, int label, long[] ring) {
        if (!exists || labels[far] != 0) {
            return 0;
        }
        ring[label] += contrast[far];
        return 1;
    }
}
