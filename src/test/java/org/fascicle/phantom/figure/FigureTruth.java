package org.fascicle.phantom.figure;

import java.util.List;
import java.util.Optional;

/**
 * What is true of a drawn figure, in its pixels; a place is the upper left corner of a pixel.
 *
 * @param panels in reading order
 * @param barLengthUm what every bar stands for, inset bars excepted
 * @param insetBarLengthUm what the bars of insets stand for
 */
record FigureTruth(List<Panel> panels, double barLengthUm, double insetBarLengthUm) {

    /** What a panel shows. */
    enum Kind {
        MICROGRAPH,
        FLUORESCENCE,
        ELECTRON_MICROGRAPH,
        RADIOLOGY,
        BLOT,
        PLOT,
        DRAWING;

        /** Whether it is a rectangle full of picture, so that its edges are exact. */
        boolean isPicture() {
            return this == MICROGRAPH || this == FLUORESCENCE || this == ELECTRON_MICROGRAPH || this == RADIOLOGY;
        }
    }

    /** A rectangle, not necessarily on whole pixels. */
    record Box(double x, double y, double width, double height) {

        Box times(double sx, double sy) {
            return new Box(x * sx, y * sy, width * sx, height * sy);
        }

        Box translate(double dx, double dy) {
            return new Box(x + dx, y + dy, width, height);
        }

        /** Shared area over joined area, 0 to 1. */
        double overlap(Box other) {
            double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
            double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
            double shared = Math.max(0, w) * Math.max(0, h);
            return shared / (width * height + other.width * other.height - shared);
        }
    }

    /** Where the right answer about a panel's scale lies. */
    enum Bars {
        NONE,
        ONE,
        SEVERAL
    }

    /**
     * @param bars how many scale bars belong to it
     * @param bar the one, where there is one
     * @param insets pictures in its corners with a scale of their own
     */
    record Panel(String name, Box box, Kind kind, Bars bars, Optional<Box> bar, List<Panel> insets) {

        Panel times(double sx, double sy) {
            return new Panel(
                    name,
                    box.times(sx, sy),
                    kind,
                    bars,
                    bar.map(b -> b.times(sx, sy)),
                    insets.stream().map(inset -> inset.times(sx, sy)).toList());
        }
    }

    FigureTruth times(double sx, double sy) {
        return new FigureTruth(
                panels.stream().map(panel -> panel.times(sx, sy)).toList(), barLengthUm, insetBarLengthUm);
    }
}
