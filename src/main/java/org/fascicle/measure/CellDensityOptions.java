package org.fascicle.measure;

import java.io.Serializable;
import java.util.Optional;

/**
 * How density, pleomorphism and fascicles are judged.
 *
 * @param squareEdgeUm edge of the squares that density and direction are compared over, in um
 * @param giantAreaUm2 area from which a nucleus is a giant-cell candidate, in um2
 * @param elongatedAspect aspect ratio from which a nucleus has a direction
 * @param fewestElongated elongated nuclei that a square needs for its coherence to be told
 * @param cuts cut-offs of the plain category; empty for no category
 */
public record CellDensityOptions(
        double squareEdgeUm,
        double giantAreaUm2,
        double elongatedAspect,
        int fewestElongated,
        Optional<DensityCuts> cuts)
        implements Serializable {

    /** Squares of 0.25 mm2, about one field of a 40x objective. */
    public static final double SQUARE_EDGE_UM = 500;
    /** 18 um across, some five times the area of a usual nucleus. No published cut exists. */
    public static final double GIANT_AREA_UM2 = 250;
    /** Below it the long axis is mostly noise of the outline. */
    public static final double ELONGATED_ASPECT = 1.5;
    /** Standard error of a squared coherence near 0 is 1/n: with 30 nuclei a coherence below 0.2 may be chance. */
    public static final int FEWEST_ELONGATED = 30;

    public CellDensityOptions {
        require(squareEdgeUm > 0, "A square's edge is above 0 um", squareEdgeUm);
        require(giantAreaUm2 > 0, "A giant nucleus has more than 0 um2", giantAreaUm2);
        require(elongatedAspect > 1, "An elongated nucleus has an aspect ratio above 1", elongatedAspect);
        require(fewestElongated >= 2, "A coherence needs at least 2 nuclei", fewestElongated);
    }

    private static void require(boolean holds, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", not " + value + ".");
        }
    }

    private Object writeReplace() {
        return new Form(squareEdgeUm, giantAreaUm2, elongatedAspect, fewestElongated, cuts.orElse(null));
    }

    /** What travels in place of the options, for an Optional does not. */
    private record Form(
            double squareEdgeUm, double giantAreaUm2, double elongatedAspect, int fewestElongated, DensityCuts cuts)
            implements Serializable {

        private Object readResolve() {
            return new CellDensityOptions(
                    squareEdgeUm, giantAreaUm2, elongatedAspect, fewestElongated, Optional.ofNullable(cuts));
        }
    }

    public static CellDensityOptions defaults() {
        return new CellDensityOptions(
                SQUARE_EDGE_UM, GIANT_AREA_UM2, ELONGATED_ASPECT, FEWEST_ELONGATED, Optional.empty());
    }

    /** The same with cut-offs of the plain category. */
    public CellDensityOptions withCuts(DensityCuts given) {
        return new CellDensityOptions(squareEdgeUm, giantAreaUm2, elongatedAspect, fewestElongated, Optional.of(given));
    }

    /** The same with another size of giant nuclei. */
    public CellDensityOptions withGiantsFromUm2(double areaUm2) {
        return new CellDensityOptions(squareEdgeUm, areaUm2, elongatedAspect, fewestElongated, cuts);
    }
}
