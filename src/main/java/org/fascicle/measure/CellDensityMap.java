package org.fascicle.measure;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.fascicle.image.FloatImage;
import org.fascicle.space.PixelSize;

/**
 * Nuclei per mm2 of analysable tissue, place by place.
 *
 * <p>The slide is laid out in squares from its upper left corner; a square's value is the nuclei whose centre lies in it over
 * the analysable tissue in it. Squares with little tissue have none (NaN): a few nuclei there would make any number.
 *
 * @param counts nuclei per square
 * @param analysableMm2 analysable tissue per square, in mm2
 * @param squareSize edge lengths of a square, in um
 */
public record CellDensityMap(FloatImage counts, FloatImage analysableMm2, PixelSize squareSize) {

    /** Squares with a smaller share of tissue have no value; half a square halves the count that a density rests on. */
    public static final double LEAST_TISSUE_SHARE = 0.5;

    private static final double UM2_PER_MM2 = 1e6;

    public CellDensityMap {
        if (counts.width() != analysableMm2.width() || counts.height() != analysableMm2.height()) {
            throw new IllegalArgumentException("Counts of " + counts.width() + " x " + counts.height()
                    + " squares do not fit areas of " + analysableMm2.width() + " x " + analysableMm2.height() + ".");
        }
    }

    /** Nuclei per mm2 of each square; NaN where there is too little tissue. */
    public FloatImage perMm2() {
        FloatImage density = FloatImage.zeros(counts.width(), counts.height());
        float least = (float) (LEAST_TISSUE_SHARE * squareSize.areaUm2() / UM2_PER_MM2);
        for (int i = 0; i < density.data().length; i++) {
            density.data()[i] = analysableMm2.data()[i] >= least
                    ? counts.data()[i] / analysableMm2.data()[i]
                    : Float.NaN;
        }
        return density;
    }

    /** How many squares have a value. */
    public long squares() {
        return values().length;
    }

    /** The density that a share of the squares stay at or below, 0 to 1; none where no square has a value. */
    public OptionalDouble quantile(double share) {
        double[] sorted = values();
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sorted[(int) Math.ceil(share * sorted.length) - 1]);
    }

    /** The values of all squares that have one, ascending. */
    private double[] values() {
        FloatImage density = perMm2();
        double[] values = new double[density.data().length];
        int found = 0;
        for (float value : density.data()) {
            if (!Float.isNaN(value)) {
                values[found++] = value;
            }
        }
        double[] sorted = Arrays.copyOf(values, found);
        Arrays.sort(sorted);
        return sorted;
    }
}
