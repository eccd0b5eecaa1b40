package org.fascicle.segment.nuclei;

/**
 * One way to draw outlines and to part clumps.
 *
 * @param share where between background (0) and nuclei (1) the outline is drawn
 * @param stainHeightUm how many um of distance to the edge the full stain of a nucleus is worth where clumps are parted; 0 parts
 *     by shape alone
 */
public record Parting(double share, double stainHeightUm) {

    public Parting {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("The share of a threshold lies between 0 and 1, not " + share + ".");
        }
        if (!(stainHeightUm >= 0)) {
            throw new IllegalArgumentException("The stain's height is 0 um or more, not " + stainHeightUm + ".");
        }
    }
}
