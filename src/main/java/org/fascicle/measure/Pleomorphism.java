package org.fascicle.measure;

import java.util.Optional;

/**
 * How unlike the nuclei of a slide are in size and shape.
 *
 * <p>Robust numbers: the ratio of the 90th to the 10th percentile of area (1 for nuclei all alike, 2 to 3 in even tissue, more
 * with pleomorphism), the same of the aspect ratio, and how many nuclei are giant-cell candidates.
 *
 * <p>Limits: nuclei cut by the section look small, and two that were not parted look giant; section thickness and fixation
 * change areas, so compare within a laboratory.
 *
 * @param medianAreaUm2 median area, in um2
 * @param areaSpread 90th over 10th percentile of area
 * @param medianAspect median aspect ratio
 * @param aspectSpread 90th over 10th percentile of aspect ratio
 * @param giants share of nuclei of at least {@code giantAreaUm2}
 * @param giantAreaUm2 the cut for giants, in um2
 */
public record Pleomorphism(double medianAreaUm2, double areaSpread, double medianAspect, double aspectSpread, Proportion giants,
        double giantAreaUm2) {

    private static final double UPPER = 0.9;
    private static final double LOWER = 0.1;
    private static final double MIDDLE = 0.5;

    /** Empty where there is no nucleus. */
    public static Optional<Pleomorphism> of(NuclearTally tally) {
        if (tally.areas().total() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Pleomorphism(tally.areas().quantile(MIDDLE), spread(tally.areas()), tally.aspects().quantile(MIDDLE),
                spread(tally.aspects()), new Proportion(tally.giants(), tally.areas().total()), tally.options().giantAreaUm2()));
    }

    private static double spread(LogHistogram histogram) {
        return histogram.quantile(UPPER) / histogram.quantile(LOWER);
    }
}
