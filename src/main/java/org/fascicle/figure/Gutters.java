package org.fascicle.figure;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * Narrow gutters within a rectangle of pictures: lines of the figure's ground from one end to the other, with picture close by on both
 * sides. Contrasty tissue steps from pixel to pixel as far as it steps to a gutter, so that steps alone do not tell.
 */
final class Gutters {

    private static final double GROUND = 0.93;
    /** Share of the line that has picture close by on both sides: the white frame of an inset beside glass has less. */
    private static final double BETWEEN = 0.4;

    private static final int WIDEST_PX = 14;
    private static final int BESIDE_PX = 8;
    /** How far compression and resampling smear ground into pictures. */
    private static final int SMEAR_PX = 1;

    /** Steps of a channel by which glass beside a gutter is darker, more than compression's ripples. */
    private static final int DIFFERENT = 4;

    private final RgbImage image;
    private final Ground ground;
    private final BinaryMask ink;

    Gutters(RgbImage image, Ground ground) {
        this.image = image;
        this.ground = ground;
        this.ink = ground.ink(image);
    }

    /** The last column (or row) of the picture before each gutter, and the last of the gutter, counted within the block. */
    List<Integer> edges(Region block, boolean columns) {
        double[] shares = shares(block, columns);
        List<Integer> edges = new ArrayList<>();
        for (int i = 1; i < shares.length; i++) {
            int end = i;
            while (end < shares.length && shares[end] >= GROUND) {
                end++;
            }
            if (end > i && end - i <= WIDEST_PX && between(block, columns, i, end) >= BETWEEN) {
                edges.add(Math.max(0, i - 1 - SMEAR_PX));
                edges.add(end - 1 + SMEAR_PX);
            }
            i = end;
        }
        return edges;
    }

    /** Share of the places along lines from one on to another beside which both sides are further from the ground's colour. */
    private double between(Region block, boolean columns, int from, int to) {
        int length = columns ? block.height() : block.width();
        int count = 0;
        for (int k = 0; k < length; k++) {
            int line = -extreme(block, columns, k, from, to, -1) + DIFFERENT;
            count += extreme(block, columns, k, from - BESIDE_PX, from, 1) > line
                            && extreme(block, columns, k, to, to + BESIDE_PX, 1) > line
                    ? 1
                    : 0;
        }
        return count / (double) length;
    }

    /** The largest (or the smallest, negative) distance from the ground's colour on a stretch across the lines. */
    private int extreme(Region block, boolean columns, int along, int from, int to, int sign) {
        int most = -256;
        for (int i = Math.max(0, from); i < Math.min(to, columns ? block.width() : block.height()); i++) {
            int x = block.x() + (columns ? i : along);
            int y = block.y() + (columns ? along : i);
            most = Math.max(most, sign * ground.distance(image, x, y));
        }
        return most;
    }

    private double[] shares(Region block, boolean columns) {
        double[] shares = new double[columns ? block.width() : block.height()];
        for (int y = block.y(); y < block.bottom(); y++) {
            for (int x = block.x(); x < block.right(); x++) {
                shares[columns ? x - block.x() : y - block.y()] += ink.data()[y * ink.width() + x] ? 0 : 1;
            }
        }
        double across = columns ? block.height() : block.width();
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= across;
        }
        return shares;
    }
}
