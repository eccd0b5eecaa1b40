package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.space.Area;
import org.junit.jupiter.api.Test;

/** Ratios and differences against published intervals. */
class ComparedTest {

    private static final Area ONE = Area.ofMm2(1);

    /** Clopper and Pearson's interval of 20 in 30 is 0.4719 to 0.8271; p / (1 - p) makes it 0.894 to 4.78. */
    @Test
    void aRatioIsAShareOfTheSum() {
        RateRatio ratio = new RateRatio(new Count(10, ONE), new Count(20, ONE));
        assertThat(ratio.value()).isEqualTo(2);
        assertThat(ratio.interval(0.95).lower()).isCloseTo(0.894, within(0.002));
        assertThat(ratio.interval(0.95).upper()).isCloseTo(4.785, within(0.01));
    }

    @Test
    void areasCount() {
        RateRatio ratio = new RateRatio(new Count(10, ONE), new Count(20, Area.ofMm2(4)));
        assertThat(ratio.value()).isEqualTo(0.5);
        assertThat(ratio.interval(0.95).lower()).isCloseTo(0.894 / 4, within(0.001));
    }

    @Test
    void nothingCountedLeavesOneSideOpen() {
        assertThat(new RateRatio(new Count(0, ONE), new Count(5, ONE))
                        .interval(0.95)
                        .upper())
                .isInfinite();
        assertThat(new RateRatio(new Count(0, ONE), new Count(5, ONE))
                        .interval(0.95)
                        .lower())
                .isCloseTo(0.916, within(0.01));
        assertThat(new RateRatio(new Count(5, ONE), new Count(0, ONE))
                        .interval(0.95)
                        .lower())
                .isZero();
        assertThatThrownBy(() -> new RateRatio(new Count(0, ONE), new Count(0, ONE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Newcombe 1998, method 10: 56 of 70 against 48 of 80 differ by 0.2, 0.0524 to 0.3339. */
    @Test
    void proportionsDifferAsNewcombeSays() {
        Proportion first = new Proportion(48, 80);
        Proportion second = new Proportion(56, 70);
        Difference difference = new Difference(first.value(), first.interval(), second.value(), second.interval());
        assertThat(difference.value()).isCloseTo(0.2, within(1e-9));
        assertThat(difference.interval().lower()).isCloseTo(0.0524, within(0.0001));
        assertThat(difference.interval().upper()).isCloseTo(0.3339, within(0.0001));
    }
}
