package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    /** Against BigDecimal, whose rounding is exact; ties cannot occur among random doubles. */
    @Test
    void fixedAgreesWithExactArithmetic() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(9) - 3);
            int decimals = random.nextInt(5);
            BigDecimal exact = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
            assertThat(new BigDecimal(Figures.fixed(value, decimals))).isEqualByComparingTo(exact);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 0",
        "-0.001, 2, 0",
        "-1.5, 2, -1.5",
        "1.005, 1, 1",
        "12.30, 2, 12.3",
        "0.05, 2, 0.05",
        "1e13, 2, 10000000000000"
    })
    void fixedDropsZeros(double value, int decimals, String text) {
        assertThat(Figures.fixed(value, decimals)).isEqualTo(text);
    }

    @Test
    void whatIsNoNumberIsEmpty() {
        assertThat(Figures.fixed(Double.NaN, 2)).isEmpty();
        assertThat(Figures.fixed(Double.POSITIVE_INFINITY, 2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.30000000000000004, 0.3",
        "1234567, 1234567",
        "123456.789012, 123456.79",
        "0.000012345678912, 0.000012345679",
        "-2.5, -2.5"
    })
    void jsonKeepsEightDigitsAndAllWholeNumbers(double value, String text) {
        assertThat(Figures.kept(value).toPlainString()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "3456.8, 3457",
        "12345.6, 12~346",
        "1234567, 1~234~567",
        "0.012345, 0.0123",
        "99.96, 100",
        "16, 16",
        "-12345, -12~345",
        "5.0, 5"
    })
    void peopleSeeThreeDigits(double value, String text) {
        assertThat(Figures.shown(value)).isEqualTo(text.replace('~', '\u202f'));
    }
}
