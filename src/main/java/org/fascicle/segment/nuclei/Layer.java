package org.fascicle.segment.nuclei;

/**
 * One way to see the nuclei of an image: outlines at one threshold, clumps parted in one way, with what they look like.
 *
 * @param labels 1 to count per pixel, 0 outside; some numbers may be unused
 * @param score by label, how much it looks like a nucleus
 * @param logContrast by label, ln(contrast x edge), see {@link OutlineScore}; 0 for an unused number
 * @param pixels by label, how many it has
 * @param pixelUm2 area of a pixel, in um2
 */
record Layer(int[] labels, double[] score, double[] logContrast, int[] pixels, double pixelUm2) {

    int count() {
        return score.length - 1;
    }

    double areaUm2(int label) {
        return pixels[label] * pixelUm2;
    }
}
