package org.fascicle.segment.necrosis;

/**
 * How a slide is parted into viable and necrotic tissue.
 *
 * @param viabilityCut a square has lost its nuclei below this share of the slide's reference
 * @param leastTissue share of a square's analysable area that must be stained for it to be judged
 * @param minimumAreaUm2 necrotic patches below this area are taken back
 */
public record NecrosisOptions(double viabilityCut, double leastTissue, double minimumAreaUm2) {

    /** Between the necrotic and the viable tiles of osteosarcoma; see docs/methods/necrosis.md. */
    public static final double DEFAULT_VIABILITY_CUT = 0.15;

    /** Fat and torn edges stay out, loose necrotic debris stays in. */
    public static final double DEFAULT_LEAST_TISSUE = 0.2;

    /** A patch of 0.17 mm edge: any necrosis scores a point, so a few squares of scar must not make one. */
    public static final double DEFAULT_MINIMUM_AREA_UM2 = 30_000;

    public NecrosisOptions {
        if (!(viabilityCut > 0 && viabilityCut < 1)
                || !(leastTissue > 0 && leastTissue <= 1)
                || !(minimumAreaUm2 >= 0)) {
            throw new IllegalArgumentException(
                    "Necrosis options need a cut and a least share of tissue between 0 and 1 and a minimum area of 0 or more, not "
                            + viabilityCut + ", " + leastTissue + ", " + minimumAreaUm2 + ".");
        }
    }

    public static NecrosisOptions defaults() {
        return new NecrosisOptions(DEFAULT_VIABILITY_CUT, DEFAULT_LEAST_TISSUE, DEFAULT_MINIMUM_AREA_UM2);
    }
}
