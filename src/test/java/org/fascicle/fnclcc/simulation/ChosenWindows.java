package org.fascicle.fnclcc.simulation;

import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.fascicle.fnclcc.Distribution;
import org.fascicle.fnclcc.LikelyRate;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.MitosisDoubt;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.measure.DetectorError;

/** What is said of the hottest window against that window's true mean, over tumours of one kind. */
final class ChosenWindows {

    /** Whoever is farther from a cut than this share of it can be scored rightly. */
    private static final double CLEAR = 0.25;

    private final Reliability reliability = new Reliability();
    private final RuleBook book = RuleBook.standard();
    private int draws;
    private int known;
    private int held;
    private int rawHeld;
    private int clear;
    private int right;
    private int rawRight;

    static ChosenWindows of(
            Tumours.Whole whole,
            double areaMm2,
            double logSd,
            double patchMm,
            Optional<DetectorError> error,
            int draws,
            long seed) {
        ChosenWindows cell = new ChosenWindows();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < draws; i++) {
            cell.draw(whole, areaMm2, logSd, patchMm, error, random);
        }
        return cell;
    }

    private void draw(
            Tumours.Whole whole,
            double areaMm2,
            double logSd,
            double patchMm,
            Optional<DetectorError> error,
            SplittableRandom random) {
        double mean = whole.mean(random);
        double recall = error.map(of ->
                        BetaDistribution.of(of.found(), of.missed()).inverseCumulativeProbability(random.nextDouble()))
                .orElse(1.0);
        double others = error.map(of -> RuleBook.MITOTIC_AREA.mm2()
                        * GammaDistribution.of(of.falseCount(), 1 / of.falseMm2())
                                .inverseCumulativeProbability(random.nextDouble()))
                .orElse(0.0);
        PatchyTumour tumour = PatchyTumour.draw(areaMm2, logSd, patchMm, mean, recall, others, random);
        Mitoses counted = Mitoses.counted(tumour.hottest(), RuleBook.MITOTIC_AREA);
        if (tumour.windows().windows().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                > 1) {
            counted = counted.from(new Mitoses.Hotspot("the hottest window", 0, 0, 0, 0, tumour.windows()));
        }
        add(error.map(counted::erring).orElse(counted), (tumour.trueMeanOfHottest() - others) / recall);
    }

    private void add(Mitoses counted, double truth) {
        draws++;
        int points = book.line("mitoses", truth).points();
        boolean far = farFromCuts(truth);
        rawHeld += MitosisDoubt.interval(counted).contains(truth) ? 1 : 0;
        clear += far ? 1 : 0;
        rawRight += far && book.line("mitoses", counted.inMitoticArea()).points() == points ? 1 : 0;
        Optional<Distribution> said = new MitosisDoubt(book).points(counted);
        said.ifPresent(of -> {
            known++;
            held += MitosisDoubt.rate(counted)
                            .map(LikelyRate::interval)
                            .orElse(MitosisDoubt.interval(counted))
                            .contains(truth)
                    ? 1
                    : 0;
            right += far && likeliest(of) == points ? 1 : 0;
            for (int each = 1; each <= 3; each++) {
                reliability.add(of.of(each), each == points);
            }
        });
    }

    private boolean farFromCuts(double truth) {
        return book.lines("mitoses").stream()
                .filter(line -> line.from() > 0)
                .allMatch(line -> Math.abs(truth / line.from() - 1) > CLEAR);
    }

    private static int likeliest(Distribution points) {
        return points.probabilities().entrySet().stream()
                .max(java.util.Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Adds another cell's draws. */
    void add(ChosenWindows other) {
        reliability.add(other.reliability);
        draws += other.draws;
        known += other.known;
        held += other.held;
        rawHeld += other.rawHeld;
        clear += other.clear;
        right += other.right;
        rawRight += other.rawRight;
    }

    Reliability reliability() {
        return reliability;
    }

    /** Cells of a row: the count's own interval and score, then what stands beside it. */
    String row() {
        String raw = percent(rawHeld, draws) + " | " + percent(rawRight, clear);
        return known < draws
                ? raw + " | no probability | | | |"
                : String.format(
                        Locale.ROOT,
                        "%s | %s | %s | %.1f points | %.1f |",
                        raw,
                        percent(held, draws),
                        percent(right, clear),
                        100 * reliability.error(),
                        100 * reliability.errorByChance());
    }

    private static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
    }
}
