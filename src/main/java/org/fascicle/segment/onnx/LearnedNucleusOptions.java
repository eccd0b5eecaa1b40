package org.fascicle.segment.onnx;

/**
 * How the network's maps become nuclei.
 *
 * @param foreground probability above which a pixel belongs to a nucleus, 0 to 1
 * @param dynamics how far the lower of two neighbouring peaks must stand above the saddle between them for two nuclei,
 *     as a fraction of a nucleus' full depth, 0 to 1
 * @param contactWeight how much the probability of a seam lowers the relief, 0 to 2
 * @param confidence mean foreground probability that a nucleus must reach, 0 to 1
 * @param smallestUm2 area below which a nucleus is dropped, in um2
 */
public record LearnedNucleusOptions(
        double foreground, double dynamics, double contactWeight, double confidence, double smallestUm2) {

    /** Even odds; 0.4 and 0.55 score the same within 0.01, and find more and fewer. */
    public static final double FOREGROUND = 0.5;

    /** Low: what it parts too often is joined again by the look of the seam. */
    public static final double DYNAMICS = 0.07;

    /** A sure seam lowers the relief by half a nucleus' depth. */
    public static final double CONTACT_WEIGHT = 0.5;

    /** Drops faint smears; 0.5 finds 2 to 4 % more and makes up as many, 0.75 the other way. */
    public static final double CONFIDENCE = 0.65;

    /** A disc of 3 um, smaller than a pyknotic nucleus. */
    public static final double SMALLEST_UM2 = 7.0;

    public LearnedNucleusOptions {
        require(foreground > 0 && foreground < 1, "foreground probability", "between 0 and 1", foreground);
        require(dynamics >= 0 && dynamics <= 1, "dynamics", "between 0 and 1", dynamics);
        require(contactWeight >= 0 && contactWeight <= 2, "weight of contacts", "between 0 and 2", contactWeight);
        require(confidence >= 0 && confidence < 1, "confidence", "between 0 and 1", confidence);
        require(smallestUm2 >= 0 && smallestUm2 < 1000, "smallest area", "between 0 and 1000 um2", smallestUm2);
    }

    public static LearnedNucleusOptions defaults() {
        return new LearnedNucleusOptions(FOREGROUND, DYNAMICS, CONTACT_WEIGHT, CONFIDENCE, SMALLEST_UM2);
    }

    private static void require(boolean holds, String what, String range, double value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The " + what + " of the learned nucleus segmenter lies " + range + ", not at " + value + ".");
        }
    }
}
