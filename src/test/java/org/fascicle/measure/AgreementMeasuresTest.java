package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Measures of agreement against examples that their authors worked out in print. */
class AgreementMeasuresTest {

    /** Cohen 1968, table 1: 200 cases, two judges, three diagnoses; kappa .492, weighted kappa .348. */
    @Test
    void kappaIsCohens() {
        long[][] table = {{88, 10, 2}, {14, 40, 6}, {18, 10, 12}};
        double[][] any = {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}};
        double[][] graver = {{0, 1, 3}, {1, 0, 6}, {3, 6, 0}};
        assertThat(Kappa.of(table, any).value()).isCloseTo(0.492, within(0.0005));
        assertThat(Kappa.of(table, graver).value()).isCloseTo(0.348, within(0.0005));
        assertThat(Kappa.of(table, any).items()).isEqualTo(200);
    }

    /**
     * Where two categories are each said of one half, 70 agreed of 100 with
     * margins of one half each give kappa 0.4 = 2 p - 1, whose error is twice that of a share of 0.7.
     */
    @Test
    void itsErrorIsThatOfAShareWhereMarginsAreHalves() {
        long[][] table = {{35, 15}, {15, 35}};
        Kappa kappa = Kappa.of(table, new double[][] {{0, 1}, {1, 0}});
        assertThat(kappa.value()).isCloseTo(0.4, within(1e-12));
        assertThat(kappa.standardError()).isCloseTo(2 * Math.sqrt(0.7 * 0.3 / 100), within(1e-12));
        assertThat(kappa.interval().lower()).isCloseTo(0.4 - 1.96 * 0.09165, within(1e-4));
    }

    @Test
    void weightsFollowTheOrderOfCategories() {
        List<Integer> one = List.of(1, 1, 2, 2, 3, 3);
        List<Integer> near = List.of(1, 2, 2, 3, 3, 2);
        List<Integer> far = List.of(1, 3, 2, 2, 3, 1);
        assertThat(value(one, near, Kappa.Weights.QUADRATIC)).isGreaterThan(value(one, far, Kappa.Weights.QUADRATIC));
        assertThat(value(one, one, Kappa.Weights.LINEAR)).isEqualTo(1);
        assertThat(Kappa.of(List.of(2, 2), List.of(2, 2), Kappa.Weights.NONE)).isEmpty();
        assertThatThrownBy(() -> Kappa.of(one, List.of(1), Kappa.Weights.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double value(List<Integer> one, List<Integer> other, Kappa.Weights weights) {
        return Kappa.of(one, other, weights).orElseThrow().value();
    }

    /** 20 both, 5 and 10 one alone: 40 of 55. */
    @Test
    void positiveAgreementIsTheF1OfEither() {
        PositiveAgreement agreement = new PositiveAgreement(20, 35);
        assertThat(agreement.value()).isCloseTo(40.0 / 55, within(1e-12));
        assertThat(agreement.interval().contains(agreement.value())).isTrue();
        assertThat(new PositiveAgreement(0, 5).interval().lower()).isZero();
        assertThat(new PositiveAgreement(5, 5).value()).isEqualTo(1);
    }

    /**
     * Bland and Altman 1986, peak flow of 17 people by a large and a mini meter, l/min: mean difference -2.1, standard deviation 38.8, bias
     * -22.0 to 17.8; limits at two deviations -79.7 (-114.3 to -45.1) and 75.5 (40.9 to 110.1); ours lie at 1.96 of them.
     */
    @Test
    void limitsAreBlandAndAltmans() {
        List<Double> large =
                numbers(494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427);
        List<Double> mini =
                numbers(512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451);
        BlandAltman agreement = BlandAltman.of(mini, large);
        assertThat(agreement.bias()).isCloseTo(-2.1, within(0.05));
        assertThat(agreement.deviation()).isCloseTo(38.8, within(0.05));
        assertThat(agreement.biasInterval().lower()).isCloseTo(-22.0, within(0.1));
        assertThat(agreement.biasInterval().upper()).isCloseTo(17.8, within(0.1));
        double moved = (2 - 1.96) * 38.8;
        assertThat(agreement.lowerLimit()).isCloseTo(-79.7 + moved, within(0.1));
        assertThat(agreement.upperLimit()).isCloseTo(75.5 - moved, within(0.1));
        assertThat(agreement.lowerLimitInterval().lower()).isCloseTo(-114.3 + moved, within(0.3));
        assertThat(agreement.lowerLimitInterval().upper()).isCloseTo(-45.1 + moved, within(0.3));
        assertThat(agreement.upperLimitInterval().upper()).isCloseTo(110.1 - moved, within(0.3));
    }

    private static List<Double> numbers(int... whole) {
        List<Double> numbers = new ArrayList<>();
        Arrays.stream(whole).forEach(each -> numbers.add((double) each));
        return numbers;
    }

    /** Shrout and Fleiss 1979, table 2: six targets, four judges, ICC(2,1) .29; its interval by McGraw and Wong .02 to .76. */
    @Test
    void intraclassCorrelationIsShroutAndFleiss() {
        IntraclassCorrelation correlation = IntraclassCorrelation.of(
                new double[][] {{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}});
        assertThat(correlation.value()).isCloseTo(0.29, within(0.005));
        assertThat(correlation.interval().lower()).isCloseTo(0.02, within(0.005));
        assertThat(correlation.interval().upper()).isCloseTo(0.76, within(0.005));
    }
}
