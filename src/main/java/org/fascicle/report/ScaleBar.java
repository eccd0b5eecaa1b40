package org.fascicle.report;

/**
 * Length of a scale bar: a round number of micrometres.
 *
 * @param um its length
 */
record ScaleBar(double um) {

    private static final double[] ROUND = {5, 2, 1};
    private static final double UM_PER_MM = 1000;

    /** The longest bar of 1, 2 or 5 times a power of ten that is no longer than {@code mostUm}. */
    static ScaleBar upTo(double mostUm) {
        double power = Math.pow(10, Math.floor(Math.log10(mostUm)));
        for (double round : ROUND) {
            if (round * power <= mostUm) {
                return new ScaleBar(round * power);
            }
        }
        return new ScaleBar(power);
    }

    String label() {
        return um >= UM_PER_MM ? Figures.fixed(um / UM_PER_MM, 1) + " mm" : Figures.fixed(um, 2) + " \u00b5m";
    }
}
