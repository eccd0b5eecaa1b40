package org.fascicle.measure;

import java.io.Serializable;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Nuclei by how brown they are: a histogram of their browner halves for each class of their mean. Counts of parts of a slide add up in any
 * order, and the cut can be set when all are known.
 */
public final class DabTally implements Serializable {

    private static final long serialVersionUID = 1;

    /** Width of a bin. */
    public static final double STEP_OD = 0.005;

    private static final double LOWEST_OD = -0.5;
    private static final int STEPS = 700;
    /** Bins to either side over which the histogram is averaged before its peak is looked for. */
    private static final int SMOOTHING = 2;
    /** Standard deviations per median of the distances from the mode. */
    private static final double DEVIATIONS = 1.4826;

    private final long[][] counts = new long[DabClass.values().length][STEPS];

    /**
     * The peak of the negative nuclei.
     *
     * @param spread standard deviation, from the side below the mode
     */
    public record Peak(double mode, double spread) {}

    /** The bin of a density; equal bins are equal to any cut. */
    static int step(double od) {
        return (int) Math.max(0, Math.min(STEPS - 1, Math.floor((od - LOWEST_OD) / STEP_OD + 1e-6)));
    }

    /** The lower edge of the bin nearest to a density. */
    static double onStep(double od) {
        return Math.round(od / STEP_OD) * STEP_OD;
    }

    public void add(Nucleus nucleus) {
        add(nucleus.value(NucleusMeasure.DAB_OD), nucleus.value(NucleusMeasure.DAB_OD_UPPER));
    }

    /**
     * @param meanOd mean DAB density of a nucleus
     * @param upperOd that of the browner half of its pixels
     */
    public void add(double meanOd, double upperOd) {
        counts[DabClass.of(meanOd, IntensityCuts.defaults()).ordinal()][step(upperOd)]++;
    }

    public void merge(DabTally other) {
        for (int of = 0; of < counts.length; of++) {
            for (int i = 0; i < STEPS; i++) {
                counts[of][i] += other.counts[of][i];
            }
        }
    }

    /** Nuclei by class where the cut decides what is positive. */
    public DabCounts counts(DabCut cut) {
        DabCounts result = DabCounts.NONE;
        for (DabClass byMean : DabClass.values()) {
            for (int i = 0; i < STEPS; i++) {
                DabClass kind = i < step(cut.od()) ? DabClass.NEGATIVE : byMean.isPositive() ? byMean : DabClass.WEAK;
                result = result.plus(kind, counts[byMean.ordinal()][i]);
            }
        }
        return result;
    }

    /** Nuclei by class where the fixed cuts of their means decide alone. */
    public DabCounts fixedCounts() {
        DabCounts result = DabCounts.NONE;
        for (DabClass byMean : DabClass.values()) {
            for (long count : counts[byMean.ordinal()]) {
                result = result.plus(byMean, count);
            }
        }
        return result;
    }

    /** The sum over all nuclei of what a function makes of the density of their browner halves. */
    double sum(DoubleUnaryOperator of) {
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            long nuclei = 0;
            for (long[] byMean : counts) {
                nuclei += byMean[i];
            }
            sum += nuclei == 0 ? 0 : nuclei * of.applyAsDouble(centre(i));
        }
        return sum;
    }

    /** The peak of what is pale enough to be negative; empty where that is too few nuclei. */
    Optional<Peak> negatives() {
        long[] pale = pale();
        long nuclei = sum(pale, 0, pale.length);
        if (nuclei < DabCut.LEAST_NUCLEI) {
            return Optional.empty();
        }
        int mode = mode(pale);
        return Optional.of(new Peak(centre(mode), Math.max(STEP_OD, DEVIATIONS * medianBelow(pale, mode) * STEP_OD)));
    }

    private long[] pale() {
        long[] pale = new long[step(DabCut.MOST_NEGATIVE_OD)];
        for (long[] of : counts) {
            for (int i = 0; i < pale.length; i++) {
                pale[i] += of[i];
            }
        }
        return pale;
    }

    private static int mode(long[] pale) {
        int best = 0;
        long most = -1;
        for (int i = 0; i < pale.length; i++) {
            long around = sum(pale, Math.max(0, i - SMOOTHING), Math.min(pale.length, i + SMOOTHING + 1));
            if (around > most) {
                most = around;
                best = i;
            }
        }
        return best;
    }

    /** Median distance from the mode, in bins, of what lies at it or below. */
    private static int medianBelow(long[] pale, int mode) {
        long half = (sum(pale, 0, mode + 1) + 1) / 2;
        int distance = 0;
        for (long within = pale[mode]; within < half; within += pale[mode - distance]) {
            distance++;
        }
        return distance;
    }

    private static double centre(int step) {
        return LOWEST_OD + (step + 0.5) * STEP_OD;
    }

    private static long sum(long[] values, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }
}
