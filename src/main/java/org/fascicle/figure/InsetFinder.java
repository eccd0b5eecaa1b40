package org.fascicle.figure;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.image.RgbImage;
import org.fascicle.opencv.LineSegments;
import org.fascicle.opencv.LineSegments.Segment;
import org.fascicle.space.Region;

/**
 * Finds pictures set into a panel: rectangles of straight upright and level edges, as a frame around them gives.
 *
 * <p>A box drawn around a place that is enlarged elsewhere has such edges too; it is smaller than insets are.
 */
final class InsetFinder {

    private static final double SMALLEST = 0.17;
    private static final double LARGEST = 0.65;
    private static final double COVERED = 0.5;
    /** The same for one in a corner, which has but two edges of its own: a plate beside the rim has parts of such edges. */
    private static final double COVERED_IN_CORNER = 0.75;

    private final RgbImage image;

    InsetFinder(RgbImage image) {
        this.image = image;
    }

    /** Where the insets' pictures lie, without their frames. */
    List<Region> find(Region panel) {
        List<Edge> upright = new ArrayList<>();
        List<Edge> level = new ArrayList<>();
        for (Segment s : LineSegments.of(image.crop(panel))) {
            if (Math.abs(s.x0() - s.x1()) <= 0.02 * Math.abs(s.y0() - s.y1())) {
                add(
                        upright,
                        new Edge((s.x0() + s.x1()) / 2, Math.min(s.y0(), s.y1()), Math.max(s.y0(), s.y1())),
                        0.05 * panel.height());
            } else if (Math.abs(s.y0() - s.y1()) <= 0.02 * Math.abs(s.x0() - s.x1())) {
                add(
                        level,
                        new Edge((s.y0() + s.y1()) / 2, Math.min(s.x0(), s.x1()), Math.max(s.x0(), s.x1())),
                        0.05 * panel.width());
            }
        }
        addRim(upright, panel.width(), panel.height());
        addRim(level, panel.height(), panel.width());
        return rectangles(upright, level, panel).stream()
                .map(box -> box.translate(panel.x(), panel.y()))
                .toList();
    }

    /** A straight edge at {@code at}, covering parts of {@code from} to {@code to}. */
    private record Edge(double at, double from, double to) {}

    /** An inset in a corner has the panel's own edges on two sides. */
    private static void addRim(List<Edge> edges, int far, int length) {
        edges.add(new Edge(-0.5, 0, length));
        edges.add(new Edge(far - 0.5, 0, length));
    }

    private static void add(List<Edge> edges, Edge edge, double least) {
        if (edge.to() - edge.from() >= least) {
            edges.add(edge);
        }
    }

    /** Places of lines, each with how long its edges are together. */
    private static double covered(List<Edge> edges, double at, double from, double to) {
        double covered = 0;
        for (Edge edge : edges) {
            if (Math.abs(edge.at() - at) <= 1.5) {
                covered += Math.max(0, Math.min(to, edge.to()) - Math.max(from, edge.from()));
            }
        }
        return covered / (to - from);
    }

    private List<Region> rectangles(List<Edge> upright, List<Edge> level, Region panel) {
        List<Region> found = new ArrayList<>();
        double[] xs = places(upright, SMALLEST * panel.height());
        double[] ys = places(level, SMALLEST * panel.width());
        for (int a = 0; a < xs.length; a++) {
            for (int b = a + 1; b < xs.length; b++) {
                for (int c = 0; c < ys.length; c++) {
                    for (int d = c + 1; d < ys.length; d++) {
                        double w = xs[b] - xs[a];
                        double h = ys[d] - ys[c];
                        if (fits(w, panel.width())
                                && fits(h, panel.height())
                                && isEdged(upright, level, xs[a], xs[b], ys[c], ys[d], panel)) {
                            keepInnermost(
                                    found,
                                    new Region(
                                            (int) Math.round(xs[a] + 0.5),
                                            (int) Math.round(ys[c] + 0.5),
                                            (int) Math.round(w),
                                            (int) Math.round(h)));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static boolean isEdged(
            List<Edge> upright, List<Edge> level, double left, double right, double top, double bottom, Region panel) {
        boolean atSide = left < 0 || right > panel.width() - 1;
        boolean inCorner = atSide && (top < 0 || bottom > panel.height() - 1);
        double least = inCorner ? COVERED_IN_CORNER : COVERED;
        return covered(upright, left, top, bottom) > least
                && covered(upright, right, top, bottom) > least
                && covered(level, top, left, right) > least
                && covered(level, bottom, left, right) > least;
    }

    private static boolean fits(double length, int panel) {
        return length >= SMALLEST * panel && length <= LARGEST * panel;
    }

    private static double[] places(List<Edge> edges, double least) {
        return edges.stream()
                .mapToDouble(Edge::at)
                .sorted()
                .distinct()
                .filter(at -> edges.stream()
                                .filter(e -> Math.abs(e.at() - at) <= 1.5)
                                .mapToDouble(e -> e.to() - e.from())
                                .sum()
                        >= COVERED * least)
                .toArray();
    }

    /** Of nested rectangles, as the two edges of a frame make, the inner one. */
    private static void keepInnermost(List<Region> found, Region box) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).intersects(box)) {
                if (box.pixels() < found.get(i).pixels()) {
                    found.set(i, box);
                }
                return;
            }
        }
        found.add(box);
    }
}
