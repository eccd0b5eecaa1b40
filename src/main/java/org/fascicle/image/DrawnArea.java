package org.fascicle.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fascicle.space.Region;

/**
 * An area that a person drew: closed rings, filled by the even-odd rule, so that a ring inside a ring is a hole.
 *
 * <p>Coordinates are full-resolution pixels with (0, 0) at the upper left corner of the first pixel, as QuPath and ImageJ
 * write them. A pixel belongs to the area when its centre does.
 */
public final class DrawnArea {

    private final List<double[]> rings;

    /** @param rings each x0, y0, x1, y1, ... of at least three corners; the last joins the first */
    public DrawnArea(List<double[]> rings) {
        for (double[] ring : rings) {
            if (ring.length < 6 || ring.length % 2 != 0) {
                throw new IllegalArgumentException("A ring needs three corners or more, not " + ring.length / 2.0 + ".");
            }
        }
        this.rings = List.copyOf(rings);
    }

    /** All corners of all rings: equal texts mean equal areas. */
    @Override
    public String toString() {
        return rings.stream().map(Arrays::toString).collect(Collectors.joining(" "));
    }

    /** The area on the pixels of {@code region} of the grid of this downsample. */
    public BinaryMask on(Region region, double downsample) {
        BinaryMask mask = BinaryMask.empty(region.width(), region.height());
        for (int row = 0; row < region.height(); row++) {
            fillRow(mask, row, region.x(), crossings((region.y() + row + 0.5) * downsample), downsample);
        }
        return mask;
    }

    /** Where the horizontal line at {@code y} crosses the rings, from left to right. */
    private double[] crossings(double y) {
        return rings.stream().flatMapToDouble(ring -> Arrays.stream(crossings(ring, y))).sorted().toArray();
    }

    private static double[] crossings(double[] ring, double y) {
        double[] found = new double[ring.length / 2];
        int count = 0;
        double x0 = ring[ring.length - 2];
        double y0 = ring[ring.length - 1];
        for (int i = 0; i < ring.length; i += 2) {
            double x1 = ring[i];
            double y1 = ring[i + 1];
            if (y0 <= y != y1 <= y) {
                found[count++] = x0 + (y - y0) / (y1 - y0) * (x1 - x0);
            }
            x0 = x1;
            y0 = y1;
        }
        return Arrays.copyOf(found, count);
    }

    private static void fillRow(BinaryMask mask, int row, int originX, double[] crossings, double downsample) {
        for (int i = 0; i + 1 < crossings.length; i += 2) {
            int from = Math.max(0, firstCentreAfter(crossings[i], downsample) - originX);
            int to = Math.min(mask.width(), firstCentreAfter(crossings[i + 1], downsample) - originX);
            if (from < to) {
                Arrays.fill(mask.data(), row * mask.width() + from, row * mask.width() + to, true);
            }
        }
    }

    private static int firstCentreAfter(double x, double downsample) {
        return (int) Math.ceil(x / downsample - 0.5);
    }
}
