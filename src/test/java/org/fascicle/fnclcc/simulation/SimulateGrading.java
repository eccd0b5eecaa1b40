package org.fascicle.fnclcc.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.detect.MitosisScorer;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Findings;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.MitosisDoubt;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.measure.Count;
import org.fascicle.measure.DetectorError;
import org.fascicle.measure.DetectorErrors;
import org.fascicle.measure.Interval;
import org.fascicle.measure.RateRatio;
import org.fascicle.space.Area;

/** Checks what the grading says of its own doubt against tumours of known truth; see scripts/simulate-grading. */
public final class SimulateGrading {

    private static final int DRAWS = 1_000;
    private static final long SEED = 20261124;

    private static final int WINDOW_DRAWS = 1000;
    private static final int DETECTED_DRAWS = 1500;
    private static final int ELSEWHERE_DRAWS = 100;

    /** Too little tissue for a probability. */
    private static final double FEW_WINDOWS_MM2 = 10;
    /** No choice, too few windows, and more and more. */
    private static final double[] WINDOW_AREAS_MM2 = {1.734, FEW_WINDOWS_MM2, 25, 100, 250};
    /** Spread of the rate's logarithm, and edge of the patches, mm. */
    private static final double[][] KINDS = {{0, 1}, {0.2, 3}, {0.5, 1}, {0.5, 3}, {1, 1}, {1, 3}};

    private static final double LEAST_MEAN = 1.5;
    private static final double GREATEST_MEAN = 30;
    private static final Tumours.Whole REVIEWED = Tumours.Whole.evenly(LEAST_MEAN, GREATEST_MEAN);
    private static final Tumours.Whole USUAL =
            Tumours.Whole.normally(MitosisDoubt.USUAL_MEAN, MitosisDoubt.USUAL_LOG_SD);

    private static final double SLIDE_PIXEL_UM = 0.5;

    /** As measured for the detector that comes with the program, on pixels of slides. */
    private static final DetectorError ERROR = DetectorErrors.of(
                    sha256(MitosisScorer.class, "mitoses.onnx"),
                    MitosisOptions.defaults().countedScore(),
                    SLIDE_PIXEL_UM)
            .orElseThrow();

    private final Fnclcc rules = Fnclcc.standard();
    private final StringBuilder page = new StringBuilder();

    private SimulateGrading() {}

    public static void main(String[] arguments) throws IOException {
        new SimulateGrading().run(Path.of(arguments[0]));
    }

    private void run(Path folder) throws IOException {
        Files.createDirectories(folder);
        say(
                "# Grading: does its doubt hold?",
                "",
                "Written by `scripts/simulate-grading`: " + DRAWS + " draws for each line, seed " + SEED
                        + ". No image is read; what is checked is the arithmetic of doubt, not a detector and not a pathologist.",
                "");
        intervals();
        bands();
        otherIntervals();
        Map<String, Reliability> panels = new LinkedHashMap<>();
        chosenWindows(panels);
        calibration(panels);
        Files.writeString(folder.resolve("grading-reliability.svg"), ReliabilityPicture.of(panels));
        Files.writeString(folder.resolve("grading.md"), page.toString());
    }

    private void intervals() {
        say(
                "## 95 % intervals of the mitotic rate",
                "",
                "A true mean is drawn, a count is drawn on 0.5, 1.734, 2.376 or 4 mm2, and the stated"
                        + " interval (exact Poisson, Garwood 1936) holds the true mean or not. The exact interval is made to cover at least 95 %,"
                        + " so it covers somewhat more.",
                "",
                "| true means | cover |",
                "|---|---|");
        for (Tumours.Means means : Tumours.Means.values()) {
            say("| " + means.words + " | " + percent(coverage(means, 0, 80)) + " |");
        }
        say("");
    }

    private void bands() {
        say("By the true mean in 1.734 mm2:", "", "| true mean | cover |", "|---|---|");
        double[] ends = {0.5, 2, 5, 10, 20, 40, 60};
        for (int i = 1; i < ends.length; i++) {
            say(String.format(
                    Locale.ROOT,
                    "| %s to %s | %s |",
                    plain(ends[i - 1]),
                    plain(ends[i]),
                    percent(coverage(Tumours.Means.EVEN, ends[i - 1], ends[i]))));
        }
        say("");
    }

    /** Means of the given spread, or spread evenly within a band of it. */
    private double coverage(Tumours.Means means, double from, double to) {
        SplittableRandom random = new SplittableRandom(SEED);
        int held = 0;
        for (int i = 0; i < DRAWS; i++) {
            double mean = from > 0 ? from + (to - from) * random.nextDouble() : means.draw(random);
            Area area = Tumours.area(random);
            Interval interval = MitosisDoubt.interval(Mitoses.counted(Tumours.count(mean, area, random), area));
            held += interval.contains(mean) ? 1 : 0;
        }
        return (double) held / DRAWS;
    }

    private void otherIntervals() {
        say("## Other intervals", "", "| interval | cover |", "|---|---|");
        say("| ratio of two mitotic rates (exact conditional), means evenly from 1 to 60 | " + percent(ratioCoverage())
                + " |");
        say(
                String.format(
                        Locale.ROOT,
                        "| an unreviewed count of the shipped detector (recall %.2f and %.1f others per mm2 on average, both differing between slides)"
                                + " on 1.734 mm2, means as the grading takes them to be | %s |",
                        ERROR.recall(),
                        ERROR.falsePerMm2(),
                        percent(correctionCoverage())),
                "");
    }

    /** Tumours from no choice to hundreds of windows, even and patchy; reviewed and as the detector counts. */
    private void chosenWindows(Map<String, Reliability> panels) {
        say(
                "## The choice of the hottest window",
                "",
                "Square tumours; windows of 1.734 mm2 every quarter of their edge; the hottest is taken, and the truth is that window's own true mean."
                        + " The logarithm of the rate is normal between square patches. \"Right score\": where the truth lies more than 25 % away"
                        + " from a cut; of the count its plain score, of the likely"
                        + " rate the likeliest score. \"Distance\": mean distance of stated probabilities from how often they came true; \"of it by chance\":"
                        + " what so few draws would show were each probability exactly true.",
                "",
                "Perfect counting (each candidate reviewed); means of whole tumours evenly on a logarithmic scale from 1.5 to 30; "
                        + WINDOW_DRAWS + " draws a line:",
                "");
        panels.put(
                "hottest window, reviewed",
                chosenWindows(REVIEWED, Optional.empty(), WINDOW_DRAWS).reliability());
        say(
                "",
                "Why intervals of 1.734 mm2, where nothing was chosen, hold in more than 95 %: that is the exact interval of a whole number, which"
                        + " cannot hold in less. Added up over all counts, it holds the means of this table in "
                        + percent(exactCoverage())
                        + ". In even tumours the interval is wide for another reason: that all windows have one and the same mean is the end of what is"
                        + " thought possible, and some difference between windows can never be excluded.",
                "");
        unreviewed(panels);
    }

    /** The detector's recall and false density are drawn for each tumour from what the sources left out of training show. */
    private void unreviewed(Map<String, Reliability> panels) {
        say(
                "As the shipped detector counts, unreviewed; its recall and false density drawn for each tumour from the spread between sources that it"
                        + " never saw; means of whole tumours as the grading takes them to be before it looks (logarithm normal about that of "
                        + plain(MitosisDoubt.USUAL_MEAN) + ", spread " + plain(MitosisDoubt.USUAL_LOG_SD) + "); "
                        + DETECTED_DRAWS
                        + " draws a line:",
                "");
        panels.put(
                "hottest window, detector",
                chosenWindows(USUAL, Optional.of(ERROR), DETECTED_DRAWS).reliability());
        say(
                "",
                "A detector that finds next to nothing in one source and most in another cannot score rightly in nine of ten: what is stated"
                        + " comes true about as often as it says, but it says little. No headline grade comes from such a count.",
                "",
                "The same where tumours are otherwise spread than the grading takes them to be, all lines with a probability together, "
                        + ELSEWHERE_DRAWS + " draws of each:",
                "",
                "| means of whole tumours | count's interval holds | count's right score | likely rate's interval holds | its right score | distance | of it by chance |",
                "|---|---|---|---|---|---|---|");
        elsewhere("logarithm normal about that of 5, spread 1.2", Tumours.Whole.normally(5, 1.2));
        elsewhere("logarithm normal about that of 20, spread 1.2", Tumours.Whole.normally(20, 1.2));
        elsewhere("evenly on a logarithmic scale from 1.5 to 30", REVIEWED);
        say("");
    }

    private void elsewhere(String words, Tumours.Whole whole) {
        ChosenWindows all = new ChosenWindows();
        for (double areaMm2 : WINDOW_AREAS_MM2) {
            for (double[] kind : KINDS) {
                if (areaMm2 != FEW_WINDOWS_MM2) {
                    all.add(cell(whole, areaMm2, kind, Optional.of(ERROR), ELSEWHERE_DRAWS));
                }
            }
        }
        say("| " + words + " | " + all.row());
    }

    private ChosenWindows chosenWindows(Tumours.Whole whole, Optional<DetectorError> error, int draws) {
        say(
                "| tumour, mm2 | log-sd | patches, mm | count's interval holds | count's right score | likely rate's interval holds | its right score | distance | of it by chance |",
                "|---|---|---|---|---|---|---|---|---|");
        ChosenWindows all = new ChosenWindows();
        for (double areaMm2 : WINDOW_AREAS_MM2) {
            for (double[] kind : KINDS) {
                ChosenWindows cell = cell(whole, areaMm2, kind, error, draws);
                all.add(cell);
                say(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s",
                        plain(areaMm2),
                        plain(kind[0]),
                        kind[0] == 0 ? "" : plain(kind[1]),
                        cell.row()));
            }
        }
        return all;
    }

    private static ChosenWindows cell(
            Tumours.Whole whole, double areaMm2, double[] kind, Optional<DetectorError> error, int draws) {
        return ChosenWindows.of(whole, areaMm2, kind[0], kind[1], error, draws, SEED + Math.round(areaMm2));
    }

    /** How often Garwood's interval of a count holds the mean it came from, without drawing: over means as of the reviewed tumours. */
    private static double exactCoverage() {
        int steps = 400;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double mean = LEAST_MEAN * Math.pow(GREATEST_MEAN / LEAST_MEAN, (i + 0.5) / steps);
            PoissonDistribution counts = PoissonDistribution.of(mean);
            for (int count = 0; count < 5 * GREATEST_MEAN; count++) {
                boolean holds = MitosisDoubt.interval(Mitoses.counted(count, RuleBook.MITOTIC_AREA))
                        .contains(mean);
                sum += holds ? counts.probability(count) : 0;
            }
        }
        return sum / steps;
    }

    private static double ratioCoverage() {
        SplittableRandom random = new SplittableRandom(SEED);
        int held = 0;
        for (int i = 0; i < DRAWS; i++) {
            double first = 1 + 59 * random.nextDouble();
            double second = 1 + 59 * random.nextDouble();
            Count one = new Count(Tumours.poisson(first, random), RuleBook.MITOTIC_AREA);
            Count other = new Count(Tumours.poisson(second, random), RuleBook.MITOTIC_AREA);
            held += one.count() + other.count() == 0
                            || new RateRatio(one, other).interval(0.95).contains(second / first)
                    ? 1
                    : 0;
        }
        return (double) held / DRAWS;
    }

    /** Each slide has a recall and a false density of its own, drawn from what slides show. */
    private static double correctionCoverage() {
        SplittableRandom random = new SplittableRandom(SEED);
        int held = 0;
        for (int i = 0; i < DRAWS; i++) {
            double mean = USUAL.mean(random);
            double recall = BetaDistribution.of(ERROR.found(), ERROR.missed())
                    .inverseCumulativeProbability(random.nextDouble());
            double falses = GammaDistribution.of(ERROR.falseCount(), 1 / ERROR.falseMm2())
                    .inverseCumulativeProbability(random.nextDouble());
            long detected = Tumours.poisson(mean * recall + falses * RuleBook.MITOTIC_AREA.mm2(), random);
            held += MitosisDoubt.rate(Mitoses.counted(detected, RuleBook.MITOTIC_AREA)
                                    .erring(ERROR))
                            .orElseThrow()
                            .interval()
                            .contains(mean)
                    ? 1
                    : 0;
        }
        return (double) held / DRAWS;
    }

    private void calibration(Map<String, Reliability> panels) {
        say(
                "## Probabilities of the grade",
                "",
                "A differentiation of 1, 2 or 3 is known. A true mean and a true necrotic share are drawn; the count and"
                        + " the measured share (normal error of 1, 3 or 6 points, its interval given) are graded. Each stated probability of grade 1, 2 and 3"
                        + " is compared with the grade of the truth. The grading takes half of all tumours to be without necrosis, the root of the share"
                        + " to be spread evenly in the others, and Jeffreys' prior for the mean; the lines below move away from each.",
                "",
                "| true means | without necrosis | spread evenly among the others | mean distance stated to came true | Brier score | plain answer right |",
                "|---|---|---|---|---|---|");
        Map<String, Reliability> grades = new LinkedHashMap<>();
        for (Tumours.Means means : Tumours.Means.values()) {
            calibration(means, 0.5, false);
            for (double none : new double[] {0.3, 0.5, 0.7}) {
                Reliability reliability = calibration(means, none, true);
                if (none == 0.5) {
                    grades.put(
                            means == Tumours.Means.EVEN ? "means spread evenly" : "means spread on a logarithmic scale",
                            reliability);
                }
            }
        }
        say("", "![Stated probability against how often it came true](grading-reliability.svg)", "");
        panels.putAll(grades);
        grades.forEach(
                (title, reliability) -> say("True " + title + ", half without necrosis:", "", reliability.table()));
    }

    private Reliability calibration(Tumours.Means means, double none, boolean root) {
        SplittableRandom random = new SplittableRandom(SEED);
        Reliability reliability = new Reliability();
        int right = 0;
        for (int i = 0; i < DRAWS; i++) {
            int differentiation = 1 + random.nextInt(3);
            double mean = means.draw(random);
            double necrosis = Tumours.necrosis(none, root, random);
            Area area = Tumours.area(random);
            Grading grading = rules.grade(Findings.of(
                    Differentiation.ofScore(differentiation),
                    Mitoses.counted(Tumours.count(mean, area, random), area),
                    Tumours.measured(necrosis, random),
                    Specimen.primary()));
            int truth = trueGrade(differentiation, mean, necrosis);
            for (int grade = 1; grade <= 3; grade++) {
                reliability.add(grading.grades().orElseThrow().of(grade), grade == truth);
            }
            right += grading.grade().getAsInt() == truth ? 1 : 0;
        }
        say(String.format(
                Locale.ROOT,
                "| %s | %.0f %% | %s | %.2f points | %.4f | %.1f %% |",
                means.words,
                100 * none,
                root ? "root of the share" : "share",
                100 * reliability.error(),
                reliability.brier(),
                100.0 * right / DRAWS));
        return reliability;
    }

    private int trueGrade(int differentiation, double mean, double necrosis) {
        RuleBook book = rules.book();
        return book.grade(differentiation
                + book.line("mitoses", mean).points()
                + book.line("necrosis", necrosis).points());
    }

    private static String sha256(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void say(String... lines) {
        for (String line : lines) {
            page.append(line).append('\n');
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
