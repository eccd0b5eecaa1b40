package org.fascicle.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds two edges of rings that cross in their insides; rings that touch, or meet in a corner, do not cross.
 *
 * <p>A sweep from top to bottom: an edge is compared with those that started above it and have not ended, some of all for
 * outlines drawn by hand.
 */
final class RingCrossing {

    private record Edge(double x0, double y0, double x1, double y1) {
        double top() {
            return Math.min(y0, y1);
        }

        double bottom() {
            return Math.max(y0, y1);
        }

        /** Above 0 where a point lies to one side of the edge's line, below 0 to the other. */
        double side(double x, double y) {
            return (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
        }

        boolean crosses(Edge other) {
            return side(other.x0, other.y0) * side(other.x1, other.y1) < 0
                    && other.side(x0, y0) * other.side(x1, y1) < 0;
        }

        double[] meeting(Edge other) {
            double from = other.side(x0, y0);
            double share = from / (from - other.side(x1, y1));
            return new double[] {x0 + share * (x1 - x0), y0 + share * (y1 - y0)};
        }
    }

    private RingCrossing() {}

    /** Where the first crossing from above lies. */
    static Optional<double[]> find(List<double[]> rings) {
        List<Edge> edges = new ArrayList<>();
        rings.forEach(ring -> addEdges(ring, edges));
        edges.sort(Comparator.comparingDouble(Edge::top));
        List<Edge> open = new ArrayList<>();
        for (Edge edge : edges) {
            open.removeIf(above -> above.bottom() < edge.top());
            for (Edge above : open) {
                if (edge.crosses(above)) {
                    return Optional.of(edge.meeting(above));
                }
            }
            open.add(edge);
        }
        return Optional.empty();
    }

    private static void addEdges(double[] ring, List<Edge> edges) {
        int last = ring.length - 2;
        for (int i = 0; i < ring.length; last = i, i += 2) {
            edges.add(new Edge(ring[last], ring[last + 1], ring[i], ring[i + 1]));
        }
    }
}
