package org.fascicle.segment.nuclei;

/**
 * One way to see the nuclei of an image: outlines at one threshold, with what they look like.
 *
 * @param labels 1 to count per pixel, 0 outside; some numbers may be unused
 * @param score by label, how much it looks like a nucleus
 * @param logContrast by label, ln(contrast x edge), see {@link OutlineScore}; 0 for an unused number
 * @param areaUm2 by label, in um2; 0 for an unused number
 */
record Layer(int[] labels, double[] score, double[] logContrast, double[] areaUm2) {

    int count() {
        return score.length - 1;
    }
}
