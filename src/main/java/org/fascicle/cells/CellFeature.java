package org.fascicle.cells;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a nucleus is told by: shape, stain, texture, what lies around it, its neighbours.
 *
 * <p>Densities are decadic and of a channel's whole light; lengths are in um, and they, areas and densities of neighbours stand as natural logarithms. The ring lies 1
 * to 3 um outside the nucleus, without other nuclei; the rim is its outer um; neighbours' centres lie within {@link CellNeighbours#FAR_UM}.
 */
public enum CellFeature {
    AREA,
    MAJOR_AXIS,
    MINOR_AXIS,
    ASPECT,
    CIRCULARITY,
    SOLIDITY,
    RED(true),
    GREEN(true),
    BLUE(true),
    RED_SD(true),
    GREEN_OVER_RED,
    BLUE_OVER_RED,
    HAEMATOXYLIN_Q10(true),
    HAEMATOXYLIN_Q50(true),
    HAEMATOXYLIN_Q90(true),
    HAEMATOXYLIN_SPOT(true),
    SLOPE(true),
    RIM(true),
    EDGE(true),
    RING_RED(true),
    RING_GREEN(true),
    RING_BLUE(true),
    NEAREST,
    THIRD_NEAREST,
    NEAR_DENSITY,
    FAR_DENSITY,
    NEIGHBOUR_AREA,
    NEIGHBOUR_AREA_SPREAD,
    NEIGHBOUR_ASPECT,
    NEIGHBOUR_RED(true),
    LIKE_AREA,
    LIKE_RED(true),
    ALIGNMENT;

    /** Changes whenever a feature does: a model knows only the features that it was taught with. */
    public static final int VERSION = 1;

    private final boolean optical;

    CellFeature() {
        this(false);
    }

    CellFeature(boolean optical) {
        this.optical = optical;
    }

    /** Its name in a model's file. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many there are. */
    public static int count() {
        return values().length;
    }

    /** The same features of a nucleus as if it were stained so many times as strongly. */
    static double[] stained(double[] features, double strength) {
        return Stream.of(values())
                .mapToDouble(feature -> features[feature.ordinal()] * (feature.optical ? strength : 1))
                .toArray();
    }
}
