package org.fascicle.fnclcc;

import java.util.function.DoubleUnaryOperator;
import org.fascicle.measure.DetectorError;
import org.fascicle.space.Area;

/**
 * What a detector's unreviewed count says about the true number of mitoses.
 *
 * <p>On an area A a detector counts, on average, true x recall + false per mm2 x A. So the true number is about
 * (counted - false per mm2 x A) / recall, never below 0. How sure that is follows by Bayes' rule: every true mean from 0 up is weighed
 * by how often it makes the detector count what it counted (a Poisson number), over all recalls and false densities that slides show
 * ({@link DetectorError}); before the count, Jeffreys' prior as in {@link MitosisDoubt}. The number stated is the middle of what is
 * plausible (the median), the interval holds 95 % of it; since slides differ and no mean lies below 0, it is not what the quotient of the
 * averages gives. Rogan and Gladen (1978) correct a prevalence by that quotient. Where the window was chosen, what is known of the mean
 * that the detector sees ({@link ChosenWindow}) takes the count's place.
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

    private final double[] recalls;
    private final double[] falses;

    private DetectorCorrection(Area area, DetectorError error) {
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
        DetectorCorrection correction = new DetectorCorrection(area, error);
        double[] edges = correction.grid(detected + REACH * Math.sqrt(detected + 1), area);
        DoubleUnaryOperator ofCounted = correction.overFalses(
                seen -> Math.exp(detected == 0 ? -seen : detected * Math.log(seen / detected) + detected - seen),
                edges[MEANS]);
        double[] plausible = new double[MEANS];
        for (int i = 0; i < MEANS; i++) {
            // Jeffreys' prior: the same for steps of one width in the root of the mean
            plausible[i] = correction.plausibility(TrueMean.middle(edges, i), ofCounted);
        }
        return TrueMean.of(edges, plausible, METHOD);
    }

    /** The true mean on the area of a chosen window, of which the mean that the detector sees is known so far. */
    static TrueMean trueMean(TrueMean seen, Area area, DetectorError error) {
        DetectorCorrection correction = new DetectorCorrection(area, error);
        double[] edges = correction.grid(seen.quantile(1), area);
        DoubleUnaryOperator below = correction.overFalses(seen::below, edges[MEANS]);
        double[] upTo = new double[MEANS + 1];
        for (int i = 0; i <= MEANS; i++) {
            upTo[i] = correction.plausibility(edges[i], below);
        }
        double[] between = new double[MEANS];
        for (int i = 0; i < MEANS; i++) {
            between[i] = upTo[i + 1] - upTo[i];
        }
        // where the detector sees less than its own errors make, none is what is left
        between[0] += Double.MIN_NORMAL;
        return TrueMean.of(edges, between, CHOSEN);
    }

    /** Means up to what the least recall would make of the most that the detector may see, or to what a tumour can hold. */
    private double[] grid(double mostSeen, Area area) {
        double possible = Math.max(MOST_PER_MM2 * area.mm2(), mostSeen);
        return TrueMean.grid(Math.min(mostSeen / recalls[0], possible), MEANS);
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
