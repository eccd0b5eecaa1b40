package org.fascicle.figure;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * Where dark pictures end on black ground: their own black, as around a computed tomogram, cannot be told from the ground, so they reach
 * as far as the figure's grid lets them.
 */
final class DarkPanels {

    /** Kinds that may have black of their own; a tomogram cut to its body passes for an electron micrograph. */
    private static final Set<PanelKind> DARK =
            EnumSet.of(PanelKind.RADIOLOGY, PanelKind.FLUORESCENCE, PanelKind.ELECTRON_MICROGRAPH);

    private final List<PanelSplitter.Found> panels;
    private final RgbImage image;
    private final Region figure;
    private final int gutter;

    DarkPanels(List<PanelSplitter.Found> panels, RgbImage image) {
        this.panels = panels;
        this.image = image;
        this.figure = Region.ofSize(image.width(), image.height());
        this.gutter = gutter();
    }

    /** Narrowest gap between neighbouring bright panels, in pixels; 0 where no two are neighbours. */
    private int gutter() {
        List<Region> bright = panels.stream()
                .filter(panel -> !DARK.contains(panel.kind()))
                .map(PanelSplitter.Found::box)
                .toList();
        return bright.stream()
                .flatMapToInt(one -> bright.stream()
                        .filter(other -> other != one)
                        .mapToInt(other -> overlap(other.y(), other.bottom(), one.y(), one.bottom())
                                ? other.x() - one.right()
                                : other.y() - one.bottom()))
                .filter(gap -> gap >= 0)
                .min()
                .orElse(0);
    }

    List<PanelSplitter.Found> grown() {
        return panels.stream().map(this::grown).toList();
    }

    private PanelSplitter.Found grown(PanelSplitter.Found panel) {
        if (!DARK.contains(panel.kind())) {
            return panel;
        }
        Region box = grown(panel.box());
        return new PanelSplitter.Found(box, KindClassifier.picture(image, box));
    }

    private Region grown(Region box) {
        List<Region> others = panels.stream()
                .map(PanelSplitter.Found::box)
                .filter(other -> !other.equals(box))
                .toList();
        List<Region> row = others.stream()
                .filter(other -> overlap(other.y(), other.bottom(), box.y(), box.bottom()))
                .toList();
        List<Region> column = others.stream()
                .filter(other -> overlap(other.x(), other.right(), box.x(), box.right()))
                .toList();
        int left = least(box.x(), row, Region::x, Region::right, others, figure.x());
        int top = least(box.y(), column, Region::y, Region::bottom, others, figure.y());
        int right = most(box.right(), row, Region::x, Region::right, others, figure.right());
        int bottom = most(box.bottom(), column, Region::y, Region::bottom, others, figure.bottom());
        return new Region(left, top, right - left, bottom - top);
    }

    private static boolean overlap(int from, int to, int otherFrom, int otherTo) {
        return Math.min(to, otherTo) - Math.max(from, otherFrom) > (otherTo - otherFrom) / 2;
    }

    /** How far to the left (or up): to where the neighbour ends, or else where the outermost other panel begins, or else the figure. */
    private int least(
            int own,
            List<Region> line,
            ToIntFunction<Region> begin,
            ToIntFunction<Region> end,
            List<Region> others,
            int rim) {
        int outermost =
                others.stream().mapToInt(begin).filter(at -> at < own).min().orElse(rim);
        int neighbour = line.stream().mapToInt(end).filter(at -> at <= own).max().stream()
                .map(at -> at + gutter)
                .findFirst()
                .orElse(outermost);
        return Math.min(own, neighbour);
    }

    private int most(
            int own,
            List<Region> line,
            ToIntFunction<Region> begin,
            ToIntFunction<Region> end,
            List<Region> others,
            int rim) {
        int outermost =
                others.stream().mapToInt(end).filter(at -> at > own).max().orElse(rim);
        int neighbour = line.stream().mapToInt(begin).filter(at -> at >= own).min().stream()
                .map(at -> at - gutter)
                .findFirst()
                .orElse(outermost);
        return Math.max(own, neighbour);
    }
}
