package org.fascicle.measure;

/**
 * H-score: {@code 100 * (weak + 2 moderate + 3 strong) / all}, 0 to 300.
 *
 * <p>The interval is the normal one of a mean of scores 0 to 3. Compares only what was stained and scanned alike.
 *
 * @see "McCarty et al. 1986, Cancer Research 46 (8 Suppl), the HSCORE"
 */
public record HScore(DabCounts counts) {

    private static final double Z_95 = 1.959963984540054;
    private static final double MOST = 300;

    public HScore {
        if (counts.all() == 0) {
            throw new IllegalArgumentException("An H-score needs a nucleus.");
        }
    }

    public double value() {
        return 100.0 * (counts.weak() + 2 * counts.moderate() + 3 * counts.strong()) / counts.all();
    }

    public Interval interval() {
        double n = counts.all();
        double mean = value() / 100;
        double square = (counts.weak() + 4.0 * counts.moderate() + 9.0 * counts.strong()) / n;
        double half = 100 * Z_95 * Math.sqrt(Math.max(0, square - mean * mean) / n);
        return new Interval(
                Math.max(0, value() - half),
                Math.min(MOST, value() + half),
                Interval.USUAL_CONFIDENCE,
                "normal, of a mean of scores");
    }
}
