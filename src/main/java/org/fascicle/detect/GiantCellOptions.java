package org.fascicle.detect;

/**
 * When a group of nuclei is a candidate for a multinucleated giant cell; the figures were chosen on drawn giant cells and on real
 * tissue without any, see docs/methods/nuclei.md.
 *
 * @param fewestNuclei nuclei that the group has at least
 * @param gapUm widest gap between the outlines of two neighbours in the group, in um
 * @param leastUm2 smallest area of the ellipse around the group's nuclei, in um2
 * @param mostUm2 largest area of that ellipse
 * @param mostAspect longest over shortest axis of that ellipse
 * @param isolation share of nuclei in the ellipse over that in its surroundings, at least
 * @param bodyEosin eosin between the group's nuclei over that in the surroundings, at least
 * @param mostGlass share of the surroundings that may be empty
 * @param mostCleft share of the place between the group's nuclei that may be empty
 */
public record GiantCellOptions(
        int fewestNuclei,
        double gapUm,
        double leastUm2,
        double mostUm2,
        double mostAspect,
        double isolation,
        double bodyEosin,
        double mostGlass,
        double mostCleft) {

    /** Three nuclei side by side are common by chance in a dense tumour. */
    public static final int FEWEST_NUCLEI = 5;
    /** Nuclei of one giant cell touch or nearly do; half the usual distance between cells. */
    public static final double GAP_UM = 4;
    /** 23 um across: five small nuclei with a little between them need as much. */
    public static final double LEAST_UM2 = 400;
    /** About 90 um across. */
    public static final double MOST_UM2 = 6000;
    /** Rows of nuclei along a vessel or an epithelium are longer. */
    public static final double MOST_ASPECT = 2.5;
    /** Nuclei crowd in the cell and not around it; in a mere dense place they crowd in both. */
    public static final double ISOLATION = 4;
    /** The body is no paler than what surrounds it; collagen around is as dark. */
    public static final double BODY_EOSIN = 1;
    /** What lies on glass is a fragment, a detached group, or the tissue's edge. */
    public static final double MOST_GLASS = 0.3;
    /** One body has no clefts in it. */
    public static final double MOST_CLEFT = 0.1;

    public GiantCellOptions {
        if (fewestNuclei < 2
                || !(gapUm >= 0
                        && leastUm2 >= 0
                        && mostUm2 > leastUm2
                        && mostAspect >= 1
                        && isolation >= 0
                        && bodyEosin >= 0)
                || !(mostGlass >= 0 && mostGlass <= 1 && mostCleft >= 0 && mostCleft <= 1)) {
            throw new IllegalArgumentException(
                    "A giant cell has two nuclei or more, a gap of 0 um or more, a largest area above the least,"
                            + " an aspect ratio from 1, and shares of 0 or more.");
        }
    }

    public static GiantCellOptions defaults() {
        return new GiantCellOptions(
                FEWEST_NUCLEI, GAP_UM, LEAST_UM2, MOST_UM2, MOST_ASPECT, ISOLATION, BODY_EOSIN, MOST_GLASS, MOST_CLEFT);
    }
}
