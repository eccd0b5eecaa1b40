package org.fascicle.fnclcc;

import java.util.Optional;
import org.fascicle.measure.DetectorError;
import org.fascicle.space.Area;

/**
 * A mitotic count of the most active area, on its area.
 *
 * @param number how many on {@code area}; whole when counted, any number when it comes from a density
 * @param area the area counted, above none
 * @param areaStated false where only a density was given and {@code area} is assumed
 * @param counter who counted
 * @param error how the detector errs whose count nobody has reviewed, where that was measured
 * @param hotspot how the area was found, where a program searched for it
 * @param missing why there is no count; then number and area mean nothing
 */
public record Mitoses(
        double number,
        Area area,
        boolean areaStated,
        Counter counter,
        Optional<DetectorError> error,
        Optional<Hotspot> hotspot,
        Optional<String> missing) {

    /** Who counted. */
    public enum Counter {
        PERSON,
        REVIEWED_DETECTOR,
        UNREVIEWED_DETECTOR
    }

    /**
     * Where the counted window stands among all windows of the tumour, per 1.734 mm2.
     *
     * @param rule how the window was chosen, in words
     * @param expectedByChance the hottest window to expect if mitoses were spread evenly
     * @param byChance share of tumours with evenly spread mitoses whose hottest window is as hot as this one, the scan statistic's p-value
     * @param windows what all windows hold, those of the tumour's other slides among them where these are known
     */
    public record Hotspot(
            String rule,
            double median,
            double percentile90,
            double expectedByChance,
            double byChance,
            WindowCounts windows) {

        /** Chosen again among the windows of further slides. */
        public Hotspot among(WindowCounts all) {
            return new Hotspot(rule, median, percentile90, expectedByChance, byChance, all);
        }
    }

    /** Ten fields 0.47 mm across are 1.7349 mm2: the rule's own, with a diameter rounded to two digits. */
    private static final double SAME_AREA = 0.005;

    public Mitoses {
        if (!(number >= 0) || Double.isInfinite(number) || area.um2() <= 0) {
            throw new IllegalArgumentException(
                    "A mitotic count is 0 or more on an area above 0, not " + number + " on " + area + ".");
        }
    }

    /** A count made by a person. */
    public static Mitoses counted(long number, Area area) {
        return counted(number, area, Counter.PERSON);
    }

    public static Mitoses counted(long number, Area area, Counter counter) {
        return new Mitoses(number, area, true, counter, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A program's count; not assessable on less than one high-power field, where a single figure would be 3 points. */
    public static Mitoses detected(long number, Area area, Counter counter) {
        return area.um2() < RuleBook.HIGH_POWER_FIELD.um2()
                ? notAssessable(Words.lessThanAField(area))
                : counted(number, area, counter);
    }

    /** A density found on a stated area. */
    public static Mitoses density(double perMm2, Area area) {
        return new Mitoses(
                perMm2 * area.mm2(), area, true, Counter.PERSON, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A density of which nobody says on what area it was found: doubted as though on 1.734 mm2. */
    public static Mitoses density(double perMm2) {
        return density(perMm2, RuleBook.MITOTIC_AREA).onAssumedArea();
    }

    /** The same where nobody has said on which area. */
    public Mitoses onAssumedArea() {
        return new Mitoses(number, area, false, counter, error, hotspot, missing);
    }

    /** @param why a clause that ends the sentence "The mitotic count was not assessable: ..." */
    public static Mitoses notAssessable(String why) {
        return new Mitoses(
                0, RuleBook.MITOTIC_AREA, true, Counter.PERSON, Optional.empty(), Optional.empty(), Optional.of(why));
    }

    /** Counted by another; not assessable where a program counted on less than one high-power field and nobody reviewed it. */
    public Mitoses by(Counter other) {
        if (other == Counter.UNREVIEWED_DETECTOR && isAssessable() && area.um2() < RuleBook.HIGH_POWER_FIELD.um2()) {
            return notAssessable(Words.lessThanAField(area));
        }
        return new Mitoses(number, area, areaStated, other, error, hotspot, missing);
    }

    public Mitoses from(Hotspot window) {
        return new Mitoses(number, area, areaStated, counter, error, Optional.of(window), missing);
    }

    /** The same count by a detector that errs so, which nobody has reviewed. */
    public Mitoses erring(DetectorError measured) {
        return new Mitoses(
                number, area, areaStated, Counter.UNREVIEWED_DETECTOR, Optional.of(measured), hotspot, missing);
    }

    public boolean isAssessable() {
        return missing.isEmpty();
    }

    /** The errors that an unreviewed detector's count has, where they were measured. */
    Optional<DetectorError> unreviewedError() {
        return error.filter(known -> counter == Counter.UNREVIEWED_DETECTOR);
    }

    /** The number that is scored: as it was counted, in 1.734 mm2, on which the rule is written. */
    public double inMitoticArea() {
        return number * perMitoticArea();
    }

    /** Whether the counted area is the rule's, but for the rounding of a field's diameter. */
    public boolean isOnMitoticArea() {
        return Math.abs(area.um2() / RuleBook.MITOTIC_AREA.um2() - 1) <= SAME_AREA;
    }

    /** What brings a number on the counted area to the rule's. */
    double perMitoticArea() {
        return isOnMitoticArea() ? 1 : RuleBook.MITOTIC_AREA.um2() / area.um2();
    }
}
