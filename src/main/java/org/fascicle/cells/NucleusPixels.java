package org.fascicle.cells;

import java.util.Arrays;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.Region;

/** The pixels of a nucleus on a block, its rim, and the ring around it, as indices into the block. */
final class NucleusPixels {

    private static final double RIM_UM = 1;
    private static final double RING_FROM_UM = 1;
    private static final double RING_TO_UM = 3;
    /** Steps of the chamfer distance: a pixel's side counts 3, its diagonal 4. */
    private static final int SIDE = 3;

    private static final int DIAGONAL = 4;
    private static final int FAR = 1 << 20;

    private final Region box;
    private final int[] inside;
    private final int[] rim;
    private final int[] ring;

    /**
     * @param nucleus on the grid
     * @param block which part of the grid the block is
     * @param nuclei which pixels of the block lie in any nucleus
     */
    NucleusPixels(ObjectMask nucleus, Region block, BinaryMask nuclei, double pixelUm) {
        box = nucleus.bounds().grow((int) Math.ceil(RING_TO_UM / pixelUm) + 1).intersection(block);
        int[] fromInside = distances(nucleus, true);
        int[] fromOutside = distances(nucleus, false);
        double unit = pixelUm / SIDE;
        int[] all = indices(block);
        inside = chosen(all, i -> fromInside[i] == 0);
        rim = chosen(all, i -> fromInside[i] == 0 && fromOutside[i] * unit <= RIM_UM);
        ring = chosen(
                all,
                i -> !nuclei.data()[all[i]]
                        && fromInside[i] * unit > RING_FROM_UM
                        && fromInside[i] * unit <= RING_TO_UM);
    }

    int[] inside() {
        return inside;
    }

    int[] rim() {
        return rim;
    }

    /** Empty where other nuclei lie all around. */
    int[] ring() {
        return ring;
    }

    private int[] indices(Region block) {
        int[] all = new int[(int) box.pixels()];
        Arrays.setAll(
                all,
                i -> (box.y() - block.y() + i / box.width()) * block.width() + box.x() - block.x() + i % box.width());
        return all;
    }

    private interface OfPixel {
        boolean test(int indexInBox);
    }

    private static int[] chosen(int[] all, OfPixel wanted) {
        int[] some = new int[all.length];
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (wanted.test(i)) {
                some[count++] = all[i];
            }
        }
        return Arrays.copyOf(some, count);
    }

    /** Chamfer distance of each pixel of the box from the nearest inside, or outside, the nucleus. */
    private int[] distances(ObjectMask nucleus, boolean fromInside) {
        int[] far = new int[(int) box.pixels()];
        for (int i = 0; i < far.length; i++) {
            boolean in = nucleus.contains(box.x() + i % box.width(), box.y() + i / box.width());
            far[i] = in == fromInside ? 0 : FAR;
        }
        for (int i = 0; i < far.length; i++) {
            relax(far, i, -1);
        }
        for (int i = far.length - 1; i >= 0; i--) {
            relax(far, i, 1);
        }
        return far;
    }

    /** By the neighbours that were passed: to the left and above, or to the right and below. */
    private void relax(int[] far, int i, int way) {
        int x = i % box.width();
        int y = i / box.width();
        step(far, i, x + way, y, SIDE);
        step(far, i, x, y + way, SIDE);
        step(far, i, x - way, y + way, DIAGONAL);
        step(far, i, x + way, y + way, DIAGONAL);
    }

    private void step(int[] far, int i, int x, int y, int cost) {
        if (x >= 0 && y >= 0 && x < box.width() && y < box.height()) {
            far[i] = Math.min(far[i], far[y * box.width() + x] + cost);
        }
    }
}
