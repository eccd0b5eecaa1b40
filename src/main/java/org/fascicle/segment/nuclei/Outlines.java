package org.fascicle.segment.nuclei;

/** Evens the outlines of labels: a pixel whose label fills less than half of its 3 x 3 takes the label that fills most. */
final class Outlines {

    private static final int HALF = 5;

    private Outlines() {
    }

    /** A copy with even outlines; the image's outermost pixels stay. */
    static int[] even(int[] labels, int width, int height) {
        int[] result = labels.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int at = y * width + x;
                if (differs(labels, at, width)) {
                    result[at] = vote(labels, at, width);
                }
            }
        }
        return result;
    }

    private static boolean differs(int[] labels, int at, int width) {
        int here = labels[at];
        return labels[at - 1] != here || labels[at + 1] != here || labels[at - width] != here || labels[at + width] != here;
    }

    private static int vote(int[] labels, int at, int width) {
        int best = labels[at];
        int most = count(labels, at, width, best);
        if (most >= HALF) {
            return best;
        }
        for (int row = -width; row <= width; row += width) {
            for (int column = -1; column <= 1; column++) {
                int candidate = labels[at + row + column];
                int votes = candidate == best ? 0 : count(labels, at, width, candidate);
                if (votes > most) {
                    most = votes;
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static int count(int[] labels, int at, int width, int label) {
        int count = 0;
        for (int row = -width; row <= width; row += width) {
            for (int column = -1; column <= 1; column++) {
                count += labels[at + row + column] == label ? 1 : 0;
            }
        }
        return count;
    }
}
