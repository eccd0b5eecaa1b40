package org.fascicle.measure;

/**
 * How density, pleomorphism and fascicles are judged.
 *
 * @param squareEdgeUm edge of the squares of the density map, in um
 * @param squareParts into how many cells a square's edge is cut for the direction of fascicles
 * @param giantAreaUm2 area from which a nucleus is a giant-cell candidate, in um2
 * @param elongatedAspect aspect ratio from which a nucleus has a direction
 * @param moderateFromPerMm2 density from which cellularity is called moderate, in nuclei per mm2
 * @param highFromPerMm2 density from which it is called high, in nuclei per mm2
 */
public record CellDensityOptions(double squareEdgeUm, int squareParts, double giantAreaUm2, double elongatedAspect,
        double moderateFromPerMm2, double highFromPerMm2) {

    /** Squares of 0.25 mm2, about one field of a 40x objective. */
    public static final double SQUARE_EDGE_UM = 500;
    /** Cells of 125 um: narrower than most fascicles, which would cancel each other out over a whole square. */
    public static final int SQUARE_PARTS = 4;
    /** 18 um across, some five times the area of a usual nucleus. No published cut exists. */
    public static final double GIANT_AREA_UM2 = 250;
    /** Below it the long axis is mostly noise of the outline. */
    public static final double ELONGATED_ASPECT = 1.5;
    /** A convention of this program; pathologists' words have no published cut-offs. */
    public static final double MODERATE_FROM_PER_MM2 = 1500;
    /** A convention of this program. */
    public static final double HIGH_FROM_PER_MM2 = 3500;

    public CellDensityOptions {
        require(squareEdgeUm > 0, "A square's edge is above 0 um", squareEdgeUm);
        require(squareParts >= 1, "A square is cut into at least 1 part", squareParts);
        require(giantAreaUm2 > 0, "A giant nucleus has more than 0 um2", giantAreaUm2);
        require(elongatedAspect > 1, "An elongated nucleus has an aspect ratio above 1", elongatedAspect);
        require(moderateFromPerMm2 > 0 && highFromPerMm2 > moderateFromPerMm2, "The cut-offs of density rise from above 0", moderateFromPerMm2);
    }

    private static void require(boolean holds, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", not " + value + ".");
        }
    }

    public static CellDensityOptions defaults() {
        return new CellDensityOptions(SQUARE_EDGE_UM, SQUARE_PARTS, GIANT_AREA_UM2, ELONGATED_ASPECT, MODERATE_FROM_PER_MM2, HIGH_FROM_PER_MM2);
    }

    /** The same with other cut-offs of the plain category. */
    public CellDensityOptions withCuts(double moderateFrom, double highFrom) {
        return new CellDensityOptions(squareEdgeUm, squareParts, giantAreaUm2, elongatedAspect, moderateFrom, highFrom);
    }
}
