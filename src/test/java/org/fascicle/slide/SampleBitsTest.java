package org.fascicle.slide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleBitsTest {

    /** The brightest of 20,000 samples; one stray above is a broken pixel, three are part of the picture. */
    @ParameterizedTest
    @CsvSource({
        "200,0,8",
        "255,0,8",
        "256,0,10",
        "3896,0,12",
        "3896,1,12",
        "3896,3,16",
        "16383,0,14",
        "16384,0,16",
        "65535,0,16"
    })
    void theBrightestSamplesShowTheRange(int brightest, int strays, int bits) {
        SampleBits used = new SampleBits();
        for (int i = 0; i < 20_000 - strays; i++) {
            used.add(i % 50 == 0 ? brightest : i % brightest);
        }
        for (int i = 0; i < strays; i++) {
            used.add(65_535);
        }
        assertThat(used.used()).isEqualTo(bits);
    }
}
