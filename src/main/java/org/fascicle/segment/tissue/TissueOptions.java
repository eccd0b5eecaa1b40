package org.fascicle.segment.tissue;

/**
 * How tissue is told from glass.
 *
 * @param enabled whether to look at all; otherwise the whole image is measured
 * @param leastDensity mean optical density above the glass at which a place is tissue
 * @param gapUm gaps between fibres narrower than this belong to the tissue
 * @param leastHoleUm2 holes smaller than this are filled
 * @param leastPieceUm2 pieces smaller than this are dirt, unless they are most of the image
 * @param findPen whether to look for pen marks and inks
 */
public record TissueOptions(
        boolean enabled,
        double leastDensity,
        double gapUm,
        double leastHoleUm2,
        double leastPieceUm2,
        boolean findPen) {

    /** Pale mucoid stroma has 0.04 to 0.08, clean glass varies by 0.01. */
    public static final double LEAST_DENSITY = 0.03;
    /** About a nucleus: keeps the cracks between fascicles within the tissue, keeps vessels' lumina out. */
    public static final double GAP_UM = 8;
    /** A gap of about 36 um across; larger ones are lumina, fat or tears, which no density should be divided by. */
    public static final double LEAST_HOLE_UM2 = 1_000;
    /** 0.01 mm2, a tenth of a millimetre square: less is a floater or dust. */
    public static final double LEAST_PIECE_UM2 = 10_000;

    public TissueOptions {
        if (!(leastDensity > 0 && leastDensity < 1)) {
            throw new IllegalArgumentException(
                    "The least density of tissue must lie between 0 and 1, not " + leastDensity + ".");
        }
        if (!(gapUm >= 0 && leastHoleUm2 >= 0 && leastPieceUm2 >= 0)) {
            throw new IllegalArgumentException("Gap, least hole and least piece must be 0 or more, not " + gapUm
                    + " um, " + leastHoleUm2 + " um2, " + leastPieceUm2 + " um2.");
        }
    }

    public static TissueOptions defaults() {
        return new TissueOptions(true, LEAST_DENSITY, GAP_UM, LEAST_HOLE_UM2, LEAST_PIECE_UM2, true);
    }

    /** Measure everything. */
    public static TissueOptions off() {
        return new TissueOptions(false, LEAST_DENSITY, GAP_UM, LEAST_HOLE_UM2, LEAST_PIECE_UM2, false);
    }
}
