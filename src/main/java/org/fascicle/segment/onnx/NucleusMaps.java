package org.fascicle.segment.onnx;

/**
 * What the nucleus network says about every pixel of a grid, row by row.
 *
 * @param width columns
 * @param height rows
 * @param foreground log odds of lying in a nucleus
 * @param depth distance to the nucleus' outline over the largest such distance in that nucleus, about 0 to 1
 * @param contact log odds of lying on the seam between two nuclei
 */
record NucleusMaps(int width, int height, float[] foreground, float[] depth, float[] contact) {

    /** Log odds beyond this are as good as certain. */
    private static final int LARGEST = 12;

    private static final int STEPS = 64;

    NucleusMaps {
        int pixels = width * height;
        if (width <= 0
                || height <= 0
                || foreground.length != pixels
                || depth.length != pixels
                || contact.length != pixels) {
            throw new IllegalArgumentException("Maps of " + width + " x " + height + " pixels need " + pixels
                    + " values each, not " + foreground.length + ", " + depth.length + " and " + contact.length + ".");
        }
    }

    static NucleusMaps empty(int width, int height) {
        int pixels = width * height;
        return new NucleusMaps(width, height, new float[pixels], new float[pixels], new float[pixels]);
    }

    /** Probabilities of log odds, from a table with steps of 1/64: exact to 0.002, and fast. */
    static float[] probabilities(float[] logOdds) {
        float[] table = new float[2 * LARGEST * STEPS + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) (1 / (1 + Math.exp(LARGEST - (double) i / STEPS)));
        }
        float[] probabilities = new float[logOdds.length];
        for (int i = 0; i < logOdds.length; i++) {
            probabilities[i] = table[Math.round((Math.max(-LARGEST, Math.min(LARGEST, logOdds[i])) + LARGEST) * STEPS)];
        }
        return probabilities;
    }
}
