package org.fascicle.figure;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.opencv.Morphology;
import org.fascicle.opencv.Pieces;
import org.fascicle.space.Region;

/**
 * Finds the scale bars in an area of a figure: horizontal bars of one colour, to a part of a pixel.
 *
 * <p>Per colour, what a flat line fits into is looked at by {@link BarShape}. Everything that passes is handed on; whoever finds
 * two has to ask.
 */
final class BarFinder {

    /** Shortest bar, part of the panel's width. */
    private static final double SHORTEST = 0.05;

    private static final int SHORTEST_PX = 16;
    /** Thickest bar, part of the panel's height. */
    private static final double THICKEST = 0.07;

    private static final int THICKEST_PX = 9;

    private final RgbImage image;

    BarFinder(RgbImage image) {
        this.image = image;
    }

    /**
     * @param area where to look
     * @param panel whose size tells what a bar can be
     * @param not places to leave out, as insets
     */
    List<Bar> find(Region area, Region panel, List<Region> not) {
        List<Bar> bars = new ArrayList<>();
        for (BarInk ink : BarInk.values()) {
            find(ink, area, panel).stream()
                    .filter(bar -> not.stream().noneMatch(bar.box()::intersects))
                    .forEach(bar -> add(bar, bars));
        }
        return bars;
    }

    private List<Bar> find(BarInk ink, Region area, Region panel) {
        int shortest = (int) Math.max(SHORTEST_PX, SHORTEST * panel.width());
        if (area.width() <= shortest || area.height() < 5) {
            return List.of();
        }
        BinaryMask opened = Morphology.opened(ink.on(image, area), shortest, 1);
        BarShape shape = new BarShape(image, area, area != panel);
        int thickest = (int) Math.max(THICKEST_PX, THICKEST * panel.height());
        return Pieces.of(opened).stream()
                .flatMap(piece -> shape.bar(piece, opened, thickest).stream())
                .toList();
    }

    /** Two colours may see the same bar. */
    private static void add(Bar bar, List<Bar> bars) {
        if (bars.stream().noneMatch(other -> other.box().grow(2).intersects(bar.box()))) {
            bars.add(bar);
        }
    }
}
