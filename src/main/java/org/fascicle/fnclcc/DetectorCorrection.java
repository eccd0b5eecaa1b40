package org.fascicle.fnclcc;

import java.util.function.DoubleUnaryOperator;
import org.fascicle.measure.DetectorError;
import org.fascicle.space.Area;

/**
 * What a detector's unreviewed count says about the true number of mitoses.
 *
 * <p>On an area A a detector counts, on average, true x recall + false per mm2 x A. So the true number is about
 * (counted - false per mm2 x A) / recall, never below 0. How sure that is follows by Bayes' rule: every true mean is weighed
 * by how well it explains the count (a Poisson number), over all recalls and false densities that slides show
 * ({@link DetectorError}). Since these differ so much, the count alone says little, and what is held of tumours before it matters:
 * here that the logarithm of a tumour's true mean in 1.734 mm2 is normal, its middle the first cut (10), 95 of 100 between 1
 * and 105; of a chosen window as many times more as the detector sees there more than over the tumour. That is a stand, not a
 * finding; docs/validation/grading.md moves away from it to see what it costs. The number stated is the
 * middle of what is plausible (the median), the interval holds 95 % of it; it is not what the quotient of the averages gives, by which
 * Rogan and Gladen (1978) correct a prevalence. Where the window was chosen, what is known of the mean that the detector sees
 * ({@link ChosenWindow}) takes the count's place.
 *
 * <p>Units: figures on the counted area. Limits: recall and false density are those of the validation slides; on another scanner,
 * stain or tumour they may lie beyond what those slides show.
 *
 * @see <a href="https://doi.org/10.1093/oxfordjournals.aje.a112510">Rogan and Gladen 1978</a>
 */
final class DetectorCorrection {

    /** Slides that stand for all in recall. */
    private static final int RECALLS = 25;
    /** Slides that stand for all in false density, of which few are far denser than the rest. */
    private static final int FALSES = 40;

    private static final int MEANS = 300;
    /** Of a table over what is found; finer than a mean's grid, so that nothing is lost. */
    private static final int PLACES = 900;
    /**
     * More figures are not looked for: every twentieth nucleus of a tumour with 3,500 nuclei per mm2. Without an end, a slide on which the
     * detector may find next to nothing would make any number plausible.
     */
    private static final double MOST_PER_MM2 = 175;
    /** Beyond so many standard deviations a mean explains nothing. */
    private static final double REACH = 8;

    private static final String METHOD = "Poisson count, recall and false density of held-out slides (Bayes)";
    private static final String CHOSEN =
            "Poisson count, pulled towards the other windows; recall and false density of held-out slides (Bayes)";

    private final Area area;
    /** The middle of true means on the area before the count. */
    private final double usualMean;

    private final double[] recalls;
    private final double[] falses;

    /** @param hotter how many times more the detector sees on the area than over the tumour */
    private DetectorCorrection(Area area, double hotter, DetectorError error) {
        this.area = area;
        this.usualMean = MitosisDoubt.USUAL_MEAN * hotter * area.mm2() / RuleBook.MITOTIC_AREA.mm2();
        this.recalls = error.recalls(RECALLS);
        this.falses = error.falsesPerMm2(FALSES);
        for (int i = 0; i < FALSES; i++) {
            falses[i] *= area.mm2();
        }
    }

    /** The true mean on the area on which so many were detected. */
    static TrueMean trueMean(double detected, Area area, DetectorError error) {
        if (!(detected >= 0) || area.um2() <= 0) {
            throw new IllegalArgumentException(
                    "A detector counts 0 or more figures on an area above 0, not " + detected + " on " + area + ".");
        }
        return new DetectorCorrection(area, 1, error)
                .trueMean(
                        seen -> Math.exp(
                                detected == 0 ? -seen : detected * Math.log(seen / detected) + detected - seen),
                        detected + REACH * Math.sqrt(detected + 1),
                        METHOD);
    }

    /** The true mean of a window chosen among others, of which the mean that the detector sees is known so far. */
    static TrueMean trueMean(TrueMean seen, WindowCounts windows, DetectorError error) {
        double hotter = Math.max(1, seen.median() / windows.meanAboveNone());
        // what is known holds every mean as likely as another on a logarithmic scale; without that it is what the
        // windows say
        return new DetectorCorrection(RuleBook.MITOTIC_AREA, hotter, error)
                .trueMean(mean -> mean * seen.density(mean), seen.quantile(1), CHOSEN);
    }

    /**
     * @param ofSeen how well a mean that the detector sees explains what it counted
     * @param mostSeen beyond which none does
     */
    private TrueMean trueMean(DoubleUnaryOperator ofSeen, double mostSeen, String method) {
        double[] edges =
                TrueMean.grid(Math.min(mostSeen / recalls[0], Math.max(MOST_PER_MM2 * area.mm2(), mostSeen)), MEANS);
        DoubleUnaryOperator ofFigures = overFalses(ofSeen, edges[MEANS]);
        double[] plausible = new double[MEANS];
        for (int i = 0; i < MEANS; i++) {
            double mean = TrueMean.middle(edges, i);
            plausible[i] = usual(mean) * (edges[i + 1] - edges[i]) / mean * plausibility(mean, ofFigures);
        }
        // where the detector sees less than its own errors make, none is what is left
        plausible[0] += Double.MIN_NORMAL;
        return TrueMean.of(edges, plausible, method);
    }

    /** How usual a true mean is among tumours, by the logarithm of the mean. */
    private double usual(double mean) {
        double far = Math.log(mean / usualMean) / MitosisDoubt.USUAL_LOG_SD;
        return Math.exp(-far * far / 2);
    }

    /** Of a true mean, by what the detector would then see on slides of all kinds. */
    private double plausibility(double mean, DoubleUnaryOperator ofFigures) {
        double sum = 0;
        for (double recall : recalls) {
            sum += ofFigures.applyAsDouble(mean * recall);
        }
        return sum;
    }

    /** Of the figures that a detector finds, whatever else it counts; from a table, between whose places it runs straight. */
    private DoubleUnaryOperator overFalses(DoubleUnaryOperator ofSeen, double greatest) {
        double[] table = new double[PLACES + 1];
        for (int i = 0; i <= PLACES; i++) {
            double found = greatest * i / PLACES * i / PLACES;
            for (double falseCount : falses) {
                table[i] += ofSeen.applyAsDouble(found + falseCount);
            }
        }
        return found -> {
            int place = (int) Math.min(PLACES - 1, PLACES * Math.sqrt(found / greatest));
            double from = greatest * place / PLACES * place / PLACES;
            double to = greatest * (place + 1) / PLACES * (place + 1) / PLACES;
            double part = Math.min(1, Math.max(0, (found - from) / (to - from)));
            return table[place] + part * (table[place + 1] - table[place]);
        };
    }
}
