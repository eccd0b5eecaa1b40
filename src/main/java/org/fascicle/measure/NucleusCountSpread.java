package org.fascicle.measure;

/**
 * How many nuclei a segmenter finds of those that are there, between the sources of images that it was not made on.
 *
 * @param least found over true nuclei in the source where fewest are found
 * @param most the same where most are
 */
public record NucleusCountSpread(double least, double most) {

    /** Of the rows "held out" and "truth beside its nuclei" of docs/validation/nuclei.md, three sources each. */
    public static final NucleusCountSpread CLASSIC = new NucleusCountSpread(0.75, 0.97);

    public static final NucleusCountSpread LEARNED = new NucleusCountSpread(0.78, 1.11);

    /** How far the true number may lie below so many that were found. */
    public double below(double found) {
        return Math.max(0, found - found / most);
    }

    /** The same above. */
    public double above(double found) {
        return Math.max(0, found / least - found);
    }
}
