package org.fascicle.detect;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fascicle.space.Area;

/**
 * The most active area of a slide beside what its other areas and chance alone would give.
 *
 * @param hottest the window with most points
 * @param medianCount half of the windows hold this many points or fewer
 * @param ninetiethPercentileCount nine of ten windows hold this many points or fewer
 * @param totalCount points on analysable tissue
 * @param outsideCount points not on analysable tissue, left out
 * @param analysable all analysable tissue
 * @param windows how many windows were compared
 * @param wholeTissue whether the tissue is no larger than a window, so that the window is all of it
 * @param rule in words, for the report
 * @param uniformity the comparison with chance; absent where the window is the whole tissue or none was asked for
 * @param windowsByCount how many of the compared windows hold so many points
 */
public record HotspotResult(
        HotspotWindow hottest,
        double medianCount,
        double ninetiethPercentileCount,
        long totalCount,
        long outsideCount,
        Area analysable,
        int windows,
        boolean wholeTissue,
        String rule,
        Optional<Uniformity> uniformity,
        SortedMap<Integer, Long> windowsByCount) {

    public HotspotResult {
        windowsByCount = Collections.unmodifiableSortedMap(new TreeMap<>(windowsByCount));
    }

    /**
     * The hottest windows of slides with as many points on the same tissue, thrown at random.
     *
     * @param expectedMaximum their mean count
     * @param upperMaximum 19 of 20 stay at or below this count
     * @param pValue share of such slides whose hottest window is at least as hot as the one found, (k + 1) / (n + 1)
     * @param simulations n
     */
    public record Uniformity(double expectedMaximum, double upperMaximum, double pValue, int simulations) {}
}
