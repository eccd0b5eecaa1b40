package org.fascicle.raster;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.LabelImage;

/** The connected pieces of a mask (8 neighbours) or of its background (4 neighbours), and rules on their size. */
public final class Components {

    /** Number of each pixel's piece; 0 for pixels that belong to none. */
    private final int[] piece;

    private final int[] sizes;
    private final boolean[] touchesBorder;

    private Components(int[] piece, int pieces, int width) {
        this.piece = piece;
        this.sizes = new int[pieces + 1];
        this.touchesBorder = new boolean[pieces + 1];
        int bottom = piece.length - width;
        for (int i = 0; i < piece.length; i++) {
            int column = i % width;
            sizes[piece[i]]++;
            touchesBorder[piece[i]] |= column == 0 || column == width - 1 || i < width || i >= bottom;
        }
    }

    /** Drops pieces of fewer than {@code leastPixels} pixels. */
    public static BinaryMask withoutSpecks(BinaryMask mask, double leastPixels) {
        return withoutSpecks(mask, mask, leastPixels);
    }

    /** Drops the pixels that lie in pieces of {@code groups}, which covers the mask, with fewer than {@code leastPixels} of them. */
    public static BinaryMask withoutSpecks(BinaryMask mask, BinaryMask groups, double leastPixels) {
        Components pieces = of(groups, true);
        int[] held = new int[pieces.sizes.length];
        for (int i = 0; i < pieces.piece.length; i++) {
            held[pieces.piece[i]] += mask.data()[i] ? 1 : 0;
        }
        BinaryMask kept = BinaryMask.empty(mask.width(), mask.height());
        for (int i = 0; i < kept.data().length; i++) {
            kept.data()[i] = mask.data()[i] && held[pieces.piece[i]] >= leastPixels;
        }
        return kept;
    }

    /** Sets background pieces of fewer than {@code leastPixels} pixels that do not touch the border. */
    public static BinaryMask withoutHoles(BinaryMask mask, double leastPixels) {
        Components holes = of(mask, false);
        BinaryMask filled = BinaryMask.empty(mask.width(), mask.height());
        for (int i = 0; i < filled.data().length; i++) {
            int hole = holes.piece[i];
            filled.data()[i] = mask.data()[i] || holes.sizes[hole] < leastPixels && !holes.touchesBorder[hole];
        }
        return filled;
    }

    /** The pieces as numbers from 1 on, in the order of their first pixel; 0 for what belongs to none. */
    public static LabelImage labels(BinaryMask mask) {
        return new LabelImage(mask.width(), mask.height(), of(mask, true).piece);
    }

    /** Pieces of {@code mask} that hold at least one pixel of {@code seeds}. */
    public static BinaryMask reached(BinaryMask mask, BinaryMask seeds) {
        Components pieces = of(mask, true);
        boolean[] hit = new boolean[pieces.sizes.length];
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
    public static BinaryMask atBorder(BinaryMask mask) {
        Components pieces = of(mask, true);
        BinaryMask kept = BinaryMask.empty(mask.width(), mask.height());
        for (int i = 0; i < kept.data().length; i++) {
            kept.data()[i] = mask.data()[i] && pieces.touchesBorder[pieces.piece[i]];
        }
        return kept;
    }

    private static Components of(BinaryMask mask, boolean wanted) {
        int[] piece = new int[mask.data().length];
        Names names = new Names();
        for (int y = 0, i = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++, i++) {
                if (mask.data()[i] == wanted) {
                    piece[i] = name(piece, i, x, y, mask.width(), wanted, names);
                }
            }
        }
        int pieces = names.number();
        for (int i = 0; i < piece.length; i++) {
            piece[i] = names.numbers[piece[i]];
        }
        return new Components(piece, pieces, mask.width());
    }

    /** Joins the pixel with its neighbours that came before it; with corners where 8 neighbours count. */
    private static int name(int[] piece, int i, int x, int y, int width, boolean corners, Names names) {
        int name = x > 0 ? piece[i - 1] : 0;
        if (y > 0) {
            name = names.joined(name, piece[i - width]);
            if (corners && x > 0) {
                name = names.joined(name, piece[i - width - 1]);
            }
            if (corners && x < width - 1) {
                name = names.joined(name, piece[i - width + 1]);
            }
        }
        return name == 0 ? names.next() : name;
    }

    /** Provisional names of pieces, and which of them mean the same piece (union-find, the smaller name wins). */
    private static final class Names {
        private int[] parents = new int[256];
        private int[] numbers;
        private int count;

        int next() {
            count++;
            if (count == parents.length) {
                parents = java.util.Arrays.copyOf(parents, 2 * count);
            }
            parents[count] = count;
            return count;
        }

        /** Either name, 0 standing for none; if both are names, they mean the same from now on. */
        int joined(int a, int b) {
            if (a == 0 || b == 0 || a == b) {
                return Math.max(a, b);
            }
            int rootA = root(a);
            int rootB = root(b);
            parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
            return Math.min(rootA, rootB);
        }

        private int root(int name) {
            int root = name;
            while (parents[root] != root) {
                parents[root] = parents[parents[root]];
                root = parents[root];
            }
            return root;
        }

        /** Numbers the pieces 1, 2, 3 ... and says how many there are. */
        int number() {
            numbers = new int[count + 1];
            int pieces = 0;
            for (int name = 1; name <= count; name++) {
                int root = root(name);
                numbers[name] = root == name ? ++pieces : numbers[root];
            }
            return pieces;
        }
    }
}
