package org.fascicle.fnclcc;

import static org.assertj.core.api.Assertions.assertThat;

import org.fascicle.measure.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A middle is named only where the interval is narrow enough for it to mean something. */
class LikelyRateTest {

    @ParameterizedTest
    @CsvSource({"5, 12, 20, false", "5, 2, 20, false", "5, 2, 20.5, true", "4, 0, 10, false", "14, 0.017, 267, true"})
    void isOpenWhereItsEndsLieMoreThanTenTimesApart(double rate, double lower, double upper, boolean open) {
        assertThat(new LikelyRate(rate, new Interval(lower, upper, 0.95, "drawn")).isOpen())
                .isEqualTo(open);
    }

    @Test
    void saysTheMiddleOrTheEndsAlone() {
        assertThat(new LikelyRate(12.04, new Interval(5.96, 24, 0.95, "drawn")).words())
                .isEqualTo("the likely rate is 12.0 in 1.734 mm2 (95 % interval 6.0 to 24.0)");
        assertThat(new LikelyRate(14, new Interval(0.017, 267, 0.95, "drawn")).words())
                .isEqualTo("the true rate may lie anywhere from 0.0 to 267.0 in 1.734 mm2 (95 %)");
    }
}
