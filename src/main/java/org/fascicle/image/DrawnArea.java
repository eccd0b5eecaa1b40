package org.fascicle.image;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fascicle.space.Region;

/**
 * An area that a person drew: parts that together cover it, each of closed rings. A ring encloses what it runs around, once or
 * several times; of the rings of a part every second one counts, so that a ring inside a ring is a hole.
 *
 * <p>Coordinates are full-resolution pixels with (0, 0) at the upper left corner of the first pixel, as QuPath and ImageJ
 * write them. A pixel belongs to the area when its centre does.
 */
public final class DrawnArea implements Serializable {

    private static final long serialVersionUID = 1;

    private final List<List<double[]>> parts;

    /**
     * An area of one part.
     *
     * @param rings each x0, y0, x1, y1, ... of at least three corners; the last joins the first
     */
    public DrawnArea(List<double[]> rings) {
        for (double[] ring : rings) {
            if (ring.length < 6 || ring.length % 2 != 0) {
                throw new IllegalArgumentException(
                        "A ring needs three corners or more, not " + ring.length / 2.0 + ".");
            }
        }
        this.parts = List.of(List.copyOf(rings));
    }

    private DrawnArea(Stream<List<double[]>> parts) {
        this.parts = parts.toList();
    }

    /** What any of the areas covers. */
    public static DrawnArea together(List<DrawnArea> areas) {
        return new DrawnArea(areas.stream().flatMap(area -> area.parts.stream()));
    }

    /** Its parts, each a list of rings. */
    public List<List<double[]>> parts() {
        return parts;
    }

    /** All rings of all parts. */
    public List<double[]> rings() {
        return parts.stream().flatMap(List::stream).toList();
    }

    /** Its left, upper, right and lower edge. */
    public double[] edges() {
        double[] xs = rings().stream().flatMapToDouble(ring -> every(ring, 0)).toArray();
        double[] ys = rings().stream().flatMapToDouble(ring -> every(ring, 1)).toArray();
        return new double[] {
            Arrays.stream(xs).min().orElse(0),
            Arrays.stream(ys).min().orElse(0),
            Arrays.stream(xs).max().orElse(0),
            Arrays.stream(ys).max().orElse(0)
        };
    }

    private static DoubleStream every(double[] ring, int from) {
        return IntStream.range(0, ring.length / 2).mapToDouble(i -> ring[2 * i + from]);
    }

    /** A place (x, y) where the outline of a part crosses itself; empty for an area with one inside. */
    public Optional<double[]> selfCrossing() {
        return parts.stream().map(RingCrossing::find).flatMap(Optional::stream).findFirst();
    }

    /**
     * Whether any part's first ring encloses more than its others: false for an outline that is a line, or one that a hole of the
     * same size covers.
     */
    public boolean enclosesAnything() {
        return parts.stream()
                .anyMatch(part -> 2 * enclosed(part.get(0))
                                - part.stream().mapToDouble(DrawnArea::enclosed).sum()
                        > 0);
    }

    /** Shoelace formula: the area inside a ring, in square pixels. */
    private static double enclosed(double[] ring) {
        double twice = 0;
        int last = ring.length - 2;
        for (int i = 0; i < ring.length; last = i, i += 2) {
            twice +=
                    (ring[last] - ring[0]) * (ring[i + 1] - ring[1]) - (ring[i] - ring[0]) * (ring[last + 1] - ring[1]);
        }
        return Math.abs(twice) / 2;
    }

    /** All corners of all rings: equal texts mean equal areas. */
    @Override
    public String toString() {
        return parts.stream()
                .map(part -> part.stream().map(Arrays::toString).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }

    /** Whether all corners are the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DrawnArea area && area.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The area on the pixels of {@code region} of the grid of this downsample. */
    public BinaryMask on(Region region, double downsample) {
        BinaryMask mask = BinaryMask.empty(region.width(), region.height());
        for (List<double[]> part : parts) {
            List<double[]> edges = part.stream()
                    .map(ring -> edgesBetween(ring, region.y() * downsample, region.bottom() * downsample))
                    .toList();
            for (int row = 0; row < region.height(); row++) {
                fillRow(mask, row, region.x(), borders(edges, (region.y() + row + 0.5) * downsample), downsample);
            }
        }
        return mask;
    }

    /** Edges of a ring that reach between two heights, x0, y0, x1, y1 each. */
    private static double[] edgesBetween(double[] ring, double top, double bottom) {
        double[] edges = new double[2 * ring.length];
        int count = 0;
        int last = ring.length - 2;
        for (int i = 0; i < ring.length; last = i, i += 2) {
            if (Math.max(ring[last + 1], ring[i + 1]) >= top && Math.min(ring[last + 1], ring[i + 1]) <= bottom) {
                edges[count++] = ring[last];
                edges[count++] = ring[last + 1];
                edges[count++] = ring[i];
                edges[count++] = ring[i + 1];
            }
        }
        return Arrays.copyOf(edges, count);
    }

    /** Where the horizontal line at {@code y} enters and leaves rings, from left to right. */
    private static double[] borders(List<double[]> rings, double y) {
        return rings.stream()
                .flatMapToDouble(edges -> borders(edges, y))
                .sorted()
                .toArray();
    }

    /** The same for one ring: it is inside while the line has crossed more edges upwards than downwards, or fewer. */
    private static DoubleStream borders(double[] edges, double y) {
        double[][] crossings = crossings(edges, y);
        DoubleStream.Builder borders = DoubleStream.builder();
        int turns = 0;
        for (double[] crossing : crossings) {
            int before = turns;
            turns += (int) crossing[1];
            if (before == 0 || turns == 0) {
                borders.add(crossing[0]);
            }
        }
        return borders.build();
    }

    /** Where the horizontal line at {@code y} crosses edges, from left to right, and whether downwards (1) or upwards (-1). */
    private static double[][] crossings(double[] edges, double y) {
        List<double[]> found = new ArrayList<>();
        for (int i = 0; i < edges.length; i += 4) {
            if (edges[i + 1] <= y != edges[i + 3] <= y) {
                double x = edges[i] + (y - edges[i + 1]) / (edges[i + 3] - edges[i + 1]) * (edges[i + 2] - edges[i]);
                found.add(new double[] {x, edges[i + 1] <= y ? 1 : -1});
            }
        }
        found.sort(Comparator.comparingDouble(crossing -> crossing[0]));
        return found.toArray(double[][]::new);
    }

    private static void fillRow(BinaryMask mask, int row, int originX, double[] borders, double downsample) {
        for (int i = 0; i + 1 < borders.length; i += 2) {
            int from = Math.max(0, firstCentreAfter(borders[i], downsample) - originX);
            int to = Math.min(mask.width(), firstCentreAfter(borders[i + 1], downsample) - originX);
            if (from < to) {
                Arrays.fill(mask.data(), row * mask.width() + from, row * mask.width() + to, true);
            }
        }
    }

    private static int firstCentreAfter(double x, double downsample) {
        return (int) Math.ceil(x / downsample - 0.5);
    }
}
