package org.fascicle.phantom;

/**
 * What DAB shows on an H-DAB phantom.
 *
 * @param nuclear true for a nuclear marker as Ki-67, false for a cytoplasmic one as alpha-SMA
 * @param share of the nuclei that are positive, or of the tissue's area
 * @param patchUm size of positive patches; a nuclear marker has none
 */
public record Marker(boolean nuclear, double share, double patchUm) {

    /** Ki-67: this share of the nuclei is brown. */
    public static Marker nuclear(double labellingIndex) {
        return new Marker(true, labellingIndex, 0);
    }

    /** Alpha-SMA or sarcomeric actin in patches: about this share of the area is brown, nuclei spared. */
    public static Marker patchy(double areaFraction, double patchUm) {
        return new Marker(false, areaFraction, patchUm);
    }
}
