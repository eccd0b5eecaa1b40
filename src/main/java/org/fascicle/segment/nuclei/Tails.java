package org.fascicle.segment.nuclei;

import java.util.Arrays;
import org.fascicle.raster.ReadingOrder;

/**
 * Takes tails off nuclei: strands of dark cytoplasm or fibre, thin against the nucleus that they hang on.
 *
 * <p>Each label is opened by a disc whose radius is a share of its own greatest depth (the distance to its outline), so
 * that a thin spindle is opened by a small disc and a large round nucleus by a large one. An opening keeps straight and rounded
 * outlines where they are; the tip of a spindle loses about a third of its width in length.
 *
 * <p>Distances are chamfer distances (Borgefors 1986) to the nearest pixel of another label or none; the image's border is no edge.
 *
 * @see <a href="https://doi.org/10.1016/S0734-189X(86)80047-0">Borgefors 1986</a>
 */
final class Tails {

    private static final int SIDE = 5;
    private static final int CORNER = 7;
    private static final int FAR = Integer.MAX_VALUE / 2;
    private static final int OUTSIDE = -1;

    private final int[] padded;
    private final int stride;
    private final int width;
    private final int height;

    private Tails(int[] labels, int width, int height) {
        this.width = width;
        this.height = height;
        this.stride = width + 2;
        this.padded = new int[stride * (height + 2)];
        Arrays.fill(padded, OUTSIDE);
        for (int y = 0; y < height; y++) {
            System.arraycopy(labels, y * width, padded, (y + 1) * stride + 1, width);
        }
    }

    /** The labels without their tails; {@code share} of a nucleus's greatest depth, 0 to 1, is the radius of its disc. */
    static int[] cut(int[] labels, int width, int height, double share) {
        return new Tails(labels, width, height).cut(share);
    }

    private int[] cut(double share) {
        int[] depth = new int[padded.length];
        Arrays.fill(depth, FAR);
        spread(depth, 0);
        int[] radius = radii(depth, share);
        int[] fromCore = new int[padded.length];
        for (int at = 0; at < padded.length; at++) {
            fromCore[at] = padded[at] > 0 && depth[at] >= radius[padded[at]] ? 0 : FAR;
        }
        spread(fromCore, FAR);
        int[] kept = new int[width * height];
        for (int y = 0, to = 0; y < height; y++) {
            for (int x = 0, at = (y + 1) * stride + 1; x < width; x++, at++, to++) {
                kept[to] = padded[at] > 0 && fromCore[at] < radius[padded[at]] ? padded[at] : 0;
            }
        }
        return kept;
    }

    /** By label, the share of its greatest depth. */
    private int[] radii(int[] depth, double share) {
        int[] greatest = new int[ReadingOrder.highest(padded) + 1];
        for (int at = 0; at < padded.length; at++) {
            if (padded[at] > 0) {
                greatest[padded[at]] = Math.max(greatest[padded[at]], depth[at]);
            }
        }
        return Arrays.stream(greatest)
                .map(depths -> (int) Math.ceil(share * depths))
                .toArray();
    }

    /** Lowers each value of a labelled pixel to the least of a neighbour's plus the step there; other labels' pixels count as {@code beyond}. */
    private void spread(int[] values, int beyond) {
        for (int at = stride + 1; at < padded.length - stride - 1; at++) {
            if (padded[at] > 0) {
                lower(values, at, -1, -stride, beyond);
            }
        }
        for (int at = padded.length - stride - 2; at > stride; at--) {
            if (padded[at] > 0) {
                lower(values, at, 1, stride, beyond);
            }
        }
    }

    private void lower(int[] values, int at, int beside, int across, int beyond) {
        int side = Math.min(value(values, at, at + beside, beyond), value(values, at, at + across, beyond)) + SIDE;
        int corner = Math.min(value(values, at, at + across - 1, beyond), value(values, at, at + across + 1, beyond))
                + CORNER;
        values[at] = Math.min(values[at], Math.min(side, corner));
    }

    private int value(int[] values, int at, int neighbour, int beyond) {
        int label = padded[neighbour];
        return label == padded[at] ? values[neighbour] : label == OUTSIDE ? FAR : beyond;
    }
}
