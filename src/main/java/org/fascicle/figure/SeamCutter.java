package org.fascicle.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * Cuts a rectangle of pictures at the straight borders between them, whether a gutter, a line or nothing lies there, and trims
 * what is left to its outermost borders.
 *
 * @see Steps
 */
final class SeamCutter {

    /**
     * How far steps exceed those around.
     *
     * @param most reached by six tenths of the stretches: more than the frame of an inset has
     * @param nearlyAll reached by three quarters
     * @param spread {@link Steps#excess} that these need besides: an inset's frame is in one part of the line alone
     * @param excess what is enough by itself, if the step can be seen
     */
    private record Border(double most, double nearlyAll, double spread, double excess) {

        boolean isAt(Steps steps, int i) {
            return exceeds(steps, i, most, nearlyAll) && (isSpread(steps, i) || LINE.isAt(steps, i))
                    || steps.mean(i) >= VISIBLE && steps.excess(i) >= Math.max(excess, UNUSUAL * steps.usualExcess());
        }

        private static boolean exceeds(Steps steps, int i, double most, double nearlyAll) {
            return steps.ratio(i, 0.4) >= most && steps.ratio(i, 0.25) >= nearlyAll;
        }

        private boolean isSpread(Steps steps, int i) {
            return IntStream.rangeClosed(Math.max(0, i - ALIGNED_PX), Math.min(steps.length() - 1, i + ALIGNED_PX))
                    .anyMatch(near -> steps.excess(near) >= spread);
        }
    }

    /** Mean step of brightness, of 255, below which no border is seen by an eye. */
    private static final double VISIBLE = 5;

    private static final double UNUSUAL = 2.5;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** Pictures that touch, where the figure has no gutters. */
    private static final Border TOUCHING = new Border(2, 1.15, 10, 14);
    /** A line or a narrow gutter, where other panels lie apart. */
    private static final Border LINE = new Border(4, 2, -NEVER, NEVER);
    /** The edge of a picture near the rim of a piece. */
    private static final Border RIM = new Border(1.9, 1, -NEVER, NEVER);

    /** Edge below which a piece is no panel but a gutter, part of the rectangle's shorter edge. */
    private static final double SMALLEST = 0.08;

    private static final int SMALLEST_PX = 40;
    /** Excess that one place of a hundred within a picture has. */
    private static final double FAINT = 5;

    private static final int ALIGNED_PX = 2;
    /** How far compression and resampling smear a picture's edge. */
    private static final int SMEAR_PX = 10;

    private final RgbImage image;
    private final Border border;
    private final Gutters gutters;

    /** @param apart whether the figure has panels with gutters between them */
    SeamCutter(RgbImage image, Ground ground, boolean apart) {
        this.image = image;
        this.gutters = new Gutters(image, ground);
        this.border = apart ? LINE : TOUCHING;
    }

    List<Region> cut(Region block) {
        List<Region> panels = new ArrayList<>();
        cut(trimmed(block), panels);
        return border == TOUCHING ? cutAlong(panels) : panels;
    }

    /** Cuts panels where those above or below them were cut and there is some border, though too faint to be seen by itself. */
    private List<Region> cutAlong(List<Region> panels) {
        List<Region> cut = new ArrayList<>();
        for (Region panel : panels) {
            int[] seams = panels.stream()
                    .mapToInt(other -> other.x() - panel.x() - 1)
                    .filter(seam -> seam >= SMALLEST_PX && seam < panel.width() - SMALLEST_PX)
                    .distinct()
                    .sorted()
                    .toArray();
            Steps steps = Steps.acrossColumns(image, panel);
            int from = 0;
            for (int seam : seams) {
                if (hasFaintBorder(steps, seam) && seam + 1 - from >= SMALLEST_PX) {
                    cut.add(new Region(panel.x() + from, panel.y(), seam + 1 - from, panel.height()));
                    from = seam + 1;
                }
            }
            cut.add(new Region(panel.x() + from, panel.y(), panel.width() - from, panel.height()));
        }
        return cut;
    }

    private static boolean hasFaintBorder(Steps steps, int seam) {
        return IntStream.rangeClosed(seam - ALIGNED_PX, seam + ALIGNED_PX).anyMatch(i -> steps.excess(i) >= FAINT);
    }

    private void cut(Region block, List<Region> panels) {
        List<Region> rows = pieces(block, false);
        List<Region> pieces = rows.size() > 1 ? rows : pieces(block, true);
        if (pieces.size() < 2) {
            panels.add(block);
        } else {
            pieces.forEach(piece -> cut(trimmed(piece), panels));
        }
    }

    private List<Region> pieces(Region block, boolean columns) {
        List<Region> pieces = new ArrayList<>();
        int length = columns ? block.width() : block.height();
        int least = (int) Math.max(SMALLEST_PX, SMALLEST * Math.min(block.width(), block.height()));
        if (length < 2 * least) {
            return pieces;
        }
        int from = 0;
        List<Integer> seams = seams(columns ? Steps.acrossColumns(image, block) : Steps.acrossRows(image, block));
        seams.addAll(gutters.edges(block, columns));
        seams.sort(null);
        seams.add(length - 1);
        for (int seam : seams) {
            if (seam + 1 - from >= least) {
                pieces.add(
                        columns
                                ? new Region(block.x() + from, block.y(), seam + 1 - from, block.height())
                                : new Region(block.x(), block.y() + from, block.width(), seam + 1 - from));
            }
            from = seam + 1;
        }
        return pieces;
    }

    /** Places of full-length borders, the strongest of each few neighbours. */
    private List<Integer> seams(Steps steps) {
        List<Integer> seams = new ArrayList<>();
        for (int i = 1; i < steps.length() - 1; i++) {
            if (border.isAt(steps, i) && !isBetter(steps, i - 1, i) && !isBetter(steps, i + 1, i)) {
                seams.add(i);
            }
        }
        return seams;
    }

    /** Whether the border lies at a neighbour rather than here. */
    private boolean isBetter(Steps steps, int neighbour, int i) {
        boolean further =
                neighbour > i ? steps.mean(neighbour) >= steps.mean(i) : steps.mean(neighbour) > steps.mean(i);
        return further && border.isAt(steps, neighbour);
    }

    /** The block without a rim of gutter that compression smeared into it. */
    Region trimmed(Region block) {
        if (block.width() < 4 * SMEAR_PX || block.height() < 4 * SMEAR_PX) {
            return block;
        }
        Steps columns = Steps.acrossColumns(image, block);
        Steps rows = Steps.acrossRows(image, block);
        int left = rim(columns, 0, 1);
        int right = rim(columns, columns.length() - 1, -1);
        int top = rim(rows, 0, 1);
        int bottom = rim(rows, rows.length() - 1, -1);
        return new Region(
                block.x() + left, block.y() + top, block.width() - left - right, block.height() - top - bottom);
    }

    /** Columns to drop at one end: up to the innermost full-length border that lies near. */
    private static int rim(Steps steps, int start, int direction) {
        int drop = 0;
        for (int k = 0; k < SMEAR_PX; k++) {
            int i = start + k * direction;
            if (RIM.isAt(steps, i) && (k == 0 || steps.mean(i) >= steps.mean(i - direction))) {
                drop = k + 1;
            }
        }
        return drop;
    }
}
