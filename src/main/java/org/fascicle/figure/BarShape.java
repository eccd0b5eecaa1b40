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

    private static final double ALONG = 0.9;
    private static final double SOFTEST_PX = 5;
    private static final double EVEN = 0.16;

    private final RgbImage image;
    private final Region area;

    /** @param area of the figure that the bar must lie in, its rim excluded */
    BarShape(RgbImage image, Region area) {
        this.image = image;
        this.area = area;
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
        return box.x() < area.x() + 2
                || box.y() < area.y() + 2
                || box.right() > area.right() - 2
                || box.bottom() > area.bottom() - 2;
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
        double sum = 0;
        int off = 0;
        for (int x = inner.x(); x < inner.right(); x++) {
            double value = level.column(x, inner.y(), inner.bottom());
            sum += value * value;
            off += value > OFF ? 1 : 0;
        }
        return Math.sqrt(sum / inner.width()) < EVEN && off == 0;
    }

    /** Above and below, a little off, hardly a pixel is of the bar's colour. */
    private static boolean standsOff(InkContrast level, Region core, Region box) {
        Region inner = inner(core);
        int above = 0;
        int below = 0;
        for (int x = inner.x(); x < inner.right(); x++) {
            above += level.distance(x, box.y() - 2) > OFF || level.distance(x, box.y() - 3) > OFF ? 1 : 0;
            below += level.distance(x, box.bottom() + 1) > OFF || level.distance(x, box.bottom() + 2) > OFF ? 1 : 0;
        }
        return Math.min(above, below) >= ALONG * inner.width();
    }

    private Optional<Bar> measured(InkContrast level, Region core, Region box) {
        Region inner =
                new Region(core.x(), inner(core).y(), core.width(), inner(core).height());
        BarEnd left = BarEnd.of(level, inner, -1);
        BarEnd right = BarEnd.of(level, inner, 1);
        boolean sharp = Math.max(left.softnessPx(), right.softnessPx()) < SOFTEST_PX
                && Math.min(left.beyond(), right.beyond()) > OFF;
        if (!sharp || !BarTicks.at(level, core, box).areOfABar(core)) {
            return Optional.empty();
        }
        double length = right.positionPx() - left.positionPx();
        return Optional.of(new Bar(box, length, BarUncertainty.of(left, right, level, inner), level.colour()));
    }
}
