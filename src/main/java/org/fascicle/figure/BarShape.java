package org.fascicle.figure;

import java.util.Optional;
import java.util.stream.IntStream;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.opencv.Pieces;
import org.fascicle.space.Region;

/**
 * Whether a long flat piece of one colour is a scale bar, and how long it is.
 *
 * <p>A bar is even from end to end, stands off from what is above and below along its whole length, ends sharply on both
 * sides, and has equal ticks at both ends or none. If its colour is pure, it may lie in part on something nearly as pale. The
 * lumen of a vessel bulges, a frame has corners on one side, a bracket ticks to one side, an arrow a head at one end, an axis a
 * neighbour that crosses it.
 */
final class BarShape {

    private static final double LEAST_CONTRAST = 55;
    private static final double LEAST_FILL = 0.7;
    private static final double FLATTEST = 2.3;
    /** Part of its rows that reach from end to end, which they do not in a lens, as a gap in tissue is, nor in a slanted line. */
    private static final double RECTANGULAR = 0.5;
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

    /** By how much more of its middle than of its ends is inked just above or below a lens. */
    private static final double BULGE = 0.25;

    /** Levels of 0 to 441, and deviations of the bar's own columns, by which a pure colour differs from a pale one. */
    private static final double NOTICED = 10;

    private static final double NOTICED_DEVIATIONS = 5;
    private static final double PURE_CONTRAST = 90;
    private static final double HALF = 0.5;
    /** Of the contrast of the whole bar, what an end may have that lies on something paler. */
    private static final double PALER = 0.7;
    /** Columns at an end that tell what its colour is there. */
    private static final int END_PX = 14;

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
        if (core.height() < RECTANGULAR * box.height()) {
            return Optional.empty();
        }
        InkContrast level = new InkContrast(image, inner(core), box.height());
        if (level.contrast() < LEAST_CONTRAST
                || !isEven(level, core)
                || !standsOff(level, core, box)
                || isLens(level, core, box)) {
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

    /** Whether it bulges above and below, as the lumen of a vessel does, whose tips are too narrow to be seen as one flat piece with it. */
    private static boolean isLens(InkContrast level, Region core, Region box) {
        double own = noticed(level, core);
        Region inner = inner(core);
        return (bulges(level, inner, box.y() - 1, own) || bulges(level, inner, box.y() - 2, own))
                && (bulges(level, inner, box.bottom(), own) || bulges(level, inner, box.bottom() + 1, own));
    }

    private static boolean bulges(InkContrast level, Region inner, int y, double own) {
        int quarter = inner.width() / 4;
        double centre = inked(level, inner.x() + quarter, inner.right() - quarter, y, own);
        double ends = inked(level, inner.x(), inner.x() + quarter, y, own) / 2
                + inked(level, inner.right() - quarter, inner.right(), y, own) / 2;
        return centre - ends > BULGE;
    }

    /** Part of a row that is of the bar's own colour. */
    private static double inked(InkContrast level, int from, int to, int y, double own) {
        return IntStream.range(from, to)
                .map(x -> level.distance(x, y) < own ? 1 : 0)
                .average()
                .orElse(0);
    }

    /** Above and below, a little off, most is of another colour. */
    private static boolean standsOff(InkContrast level, Region core, Region box) {
        double above = share(level, core, box, OFF, -1);
        double below = share(level, core, box, OFF, 1);
        double touched = level.contrast() >= STRONG_CONTRAST ? TOUCHED : ALONG;
        return Math.min(above, below) >= touched && Math.max(above, below) >= ALONG || isPureOnPale(level, core, box);
    }

    /** Whether a bar of one pure colour lies partly on something pale: it differs from that by little, but by more than it does within itself. */
    private static boolean isPureOnPale(InkContrast level, Region core, Region box) {
        double least = noticed(level, core);
        return level.contrast() >= PURE_CONTRAST
                && least < OFF
                && Math.min(share(level, core, box, least, -1), share(level, core, box, least, 1)) >= ALONG
                && Math.max(share(level, core, box, OFF, -1), share(level, core, box, OFF, 1)) >= HALF;
    }

    /** Level from which a colour differs from the bar's by more than that does within itself. */
    private static double noticed(InkContrast level, Region core) {
        return Math.max(NOTICED / level.contrast(), NOTICED_DEVIATIONS * unevenness(level, core));
    }

    /** Part of the columns that stand off from what is above (-1) or below (1). */
    private static double share(InkContrast level, Region core, Region box, double least, int side) {
        Region inner = inner(core);
        int near = side < 0 ? box.y() - 2 : box.bottom() + 1;
        long off = IntStream.range(inner.x(), inner.right())
                .filter(x -> level.distance(x, near) > least || level.distance(x, near + side) > least)
                .count();
        return off / (double) inner.width();
    }

    private Optional<Bar> measured(InkContrast level, Region core, Region box) {
        Region inner =
                new Region(core.x(), inner(core).y(), core.width(), inner(core).height());
        double own = Math.max(LEAST_OWN, Math.min(MOST_OWN, OWN * unevenness(level, core)));
        Optional<BarEnd> left = end(level, inner, box, -1, own);
        Optional<BarEnd> right = end(level, inner, box, 1, own);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        boolean pale = !isSharp(left.get(), level) || !isSharp(right.get(), level);
        double same = pale ? Math.min(BarTicks.SAME, noticed(level, core)) : BarTicks.SAME;
        if (!BarTicks.at(level, core, box, same).areOfABar(core)
                || new BarOutline(level, core, box).isOfSomethingElse()) {
            return Optional.empty();
        }
        double length = right.get().positionPx() - left.get().positionPx();
        double uncertainty = BarUncertainty.of(left.get(), right.get());
        boolean sure = uncertainty <= Math.max(1, MOST_UNSURE * length)
                && Math.abs(length - box.width()) <= Math.max(SMEAR_PX, SMEAR * length);
        return sure ? Optional.of(new Bar(box, length, uncertainty, level.colour())) : Optional.empty();
    }

    /** As sharp against what the whole bar lies on, or else against what this end does. */
    private Optional<BarEnd> end(InkContrast level, Region inner, Region box, int direction, double own) {
        Optional<BarEnd> sharp = BarEnd.of(level, inner, direction, own).filter(end -> isSharp(end, level));
        if (sharp.isPresent() || inner.width() < 2 * END_PX) {
            return sharp;
        }
        int x = direction < 0 ? inner.x() + 2 : inner.right() - 2 - END_PX;
        Region last = new Region(x, inner.y(), END_PX, inner.height());
        InkContrast there = new InkContrast(image, last, box.height());
        if (there.contrast() < NOTICED || there.contrast() > PALER * level.contrast()) {
            return sharp;
        }
        return BarEnd.of(there, inner, direction, LEAST_OWN)
                .filter(end -> end.softnessPx() < SOFTEST_PX
                        && !end.goesOn()
                        && end.beyond() > LEAST_BEYOND
                        && end.beyond() * there.contrast() >= NOTICED
                        && end.beyond() >= NOTICED_DEVIATIONS * end.unevenness())
                .map(end -> end.inUnits(level.contrast() / there.contrast()));
    }

    /** Whether something of another colour follows at once. */
    private static boolean isSharp(BarEnd end, InkContrast level) {
        return end.softnessPx() < SOFTEST_PX
                && end.beyond() > LEAST_BEYOND
                && end.beyond() * level.contrast() > LEAST_STEP
                && !end.goesOn();
    }
}
