package org.fascicle.segment.nuclei;


/** Makes every label one connected piece of a least size. */
final class WholePieces {

    private WholePieces() {
    }

    /** Keeps in place the largest 4-connected piece of each label, if it has at least {@code leastPixels}. */
    static void keep(int[] labels, int width, double leastPixels) {
        int most = ReadingOrder.highest(labels);
        int[] pieceOf = new int[labels.length];
        int[] largest = new int[most + 1];
        int[] largestSize = new int[most + 1];
        int[] pending = new int[labels.length];
        int pieces = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != 0 && pieceOf[i] == 0) {
                int size = mark(labels, pieceOf, ++pieces, width, i, pending);
                if (size > largestSize[labels[i]]) {
                    largestSize[labels[i]] = size;
                    largest[labels[i]] = pieces;
                }
            }
        }
        for (int i = 0; i < labels.length; i++) {
            int label = labels[i];
            labels[i] = label != 0 && pieceOf[i] == largest[label] && largestSize[label] >= leastPixels ? label : 0;
        }
    }

    /** Writes a number onto the piece that a pixel belongs to; returns its size. */
    static int mark(int[] labels, int[] pieceOf, int piece, int width, int start, int[] pending) {
        int waiting = 0;
        int size = 0;
        pending[waiting++] = start;
        pieceOf[start] = piece;
        while (waiting > 0) {
            int at = pending[--waiting];
            size++;
            int x = at % width;
            for (int side = 0; side < 4; side++) {
                int step = side == 0 ? 1 : side == 1 ? -1 : side == 2 ? width : -width;
                boolean exists = side == 0 ? x < width - 1 : side == 1 ? x > 0 : at + step >= 0 && at + step < labels.length;
                if (exists && pieceOf[at + step] == 0 && labels[at + step] == labels[start]) {
                    pieceOf[at + step] = piece;
                    pending[waiting++] = at + step;
                }
            }
        }
        return size;
    }
}
