package org.fascicle.segment;

import org.fascicle.image.BinaryMask;

/** The connected pieces of a mask (8 neighbours) or of its background (4 neighbours), and rules on their size. */
final class Components {

    private final int[] piece;
    private int[] sizes = new int[64];
    private boolean[] touchesBorder = new boolean[64];
    private int count;

    private Components(int pixels) {
        piece = new int[pixels];
    }

    /** Drops pieces of fewer than {@code leastPixels} pixels. */
    static BinaryMask withoutSpecks(BinaryMask mask, double leastPixels) {
        Components pieces = of(mask, true);
        BinaryMask kept = BinaryMask.empty(mask.width(), mask.height());
        for (int i = 0; i < kept.data().length; i++) {
            kept.data()[i] = mask.data()[i] && pieces.sizes[pieces.piece[i]] >= leastPixels;
        }
        return kept;
    }

    /** Sets background pieces of fewer than {@code leastPixels} pixels that do not touch the border. */
    static BinaryMask withoutHoles(BinaryMask mask, double leastPixels) {
        Components holes = of(mask, false);
        BinaryMask filled = BinaryMask.empty(mask.width(), mask.height());
        for (int i = 0; i < filled.data().length; i++) {
            int hole = holes.piece[i];
            filled.data()[i] = mask.data()[i] || holes.sizes[hole] < leastPixels && !holes.touchesBorder[hole];
        }
        return filled;
    }

    /** Pieces of {@code mask} that hold at least one pixel of {@code seeds}. */
    static BinaryMask reached(BinaryMask mask, BinaryMask seeds) {
        Components pieces = of(mask, true);
        boolean[] hit = new boolean[pieces.count + 1];
        for (int i = 0; i < pieces.piece.length; i++) {
            hit[pieces.piece[i]] |= mask.data()[i] && seeds.data()[i];
        }
        BinaryMask kept = BinaryMask.empty(mask.width(), mask.height());
        for (int i = 0; i < kept.data().length; i++) {
            kept.data()[i] = mask.data()[i] && hit[pieces.piece[i]];
        }
        return kept;
    }

    /** Pieces that touch the image's border. */
    static BinaryMask atBorder(BinaryMask mask) {
        Components pieces = of(mask, true);
        BinaryMask kept = BinaryMask.empty(mask.width(), mask.height());
        for (int i = 0; i < kept.data().length; i++) {
            kept.data()[i] = mask.data()[i] && pieces.touchesBorder[pieces.piece[i]];
        }
        return kept;
    }

    private static Components of(BinaryMask mask, boolean wanted) {
        Components result = new Components(mask.data().length);
        int[] stack = new int[1024];
        for (int start = 0; start < result.piece.length; start++) {
            if (mask.data()[start] == wanted && result.piece[start] == 0) {
                stack = result.flood(mask, wanted, start, stack);
            }
        }
        return result;
    }

    private int[] flood(BinaryMask mask, boolean wanted, int start, int[] given) {
        int[] stack = given;
        int name = next();
        int depth = 0;
        stack[depth++] = start;
        piece[start] = name;
        while (depth > 0) {
            int i = stack[--depth];
            int x = i % mask.width();
            int y = i / mask.width();
            sizes[name]++;
            touchesBorder[name] |= x == 0 || y == 0 || x == mask.width() - 1 || y == mask.height() - 1;
            if (depth + 8 > stack.length) {
                stack = java.util.Arrays.copyOf(stack, 2 * stack.length);
            }
            depth = spread(mask, wanted, name, x, y, stack, depth);
        }
        return stack;
    }

    private int spread(BinaryMask mask, boolean wanted, int name, int x, int y, int[] stack, int top) {
        int depth = top;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                boolean inside = x + dx >= 0 && y + dy >= 0 && x + dx < mask.width() && y + dy < mask.height();
                boolean neighbour = wanted || dx == 0 || dy == 0;
                int i = (y + dy) * mask.width() + x + dx;
                if (inside && neighbour && mask.data()[i] == wanted && piece[i] == 0) {
                    piece[i] = name;
                    stack[depth++] = i;
                }
            }
        }
        return depth;
    }

    private int next() {
        count++;
        if (count == sizes.length) {
            sizes = java.util.Arrays.copyOf(sizes, 2 * count);
            touchesBorder = java.util.Arrays.copyOf(touchesBorder, 2 * count);
        }
        return count;
    }
}
