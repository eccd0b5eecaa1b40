package org.fascicle.measure;

import java.util.Optional;
import org.fascicle.space.Area;

/**
 * How unlike the nuclei of a slide are in size and shape.
 *
 * <p>Two numbers of spread: the coefficient of variation of area, which a few huge nuclei move, and the ratio of the 90th to
 * the 10th percentile of area (1 for nuclei all alike), which they do not; and how many nuclei are giant-cell candidates.
 * Percentiles and medians are read from bins of 5 % ({@link LogBins}); the variation is exact.
 *
 * <p>Limits: nuclei cut by the section look small, and two that were not parted look giant; section thickness and fixation
 * change areas, so compare within a laboratory.
 *
 * @param nuclei how many were measured
 * @param medianAreaUm2 median area, in um2
 * @param areaVariation standard deviation over mean of area, 0 or more
 * @param areaSpread 90th over 10th percentile of area
 * @param medianAspect median aspect ratio
 * @param giants nuclei of at least {@code giantAreaUm2} on the tissue that counts
 * @param giantAreaUm2 the cut for giants, in um2
 */
public record Pleomorphism(
        long nuclei,
        double medianAreaUm2,
        double areaVariation,
        double areaSpread,
        double medianAspect,
        Count giants,
        double giantAreaUm2) {

    private static final double UPPER = 0.9;
    private static final double LOWER = 0.1;
    private static final double MIDDLE = 0.5;

    /** Empty where there is no nucleus or no tissue. */
    public static Optional<Pleomorphism> of(NuclearTally tally) {
        NuclearSums all = tally.all();
        if (all.nuclei == 0 || all.analysablePx == 0) {
            return Optional.empty();
        }
        long[] areas = new long[LogBins.AREAS.bins()];
        long[] aspects = new long[LogBins.ASPECTS.bins()];
        tally.places().forEach(place -> place.addBinsTo(areas, aspects));
        Area tissue = tally.grid().areaOf(all.analysablePx);
        return Optional.of(new Pleomorphism(
                all.nuclei,
                LogBins.AREAS.quantile(areas, MIDDLE),
                all.areaVariation(),
                LogBins.AREAS.quantile(areas, UPPER) / LogBins.AREAS.quantile(areas, LOWER),
                LogBins.ASPECTS.quantile(aspects, MIDDLE),
                new Count(all.giants, tissue),
                tally.options().giantAreaUm2()));
    }
}
