package org.fascicle.segment.nuclei;

/** Evens the outlines of labels: a pixel whose label fills less than half of its 3 x 3 takes the label that fills most. */
final class Outlines {

    private static final int HALF = 5;

    private Outlines() {}

    /** A copy with even outlines; the image's outermost pixels stay. */
    static int[] even(int[] labels, int width, int height) {
        int[] result = labels.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int at = y * width + 1; at < (y + 1) * width - 1; at++) {
                if (differs(labels, at, width)) {
                    int votes = votes(labels, at, width, labels[at]);
                    result[at] = votes >= HALF ? labels[at] : winner(labels, at, width, votes);
                }
            }
        }
        return result;
    }

    private static boolean differs(int[] labels, int at, int width) {
        int here = labels[at];
        return labels[at - 1] != here
                || labels[at + 1] != here
                || labels[at - width] != here
                || labels[at + width] != here;
    }

    /** How many of the 3 x 3 pixels have a label. */
    private static int votes(int[] labels, int at, int width, int label) {
        return threeVotes(labels, at - width, label)
                + threeVotes(labels, at, label)
                + threeVotes(labels, at + width, label);
    }

    private static int threeVotes(int[] labels, int at, int label) {
        return (labels[at - 1] == label ? 1 : 0) + (labels[at] == label ? 1 : 0) + (labels[at + 1] == label ? 1 : 0);
    }

    /** The label of most votes; the pixel's own, which has {@code ownVotes}, where no other has more. */
    private static int winner(int[] labels, int at, int width, int ownVotes) {
        int best = labels[at];
        int most = ownVotes;
        for (int row = -width; row <= width; row += width) {
            for (int column = -1; column <= 1; column++) {
                int candidate = labels[at + row + column];
                int votes = candidate == best ? 0 : votes(labels, at, width, candidate);
                if (votes > most) {
                    most = votes;
                    best = candidate;
                }
            }
        }
        return best;
    }
}
