package org.fascicle.measure;

/**
 * Allred score: how many nuclei are positive (0 to 5) plus how strongly on average (0 to 3).
 *
 * @param proportion 0 for none, 1 below 1 %, 2 up to 10 %, 3 up to a third, 4 up to two thirds, 5 above
 * @param intensity rounded mean score of the positive nuclei, 0 for none
 * @see "Allred et al. 1998, Modern Pathology 11, 155-168"
 */
public record Allred(int proportion, int intensity) {

    public Allred {
        if (proportion < 0 || proportion > 5 || intensity < 0 || intensity > 3 || proportion == 0 != (intensity == 0)) {
            throw new IllegalArgumentException("Not an Allred score: " + proportion + " + " + intensity + ".");
        }
    }

    static Allred of(DabCounts counts) {
        if (counts.positive() == 0) {
            return new Allred(0, 0);
        }
        double mean = (double) (counts.weak() + 2 * counts.moderate() + 3 * counts.strong()) / counts.positive();
        return new Allred(proportionScore(counts.positive(), counts.all()), (int) Math.round(mean));
    }

    /** In whole numbers, so that a third is exactly a third. */
    private static int proportionScore(long positive, long all) {
        if (100 * positive < all) {
            return 1;
        }
        if (10 * positive <= all) {
            return 2;
        }
        if (3 * positive <= all) {
            return 3;
        }
        return 3 * positive <= 2 * all ? 4 : 5;
    }

    /** 0 to 8. */
    public int total() {
        return proportion + intensity;
    }
}
