package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Negative nuclei drawn around a known mode with a known spread, stained ones well above. */
class DabCutTest {

    private static DabTally slide(double mode, double spread, int negative, int positive) {
        SplittableRandom random = new SplittableRandom(5);
        DabTally tally = new DabTally();
        for (int i = 0; i < negative; i++) {
            double upper = mode + spread * random.nextGaussian();
            tally.add(upper / 1.35, upper);
        }
        for (int i = 0; i < positive; i++) {
            double upper = 0.3 + 0.8 * random.nextDouble();
            tally.add(upper / 1.35, upper);
        }
        return tally;
    }

    @ParameterizedTest
    @CsvSource({"0.02, 0.01", "0.10, 0.015", "-0.03, 0.02"})
    void theNegativeNucleiAreFoundWhateverTheShareOfPositiveOnes(double mode, double spread) {
        for (int positive : new int[] {0, 100, 1500}) {
            DabTally.Peak peak = slide(mode, spread, 800, positive).negatives().orElseThrow();
            assertThat(peak.mode()).isCloseTo(mode, within(0.008));
            assertThat(peak.spread()).isCloseTo(spread, within(0.008));
        }
    }

    @Test
    void aCleanSlideIsCutLowAndAHazyOneHigh() {
        DabCut clean = DabCut.of(slide(0.02, 0.01, 800, 200));
        DabCut hazy = DabCut.of(slide(0.12, 0.015, 800, 200));
        assertThat(clean.od()).isCloseTo(DabCut.LEAST_OD, within(1e-9));
        assertThat(hazy.od()).isBetween(0.2, DabCut.USUAL_OD);
        assertThat(slide(0.12, 0.015, 800, 200).counts(hazy).positive()).isEqualTo(200);
        assertThat(slide(0.02, 0.01, 800, 200).counts(clean).positive()).isEqualTo(200);
    }

    @Test
    void withoutNegativeNucleiTheUsualCutHolds() {
        assertThat(DabCut.of(slide(0.02, 0.01, 5, 400)).od()).isEqualTo(DabCut.USUAL_OD);
        assertThat(DabCut.of(new DabTally()).od()).isEqualTo(DabCut.USUAL_OD);
    }

    /** One by one and from the histogram, the same; also in two parts. */
    @Test
    void countsAreThoseOfTheNucleiOneByOne() {
        SplittableRandom random = new SplittableRandom(9);
        DabTally all = new DabTally();
        DabTally some = new DabTally();
        DabTally others = new DabTally();
        double[][] nuclei = new double[3000][];
        for (int i = 0; i < nuclei.length; i++) {
            double upper = 1.2 * random.nextDouble() - 0.1;
            nuclei[i] = new double[] {upper * (0.5 + 0.5 * random.nextDouble()), upper};
            all.add(nuclei[i][0], upper);
            (i % 3 == 0 ? some : others).add(nuclei[i][0], upper);
        }
        some.merge(others);
        for (double share : new double[] {-DabCut.UNSURE, 0, DabCut.UNSURE}) {
            DabCut cut = new DabCut(0.2, "given").moved(share);
            DabCounts counts = DabCounts.NONE;
            for (double[] nucleus : nuclei) {
                counts = counts.plus(cut.of(nucleus[0], nucleus[1]));
            }
            assertThat(all.counts(cut)).isEqualTo(counts);
            assertThat(some.counts(cut)).isEqualTo(counts);
        }
        assertThat(all.fixedCounts().all()).isEqualTo(3000);
    }

    /** A nucleus whose one half is brown: its mean is below the fixed cut. */
    @Test
    void aHalfStainedNucleusIsPositive() {
        assertThat(new DabCut(0.2, "given").of(0.18, 0.34)).isEqualTo(DabClass.WEAK);
        assertThat(new DabCut(0.2, "given").of(0.45, 0.6)).isEqualTo(DabClass.MODERATE);
        assertThat(new DabCut(0.2, "given").of(0.1, 0.19)).isEqualTo(DabClass.NEGATIVE);
    }
}
