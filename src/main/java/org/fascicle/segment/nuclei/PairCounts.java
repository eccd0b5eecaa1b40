package org.fascicle.segment.nuclei;

/**
 * Counts how often pairs of whole numbers, 0 or more, occur.
 *
 * <p>Made for neighbouring pixels, whose pairs mostly follow themselves: only where the pair changes is it looked up, in a
 * hash table with open addressing that needs no objects.
 */
final class PairCounts {

    /** Is told each pair and its count. */
    interface Visitor {
        void visit(int one, int other, int count);
    }

    private static final long MIXER = 0x9E3779B97F4A7C15L;
    private static final int FREE = 0;

    private long[] pairs = new long[1 << 12];
    private int[] counts = new int[pairs.length];
    private int size;
    private long current;
    private int times;

    void add(int one, int other) {
        long pair = (long) (one + 1) << Integer.SIZE | other;
        if (pair != current) {
            store();
            current = pair;
        }
        times++;
    }

    private void store() {
        if (times > 0) {
            if (2 * size >= pairs.length) {
                grow();
            }
            int at = slot(current);
            size += counts[at] == FREE ? 1 : 0;
            pairs[at] = current;
            counts[at] += times;
            times = 0;
        }
    }

    private int slot(long pair) {
        int at = (int) (pair * MIXER >>> Integer.SIZE) & pairs.length - 1;
        while (counts[at] != FREE && pairs[at] != pair) {
            at = at + 1 & pairs.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] oldPairs = pairs;
        int[] oldCounts = counts;
        pairs = new long[2 * oldPairs.length];
        counts = new int[pairs.length];
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldCounts[i] != FREE) {
                int at = slot(oldPairs[i]);
                pairs[at] = oldPairs[i];
                counts[at] = oldCounts[i];
            }
        }
    }

    /** All pairs, each once, in an order without meaning. */
    void forEach(Visitor visitor) {
        store();
        for (int i = 0; i < pairs.length; i++) {
            if (counts[i] != FREE) {
                visitor.visit((int) (pairs[i] >>> Integer.SIZE) - 1, (int) pairs[i], counts[i]);
            }
        }
    }
}
