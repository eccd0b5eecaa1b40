package org.fascicle.segment.nuclei;

import java.util.Arrays;

/** Drops labels that are no nuclei: too small, too large, or hardly darker than their surroundings. */
final class NucleusFilter {

    private final double pixelUm2;
    private final ClassicNucleusOptions options;
    private final int[] pixels;
    private final long[] contrast;

    private NucleusFilter(int labels, double pixelUm, ClassicNucleusOptions options) {
        this.pixelUm2 = pixelUm * pixelUm;
        this.options = options;
        this.pixels = new int[labels + 1];
        this.contrast = new long[labels + 1];
    }

    /** Removes the labels in place. */
    static void apply(int[] labels, int[] stain, LocalThreshold threshold, double pixelUm, ClassicNucleusOptions options) {
        NucleusFilter filter = new NucleusFilter(Arrays.stream(labels).max().orElse(0), pixelUm, options);
        filter.sum(labels, stain, threshold.background());
        filter.drop(labels);
    }

    private void sum(int[] labels, int[] stain, int[] background) {
        for (int i = 0; i < labels.length; i++) {
            int label = labels[i];
            if (label > 0) {
                pixels[label]++;
                contrast[label] += stain[i] - background[i];
            }
        }
    }

    private void drop(int[] labels) {
        boolean[] keep = new boolean[pixels.length];
        for (int label = 1; label < keep.length; label++) {
            keep[label] = pixels[label] > 0 && isNucleus(label);
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = keep[labels[i]] ? labels[i] : 0;
        }
    }

    private boolean isNucleus(int label) {
        double areaUm2 = pixels[label] * pixelUm2;
        double meanContrast = (double) contrast[label] / pixels[label] / NuclearContrast.STEPS;
        return areaUm2 >= options.leastAreaUm2() && areaUm2 <= options.mostAreaUm2() && meanContrast >= options.leastContrast();
    }
}
