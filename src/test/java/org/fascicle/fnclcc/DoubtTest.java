package org.fascicle.fnclcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.fascicle.measure.DetectorError;
import org.fascicle.measure.Interval;
import org.fascicle.space.Area;
import org.junit.jupiter.api.Test;

/** The probabilities against closed forms and against draws. */
class DoubtTest {

    private final RuleBook book = RuleBook.standard();
    private final MitosisDoubt mitoses = new MitosisDoubt(book);
    private final NecrosisDoubt necrosis = new NecrosisDoubt(book);

    /** Gamma with shape 1/2 is half a chi squared of one degree: P(m < 10 | 0) = P(|z| < sqrt 20) = 0.9999922. */
    @Test
    void noMitosesFollowTheSquareOfANormal() {
        Distribution points = points(Mitoses.counted(0, RuleBook.MITOTIC_AREA));
        assertThat(points.of(1)).isCloseTo(0.9999922, within(1e-6));
        assertThat(points.of(2)).isCloseTo(0.0000078, within(1e-6));
    }

    /** On a large area the count is sure: 1000 on 100 mm2 are 17.34 in 1.734 mm2 with a spread of 0.55. */
    @Test
    void aLargeAreaMakesSure() {
        Distribution points = points(Mitoses.counted(1000, Area.ofMm2(100)));
        assertThat(points.of(2)).isGreaterThan(0.9999);
        Interval interval = MitosisDoubt.interval(Mitoses.counted(1000, Area.ofMm2(100)));
        assertThat(interval.lower()).isCloseTo(17.34 - 1.96 * 0.5483, within(0.05));
        assertThat(interval.upper()).isCloseTo(17.34 + 1.96 * 0.5483, within(0.08));
    }

    /** At n = 9.5 the median of Gamma(10) is about 9.67: a little more than half lies below 10. */
    @Test
    void aCountAtTheCutIsAboutEven() {
        double below = points(new Mitoses(
                        9.5,
                        RuleBook.MITOTIC_AREA,
                        true,
                        Mitoses.Counter.PERSON,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .of(1);
        assertThat(below).isCloseTo(0.5421, within(0.001));
    }

    @Test
    void whatAPersonSaysIsTakenAsItIs() {
        assertThat(necrosis.points(Necrosis.ofShare(0.3)).orElseThrow()).isEqualTo(Distribution.certain(1));
        assertThat(necrosis.points(Necrosis.ofShare(0)).orElseThrow()).isEqualTo(Distribution.certain(0));
        assertThat(necrosis.points(Necrosis.ofShare(0.5)).orElseThrow()).isEqualTo(Distribution.certain(2));
    }

    @Test
    void aMeasurementWithoutAnIntervalHasNoProbabilities() {
        assertThat(necrosis.points(measured(0.3, null))).isEmpty();
        assertThat(necrosis.points(measured(0.3, new Interval(0.3, 0.3, 0.95, "exact")))
                        .orElseThrow())
                .isEqualTo(Distribution.certain(1));
    }

    /** Far from 0 the prior bends little: 0.45 is one spread of 0.05 below half, so about 15.87 % lie above it. */
    @Test
    void necrosisNearHalfFollowsTheNormalLaw() {
        Distribution points =
                necrosis.points(measured(0.45, around(0.45, 0.05, 0.05))).orElseThrow();
        assertThat(points.of(2)).isCloseTo(0.15866, within(0.02)).isCloseTo(summed(0.45, 0.05, 0.05)[2], within(1e-4));
        assertThat(points.of(0)).isLessThan(1e-12);
    }

    /** Below the middle the spread is 0.02, above 0.06: three quarters of the mass lie above 0.44, 15.87 % of them beyond half. */
    @Test
    void anUnevenIntervalSplitsItsMass() {
        Distribution above =
                necrosis.points(measured(0.44, around(0.44, 0.02, 0.06))).orElseThrow();
        assertThat(above.of(2))
                .isCloseTo(2 * 0.75 * 0.158655, within(0.02))
                .isCloseTo(summed(0.44, 0.02, 0.06)[2], within(1e-4));
        Distribution below =
                necrosis.points(measured(0.52, around(0.52, 0.02, 0.06))).orElseThrow();
        assertThat(below.of(1))
                .isCloseTo(2 * 0.25 * 0.158655, within(0.02))
                .isCloseTo(summed(0.52, 0.02, 0.06)[1], within(1e-4));
    }

    /** A side of no width takes the other's: at 0.52 with nothing below, spread 0.02 both ways. */
    @Test
    void aSideOfNoWidthTakesTheOthers() {
        double expected = summed(0.52, 0.02, 0.02)[1];
        assertThat(necrosis.points(measured(0.52, around(0.52, 0, 0.02)))
                        .orElseThrow()
                        .of(1))
                .isCloseTo(expected, within(1e-4));
        assertThat(necrosis.points(measured(0.52, around(0.52, 0.02, 0)))
                        .orElseThrow()
                        .of(1))
                .isCloseTo(expected, within(1e-4));
    }

    /** A spread of 0.04 cut off at 0, or at 1, is still one of 0.04. */
    @Test
    void anIntervalCutOffAtAnEndIsAsWideAsItsOtherSide() {
        double z = 1.959963984540054;
        Distribution low = necrosis.points(measured(0.03, new Interval(0, 0.03 + z * 0.04, 0.95, "drawn")))
                .orElseThrow();
        assertThat(low.of(0)).isCloseTo(summed(0.03, 0.04, 0.04)[0], within(2e-3));
        Distribution high = necrosis.points(measured(0.7, new Interval(0.7 - z * 0.2, 1, 0.95, "drawn")))
                .orElseThrow();
        assertThat(high.of(1)).isCloseTo(summed(0.7, 0.2, 0.2)[1], within(2e-3));
    }

    /** A narrow law at the cut: half of it on either side, whatever the prior. */
    @Test
    void aNarrowIntervalAtTheCutIsEven() {
        assertThat(necrosis.points(measured(0.5, around(0.5, 1e-4, 1e-4)))
                        .orElseThrow()
                        .of(2))
                .isCloseTo(0.5, within(1e-3));
        assertThat(necrosis.points(measured(1, around(1, 0.01, 0)))
                        .orElseThrow()
                        .of(2))
                .isCloseTo(1, within(1e-9));
    }

    /** The same sums over a fine grid of true shares with the density 1 / (2 sqrt t), half of the tumours without necrosis. */
    private static double[] summed(double seen, double below, double above) {
        double[] weights = {0.5 * likelihood(seen, 0, below, above), 0, 0};
        int steps = 1_000_000;
        for (int i = 0; i < steps; i++) {
            double truth = (i + 0.5) / steps;
            weights[truth < 0.5 ? 1 : 2] +=
                    0.5 * likelihood(seen, truth, below, above) / (2 * Math.sqrt(truth)) / steps;
        }
        double sum = weights[0] + weights[1] + weights[2];
        return new double[] {weights[0] / sum, weights[1] / sum, weights[2] / sum};
    }

    private static double likelihood(double seen, double truth, double below, double above) {
        double z = (truth - seen) / (truth < seen ? below : above);
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * 2 / (below + above);
    }

    @Test
    void smallMeasuredNecrosisIsWeighedAsASumOverTruths() {
        for (double share : new double[] {0.07, 0.1, 0.15}) {
            Distribution points =
                    necrosis.points(measured(share, around(share, 0.03, 0.05))).orElseThrow();
            double[] expected = summed(share, 0.03, 0.05);
            assertThat(points.of(0)).isCloseTo(expected[0], within(2e-3));
            assertThat(points.of(1)).isCloseTo(expected[1], within(2e-3));
        }
    }

    /** Half of the tumours without necrosis, the root of the share evenly spread in the rest, a normal error of 0.04: drawn. */
    @Test
    void aMeasuredZeroIsWeighedAsDrawsShow() {
        Distribution zero = necrosis.points(measured(0, around(0, 0, 0.04))).orElseThrow();
        Random random = new Random(1);
        int none = 0;
        int all = 0;
        for (int i = 0; i < 400_000; i++) {
            double truth = random.nextBoolean() ? 0 : Math.pow(random.nextDouble(), 2);
            if (truth + 0.04 * random.nextGaussian() <= 0) {
                all++;
                none += truth == 0 ? 1 : 0;
            }
        }
        assertThat(zero.of(0)).isCloseTo((double) none / all, within(0.005));
        assertThat(zero.of(2)).isCloseTo(0, within(1e-6));
    }

    /** A person who gives a range has seen necrosis: none has no part in it. */
    @Test
    void aPersonsRangeKnowsThatThereIsSome() {
        Distribution points = necrosis.points(Necrosis.ofShare(0.02, around(0.02, 0.02, 0.02)))
                .orElseThrow();
        assertThat(points.of(0)).isZero();
        assertThat(points.of(1)).isCloseTo(1, within(1e-9));
    }

    /** Who says 0 with a range up to 8 % leaves both open: none is the likelier, for half of all tumours have none. */
    @Test
    void aPersonsNoneWithARangeStaysNoneMoreLikelyThanNot() {
        Distribution points = necrosis.points(Necrosis.ofShare(0, new Interval(0, 0.08, 0.95, "given")))
                .orElseThrow();
        assertThat(points.of(0)).isBetween(0.5, 0.95);
        assertThat(points.of(0) + points.of(1)).isCloseTo(1, within(1e-6));
    }

    @Test
    void distributionsAddAndMap() {
        Distribution coin = Distribution.of(Map.of(0, 0.5, 1, 0.5));
        Distribution two = coin.plus(coin);
        assertThat(two.of(1)).isEqualTo(0.5);
        assertThat(two.of(2)).isEqualTo(0.25);
        assertThat(two.of(7)).isZero();
        assertThat(two.map(sum -> sum == 1 ? 9 : 8).of(8)).isEqualTo(0.5);
        assertThatThrownBy(() -> two.probabilities().put(3, 1.0)).isInstanceOf(UnsupportedOperationException.class);
    }

    /** Recall one half for certain and nothing counted wrongly: a Poisson law of half the mean, weighed by how usual the mean is. */
    @Test
    void aDetectorThatFindsHalfDoublesTheCountAndItsDoubt() {
        TrueMean correction =
                DetectorCorrection.trueMean(20, RuleBook.MITOTIC_AREA, new DetectorError(1e7, 1e7, 1e4, 1e12));
        assertThat(correction.median()).isCloseTo(summedQuantile(20, 0.5), within(0.05));
        assertThat(correction.interval().lower()).isCloseTo(summedQuantile(20, 0.025), within(0.05));
        assertThat(correction.interval().upper()).isCloseTo(summedQuantile(20, 0.975), within(0.1));
        assertThat(correction.below(correction.median())).isCloseTo(0.5, within(1e-9));
    }

    /** Of the true mean of which half is found: the sum over a fine logarithmic grid, the logarithm normal about that of 10 with 1.2. */
    private static double summedQuantile(int detected, double share) {
        int steps = 200_000;
        double[] upTo = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            double mean = 0.001 * Math.pow(1e6, (i + 0.5) / steps);
            double usual = Math.exp(-Math.pow(Math.log(mean / 10) / 1.2, 2) / 2);
            upTo[i + 1] = upTo[i] + usual * PoissonDistribution.of(mean / 2).probability(detected);
        }
        int step = 0;
        while (upTo[step] < share * upTo[steps]) {
            step++;
        }
        return 0.001 * Math.pow(1e6, (double) step / steps);
    }

    /** As many on twice the area are half as dense: the same tumour, seen twice as well. */
    @Test
    void howUsualAMeanIsGoesByDensity() {
        DetectorError sharp = new DetectorError(1e9, 1, 1e4, 1e14);
        double twice = 2 * RuleBook.MITOTIC_AREA.mm2();
        double seenTwice =
                DetectorCorrection.trueMean(2_000, Area.ofMm2(twice), sharp).median();
        assertThat(seenTwice).isCloseTo(2_000, within(6.0));
        TrueMean few = DetectorCorrection.trueMean(0, Area.ofMm2(twice / 2_000), sharp);
        TrueMean fewer = DetectorCorrection.trueMean(0, Area.ofMm2(twice / 4_000), sharp);
        assertThat(few.median() / fewer.median()).isCloseTo(2, within(0.1));
    }

    /** On 2 mm2, 10 others per mm2 and recall 0.8 make of 600 detected on 20 mm2 (600 - 200) / 0.8 = 500; of 20 detected on 2, few. */
    @Test
    void whatTheDetectorCountsWronglyIsTakenOff() {
        DetectorError error = new DetectorError(8e6, 2e6, 1e7, 1e6);
        assertThat(DetectorCorrection.trueMean(600, Area.ofMm2(20), error).median())
                .isCloseTo(500, within(6.0));
        TrueMean few = DetectorCorrection.trueMean(20, Area.ofMm2(2), error);
        assertThat(few.interval().lower()).isLessThan(1);
        assertThat(few.median()).isLessThan(5);
    }

    /** Slides that differ leave more doubt than counting alone, in both directions. */
    @Test
    void slidesThatDifferWidenTheInterval() {
        Interval alike = DetectorCorrection.trueMean(30, RuleBook.MITOTIC_AREA, new DetectorError(7e6, 3e6, 2e6, 1e6))
                .interval();
        Interval differing = DetectorCorrection.trueMean(30, RuleBook.MITOTIC_AREA, new DetectorError(7, 3, 2, 1))
                .interval();
        assertThat(differing.lower()).isLessThan(alike.lower());
        assertThat(differing.upper()).isGreaterThan(alike.upper());
    }

    @Test
    void nothingDetectedStillLeavesAnUpperBound() {
        TrueMean correction =
                DetectorCorrection.trueMean(0, RuleBook.MITOTIC_AREA, new DetectorError(1e7, 1e7, 1e4, 1e12));
        assertThat(correction.interval().lower()).isCloseTo(summedQuantile(0, 0.025), within(0.05));
        assertThat(correction.interval().upper()).isCloseTo(summedQuantile(0, 0.975), within(0.05));
        assertThatThrownBy(() -> new DetectorError(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DetectorCorrection.trueMean(-1, RuleBook.MITOTIC_AREA, new DetectorError(1, 1, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Points are the count's; what is doubted is the true rate: 7 of a detector that finds a third speak of some 19. */
    @Test
    void onlyAnUnreviewedCountIsCorrected() {
        DetectorError error = new DetectorError(2e6, 4e6, 1e4, 1e12);
        Mitoses detected = Mitoses.counted(7, RuleBook.MITOTIC_AREA).erring(error);
        assertThat(detected.inMitoticArea()).isEqualTo(7);
        assertThat(MitosisDoubt.rate(detected).orElseThrow().perMitoticArea()).isBetween(17.0, 21.0);
        assertThat(MitosisDoubt.rate(detected.by(Mitoses.Counter.REVIEWED_DETECTOR)))
                .isEmpty();
        assertThat(points(detected).of(1)).isLessThan(0.1);
        assertThat(points(detected.by(Mitoses.Counter.REVIEWED_DETECTOR)).of(1)).isGreaterThan(0.7);
        assertThat(MitosisDoubt.rate(detected).orElseThrow().interval().contains(21))
                .isTrue();
    }

    /** Windows of one and the same mean of 5: a chosen 13 says little, and its true mean stays near 5. */
    @Test
    void theHottestOfEqualWindowsIsPulledToTheirMean() {
        WindowCounts windows = poissonWindows(5, 60);
        LikelyRate rate = rate(13, windows);
        assertThat(rate.perMitoticArea()).isCloseTo(5, within(0.5));
        assertThat(rate.interval().contains(5)).isTrue();
        assertThat(rate.interval().upper()).isLessThan(9);
        assertThat(points(chosen(13, windows)).of(1)).isGreaterThan(0.97);
    }

    /**
     * Windows' means follow a Gamma law of shape 4 and rate 0.4 (mean 10), so counts a negative binomial one; given 25 the mean is
     * Gamma of shape 29 and rate 1.4: median 20.5. Log-normal and inverse Gamma laws fit nearly as well and pull a little less.
     */
    @Test
    void theHottestOfUnequalWindowsIsPulledAsFarAsAGammaLawSays() {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        GammaDistribution means = GammaDistribution.of(4, 2.5);
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double mean = means.inverseCumulativeProbability(random.nextDouble());
            int count = PoissonDistribution.of(mean).inverseCumulativeProbability(random.nextDouble());
            counts.merge(count, 1L, Long::sum);
        }
        LikelyRate rate = rate(25, new WindowCounts(counts, 1250));
        GammaDistribution given = GammaDistribution.of(29, 1 / 1.4);
        assertThat(rate.perMitoticArea()).isCloseTo(given.inverseCumulativeProbability(0.5), within(0.5));
        assertThat(rate.interval().lower()).isCloseTo(given.inverseCumulativeProbability(0.025), within(0.8));
        assertThat(rate.interval().upper()).isCloseTo(given.inverseCumulativeProbability(0.975), within(1.2));
    }

    /** A detector that finds half and errs otherwise never: the true mean is twice the mean that it sees. */
    @Test
    void aDetectorsErrorsComeAfterTheChoice() {
        WindowCounts windows = poissonWindows(5, 60);
        LikelyRate seen = rate(13, windows);
        LikelyRate whole = MitosisDoubt.rate(chosen(13, windows).erring(new DetectorError(1e7, 1e7, 1e4, 1e12)))
                .orElseThrow();
        assertThat(whole.perMitoticArea()).isCloseTo(2 * seen.perMitoticArea(), within(0.2));
        assertThat(whole.interval().upper()).isCloseTo(2 * seen.interval().upper(), within(0.5));
    }

    /** 10 others per mm2 are 17 on the window: a detector that sees 5 of them saw no mitosis. */
    @Test
    void whatADetectorSeesBelowItsOwnErrorsIsNone() {
        DetectorError error = new DetectorError(8e6, 2e6, 1e9, 1e8);
        LikelyRate rate = MitosisDoubt.rate(chosen(13, poissonWindows(5, 60)).erring(error))
                .orElseThrow();
        assertThat(rate.perMitoticArea()).isLessThan(2);
    }

    /**
     * A detector of hardly known recall sees some 15 in the hottest window of either tumour. Of the one whose other windows hold 3 that
     * window is five times as rich as the tumour, and is held to be so of true mitoses too.
     */
    @Test
    void aWindowRicherThanItsTumourIsHeldToBeSo() {
        DetectorError vague = new DetectorError(0.5, 0.5, 1e2, 1e6);
        TreeMap<Integer, Long> patchy = new TreeMap<>(poissonWindows(3, 60).windows());
        poissonWindows(15, 60)
                .windows()
                .forEach((count, number) -> patchy.merge(count, Math.max(1, number / 20), Long::sum));
        assertThat(timesSeen(new WindowCounts(patchy, 60), vague))
                .isGreaterThan(1.2 * timesSeen(poissonWindows(15, 60), vague));
    }

    /** The likely true rate over the rate that the detector sees. */
    private static double timesSeen(WindowCounts windows, DetectorError error) {
        return MitosisDoubt.rate(chosen(16, windows).erring(error))
                        .orElseThrow()
                        .perMitoticArea()
                / rate(16, windows).perMitoticArea();
    }

    /** Counts from none to far beyond what the other windows allow: probabilities are probabilities, and more never lowers the rate. */
    @Test
    void everyCountAmongEveryWindowsHasARate() {
        for (WindowCounts windows : List.of(
                poissonWindows(0.01, 12),
                poissonWindows(5, 60),
                poissonWindows(12, 4000),
                new WindowCounts(new TreeMap<>(Map.of(0, 900L)), 50),
                new WindowCounts(new TreeMap<>(Map.of(0, 900L, 300, 1L)), 50),
                new WindowCounts(new TreeMap<>(Map.of(40, 90_000L)), 5000))) {
            double last = -1;
            for (int count : new int[] {0, 1, 5, 20, 60, 200, 1000}) {
                LikelyRate rate = rate(count, windows);
                assertThat(rate.perMitoticArea())
                        .as(count + " among " + windows)
                        .isFinite()
                        .isGreaterThanOrEqualTo(last - 0.05);
                assertThat(rate.interval().lower()).isLessThanOrEqualTo(rate.perMitoticArea());
                assertThat(points(chosen(count, windows)).of(1)).isBetween(0.0, 1.0);
                last = rate.perMitoticArea();
            }
        }
    }

    @Test
    void windowsOfSeveralSlidesAreTakenTogether() {
        WindowCounts one = new WindowCounts(new TreeMap<>(Map.of(0, 3L, 2, 1L)), 4);
        WindowCounts other = new WindowCounts(new TreeMap<>(Map.of(2, 2L, 5, 1L)), 3.5);
        WindowCounts both = one.plus(other);
        assertThat(both.windows()).containsExactly(Map.entry(0, 3L), Map.entry(2, 3L), Map.entry(5, 1L));
        assertThat(both.sideBySide()).isEqualTo(7.5);
        assertThat(both.mean()).isCloseTo(11.0 / 7, within(1e-12));
        assertThat(both.variance()).isCloseTo(37.0 / 7 - 121.0 / 49, within(1e-12));
        assertThatThrownBy(() -> new WindowCounts(new TreeMap<>(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WindowCounts(new TreeMap<>(Map.of(1, 1L)), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WindowCounts(new TreeMap<>(Map.of(-1, 1L)), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WindowCounts(new TreeMap<>(Map.of(1, 0L)), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** As many windows of each count as a Poisson number of this mean says of 10,000. */
    private static WindowCounts poissonWindows(double mean, double sideBySide) {
        PoissonDistribution law = PoissonDistribution.of(mean);
        TreeMap<Integer, Long> windows = new TreeMap<>();
        for (int count = 0; count < 30; count++) {
            long number = Math.round(10_000 * law.probability(count));
            if (number > 0) {
                windows.put(count, number);
            }
        }
        return new WindowCounts(windows, sideBySide);
    }

    private static Mitoses chosen(long count, WindowCounts windows) {
        return Mitoses.counted(count, RuleBook.MITOTIC_AREA).from(new Mitoses.Hotspot("drawn", 5, 8, 12, 0.5, windows));
    }

    private static LikelyRate rate(long count, WindowCounts windows) {
        return MitosisDoubt.rate(chosen(count, windows)).orElseThrow();
    }

    private Distribution points(Mitoses given) {
        return mitoses.points(given).orElseThrow();
    }

    private static Necrosis measured(double share, Interval interval) {
        return new Necrosis(share, Optional.ofNullable(interval), true, true, Optional.empty());
    }

    /** The 95 % interval of errors with these spreads. */
    private static Interval around(double share, double below, double above) {
        double z = 1.959963984540054;
        return new Interval(share - z * below, share + z * above, 0.95, "drawn");
    }

    /** 75 % stay; of grade 2 an eighth goes either way, of the ends a quarter inwards: 0.4, 0.6, 0 is 0.375, 0.55, 0.075. */
    @Test
    void anotherReaderMayCallItOtherwise() {
        Distribution spread = ReaderSpread.over(Distribution.of(Map.of(1, 0.4, 2, 0.6)));
        assertThat(spread.of(1)).isCloseTo(0.375, within(1e-12));
        assertThat(spread.of(2)).isCloseTo(0.55, within(1e-12));
        assertThat(spread.of(3)).isCloseTo(0.075, within(1e-12));
        assertThat(ReaderSpread.over(Distribution.certain(3)).of(2)).isCloseTo(0.25, within(1e-12));
    }
}
