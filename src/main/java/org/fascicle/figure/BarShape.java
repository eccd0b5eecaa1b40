package org.fascicle.figure;

import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.opencv.Pieces;
import org.fascicle.space.Region;

/**
 * Whether a long flat piece of one colour is a scale bar, and how long it is.
 *
 * <p>A bar is even from end to end, stands off from what is above and below along its whole length, ends sharply on both
 * sides, and has equal ticks at both ends or none. A frame has corners on one side, a bracket ticks to one side, an arrow a head
 * at one end, an axis a neighbour that crosses it.
 */
final class BarShape {

    private static final double LEAST_CONTRAST = 55;
    private static final double LEAST_FILL = 0.7;
    private static final double FLATTEST = 2.3;
    /** Level above which a pixel is no longer the bar. */
    private static final double OFF = 0.4;

    /** Of what lies next to an end, as part of the contrast and in levels of 0 to 441. */
    private static final double LEAST_BEYOND = 0.2;

    private static final double LEAST_STEP = 38;
    /** Part of its length that a bar stands off on its freer side, and on the other, where a nucleus or a word may touch it. */
    private static final double ALONG = 0.9;

    private static final double TOUCHED = 0.55;
    /** Of ink, not of a cleft in pale tissue. */
    private static final double STRONG_CONTRAST = 150;

    /** Level up to which a column is the bar's own: so many times its unevenness. */
    private static final double OWN = 2.5;

    private static final double LEAST_OWN = 0.15;
    private static final double MOST_OWN = 0.3;
    /** Half width of the interval of a length over it, from which on a bar says too little. */
    private static final double MOST_UNSURE = 0.05;

    /** By how much the piece of the bar's colour may be shorter or longer than the bar, in pixels and as a part of it. */
    private static final int SMEAR_PX = 3;

    private static final double SMEAR = 0.1;
    private static final double SOFTEST_PX = 5;
    private static final double EVEN = 0.16;

    private final RgbImage image;
    private final Region area;
    private final boolean ground;

    /**
     * @param area of the figure that the bar must lie in, its rim excluded
     * @param ground whether the area is the figure's ground, where a bar may end with the figure, as the panel above does
     */
    BarShape(RgbImage image, Region area, boolean ground) {
        this.image = image;
        this.area = area;
        this.ground = ground;
    }

    /** The bar that this piece is, in pixels of the figure; empty for anything else. */
    Optional<Bar> bar(Pieces.Piece piece, BinaryMask opened, int thickest) {
        Region box = piece.box().translate(area.x(), area.y());
        if (box.height() > thickest
                || box.width() < FLATTEST * box.height()
                || piece.fill() < LEAST_FILL
                || touchesRim(box)) {
            return Optional.empty();
        }
        Region core = core(piece.box(), opened).translate(area.x(), area.y());
        InkContrast level = new InkContrast(image, inner(core), box.height());
        if (level.contrast() < LEAST_CONTRAST || !isEven(level, core) || !standsOff(level, core, box)) {
            return Optional.empty();
        }
        return measured(level, core, box);
    }

    private boolean touchesRim(Region box) {
        int left = ground && area.x() == 0 ? 0 : area.x() + 2;
        int right = ground && area.right() == image.width() ? area.right() : area.right() - 2;
        return box.x() < left || box.y() < area.y() + 2 || box.right() > right || box.bottom() > area.bottom() - 2;
    }

    /** Rows that the piece fills from end to end. */
    private static Region core(Region box, BinaryMask opened) {
        int top = -1;
        int bottom = -1;
        for (int y = box.y(); y < box.bottom(); y++) {
            int filled = 0;
            for (int x = box.x(); x < box.right(); x++) {
                filled += opened.get(x, y) ? 1 : 0;
            }
            if (filled >= 0.9 * box.width()) {
                top = top < 0 ? y : top;
                bottom = y + 1;
            }
        }
        return top < 0 ? box : new Region(box.x(), top, box.width(), bottom - top);
    }

    /** The rows and columns whose colour is the bar's own, its soft edge left out where it is thick enough. */
    private static Region inner(Region core) {
        int off = core.height() >= 4 ? 1 : 0;
        int ends = Math.max(2, core.width() / 10);
        return new Region(core.x() + ends, core.y() + off, core.width() - 2 * ends, core.height() - 2 * off);
    }

    private static boolean isEven(InkContrast level, Region core) {
        Region inner = inner(core);
        for (int x = inner.x(); x < inner.right(); x++) {
            if (level.column(x, inner.y(), inner.bottom()) > OFF) {
                return false;
            }
        }
        return unevenness(level, core) < EVEN;
    }

    /** Root mean square of the columns' levels. */
    private static double unevenness(InkContrast level, Region core) {
        Region inner = inner(core);
        double sum = 0;
        for (int x = inner.x(); x < inner.right(); x++) {
            double value = level.column(x, inner.y(), inner.bottom());
            sum += value * value;
        }
        return Math.sqrt(sum / inner.width());
    }

    /** Above and below, a little off, most is of another colour. */
    private static boolean standsOff(InkContrast level, Region core, Region box) {
        Region inner = inner(core);
        int above = 0;
        int below = 0;
        for (int x = inner.x(); x < inner.right(); x++) {
            above += level.distance(x, box.y() - 2) > OFF || level.distance(x, box.y() - 3) > OFF ? 1 : 0;
            below += level.distance(x, box.bottom() + 1) > OFF || level.distance(x, box.bottom() + 2) > OFF ? 1 : 0;
        }
        double touched = level.contrast() >= STRONG_CONTRAST ? TOUCHED : ALONG;
        return Math.min(above, below) >= touched * inner.width() && Math.max(above, below) >= ALONG * inner.width();
    }

    private Optional<Bar> measured(InkContrast level, Region core, Region box) {
        Region inner =
                new Region(core.x(), inner(core).y(), core.width(), inner(core).height());
        double own = Math.max(LEAST_OWN, Math.min(MOST_OWN, OWN * unevenness(level, core)));
        Optional<BarEnd> left = BarEnd.of(level, inner, -1, own).filter(end -> isSharp(end, level));
        Optional<BarEnd> right = BarEnd.of(level, inner, 1, own).filter(end -> isSharp(end, level));
        if (left.isEmpty() || right.isEmpty() || !BarTicks.at(level, core, box).areOfABar(core)) {
            return Optional.empty();
        }
        double length = right.get().positionPx() - left.get().positionPx();
        double uncertainty = BarUncertainty.of(left.get(), right.get());
        boolean sure = uncertainty <= Math.max(1, MOST_UNSURE * length)
                && Math.abs(length - box.width()) <= Math.max(SMEAR_PX, SMEAR * length);
        return sure ? Optional.of(new Bar(box, length, uncertainty, level.colour())) : Optional.empty();
    }

    /** Whether something of another colour follows at once. */
    private static boolean isSharp(BarEnd end, InkContrast level) {
        return end.softnessPx() < SOFTEST_PX
                && end.beyond() > LEAST_BEYOND
                && end.beyond() * level.contrast() > LEAST_STEP
                && !end.goesOn();
    }
}
