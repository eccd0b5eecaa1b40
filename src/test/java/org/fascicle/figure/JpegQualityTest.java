package org.fascicle.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.fascicle.phantom.Phantoms;
import org.fascicle.report.Encoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegQualityTest {

    @ParameterizedTest
    @ValueSource(ints = {10, 40, 50, 75, 85, 95, 100})
    void qualityIsReadFromTheTable(int quality) {
        byte[] jpeg = Encoded.jpeg(Phantoms.heField(3, 200, 200, 1).image(), quality);
        assertThat(JpegQuality.of(jpeg).orElseThrow()).isBetween(quality - 1, quality + 1);
    }

    @Test
    void whatIsNoJpegHasNone() {
        assertThat(JpegQuality.of(Encoded.png(Phantoms.heField(3, 200, 200, 1).image())))
                .isEmpty();
        assertThat(JpegQuality.of(new byte[] {(byte) 0xff, (byte) 0xd8, 0})).isEmpty();
    }
}
