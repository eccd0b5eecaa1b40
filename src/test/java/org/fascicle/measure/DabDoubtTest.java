package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Slides whose nuclei are 70 % negative, around 0.05, and 30 % stained, evenly from 0.1 to 0.8. Which are positive is decided by a cut that is off
 * from 0.2 by as much as {@link DabCut#UNSURE} says, and each is read with the spread of the negative ones: what is in doubt is known.
 */
class DabDoubtTest {

    private static final double SPREAD = 0.02;
    private static final DabCut CUT = new DabCut(0.2, "given");
    private static final double CUT_DEVIATION = 0.2 * DabCut.UNSURE / 1.96;

    /** Share of positive nuclei in an endless slide with this cut: what of 0.1 to 0.8 lies above it. */
    private static double share(double cut) {
        return 0.3 * (0.8 - cut) / 0.7;
    }

    private static double density(SplittableRandom random) {
        return random.nextDouble() < 0.7 ? 0.05 + SPREAD * random.nextGaussian() : 0.1 + 0.7 * random.nextDouble();
    }

    private static DabTally slide(int nuclei, SplittableRandom random) {
        DabTally tally = new DabTally();
        for (int i = 0; i < nuclei; i++) {
            double read = density(random) + SPREAD * random.nextGaussian();
            tally.add(read, read);
        }
        return tally;
    }

    /** 95 of 100; a sample of 500 lies within 2.5 of them. */
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(3);
        int held = 0;
        for (int i = 0; i < 500; i++) {
            DabTally nuclei = slide(i % 2 == 0 ? 200 : 3000, random);
            double truth = 100 * share(CUT.od() + CUT_DEVIATION * random.nextGaussian());
            LabellingIndex index = nuclei.counts(CUT).labellingIndex().orElseThrow();
            held += new DabDoubt(CUT, SPREAD).intervalPercent(nuclei, index).contains(truth) ? 1 : 0;
        }
        assertThat(held).isBetween(462, 490);
    }

    /** Where stained nuclei are evenly spread, of those called 0.3 to 0.4 as many are positive, and so on. */
    @Test
    void ofDoubtfulNucleiAsManyArePositiveAsTheirProbabilitiesSay() {
        SplittableRandom random = new SplittableRandom(4);
        DabDoubt doubt = new DabDoubt(CUT, SPREAD);
        double[] stated = new double[10];
        int[] positive = new int[10];
        int[] all = new int[10];
        for (int i = 0; i < 200_000; i++) {
            double density = 0.05 + 0.4 * random.nextDouble();
            double p = doubt.probability(density + SPREAD * random.nextGaussian());
            int bin = (int) Math.min(9, 10 * p);
            all[bin]++;
            stated[bin] += p;
            positive[bin] += density > CUT.od() + CUT_DEVIATION * random.nextGaussian() ? 1 : 0;
        }
        for (int bin = 0; bin < 10; bin++) {
            assertThat((double) positive[bin] / all[bin]).isCloseTo(stated[bin] / all[bin], within(0.03));
        }
    }

    @Test
    void oneHalfAtTheCutAndSureFarFromIt() {
        DabDoubt doubt = DabDoubt.of(slide(2000, new SplittableRandom(5)), CUT);
        assertThat(doubt.probability(0.2)).isCloseTo(0.5, within(1e-9));
        assertThat(doubt.probability(0.05)).isLessThan(0.001);
        assertThat(doubt.probability(0.4)).isGreaterThan(0.999);
        assertThat(doubt.spread()).isBetween(SPREAD, 1.6 * SPREAD);
    }

    /** More nuclei leave less to chance, and the cut's doubt stays. */
    @Test
    void manyNucleiNarrowTheIntervalAsFarAsTheCutIsSure() {
        SplittableRandom random = new SplittableRandom(6);
        double few = width(slide(200, random));
        double many = width(slide(100_000, random));
        double cutAlone = 100 * (share(0.16) - share(0.24));
        assertThat(many).isLessThan(few / 2).isBetween(0.9 * cutAlone, 1.1 * cutAlone);
    }

    private static double width(DabTally nuclei) {
        LabellingIndex index = nuclei.counts(CUT).labellingIndex().orElseThrow();
        Interval interval = new DabDoubt(CUT, SPREAD).intervalPercent(nuclei, index);
        assertThat(interval.contains(index.percent())).isTrue();
        return interval.upper() - interval.lower();
    }
}
