package org.fascicle.segment.necrosis;

/**
 * How a slide is parted into viable and necrotic tissue.
 *
 * @param cellSideUm edge of a cell of the grid
 * @param viabilityCut a cell has lost its nuclei below this share of the slide's reference
 * @param leastTissue share of a cell's analysable area that must be stained for it to be judged
 * @param minimumAreaUm2 necrotic patches below this area are taken back
 */
public record NecrosisOptions(double cellSideUm, double viabilityCut, double leastTissue, double minimumAreaUm2) {

    /** Some tens of nuclei in cellular tumour, still finer than what a pathologist outlines. */
    public static final double DEFAULT_CELL_SIDE_UM = 64;

    /** Between the necrotic and the viable tiles of osteosarcoma; see docs/methods/necrosis.md. */
    public static final double DEFAULT_VIABILITY_CUT = 0.15;

    /** Fat and torn edges stay out, loose necrotic debris stays in. */
    public static final double DEFAULT_LEAST_TISSUE = 0.2;

    /** A patch of 0.17 mm edge: any necrosis scores a point, so a few cells of scar must not make one. */
    public static final double DEFAULT_MINIMUM_AREA_UM2 = 30_000;

    public NecrosisOptions {
        if (!(cellSideUm >= 20 && cellSideUm <= 500)) {
            throw new IllegalArgumentException(
                    "A necrosis cell must be 20 to 500 um wide to hold nuclei and yet be local, not " + cellSideUm
                            + ".");
        }
        if (!(viabilityCut > 0 && viabilityCut < 1)
                || !(leastTissue > 0 && leastTissue <= 1)
                || !(minimumAreaUm2 >= 0)) {
            throw new IllegalArgumentException(
                    "Necrosis options need a cut and a least share of tissue between 0 and 1 and a minimum area of 0 or more, not "
                            + viabilityCut + ", " + leastTissue + ", " + minimumAreaUm2 + ".");
        }
    }

    public static NecrosisOptions defaults() {
        return new NecrosisOptions(
                DEFAULT_CELL_SIDE_UM, DEFAULT_VIABILITY_CUT, DEFAULT_LEAST_TISSUE, DEFAULT_MINIMUM_AREA_UM2);
    }
}
