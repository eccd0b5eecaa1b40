package org.fascicle.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelOrderTest {

    /** Names, colours (- for none) and the indices of red, green and blue. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Blue;Green;Red                | -;-;-                | 2 | 1 | 0
            b;r;g                         | -;-;-                | 1 | 2 | 0
            C1 - Green;C2 - Blue;C3 - Red | -;-;-                | 2 | 0 | 1
            -;-;-                         | 0000ff;00ff00;ff0000 | 2 | 1 | 0
            Channel 0;Channel 1;Channel 2 | 00ff00;ff0000;0000ff | 1 | 0 | 2
            first;second;third            | 008000;ee1010;2020ff | 1 | 0 | 2
            Channel:0:0;Channel:0:1;Channel:0:2 | ffffff;ffffff;ffffff | 0 | 1 | 2
            -;-;-                         | -;-;-                | 0 | 1 | 2
            """)
    void findsTheColours(String names, String colours, int red, int green, int blue) {
        assertThat(ChannelOrder.of(names(names), colours(colours))).isEqualTo(new ChannelOrder(red, green, blue));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            DAPI;FITC;TRITC      | -;-;-
            Nile red;Green;Blue  | -;-;-
            Red;Red;Blue         | -;-;-
            -;-;-                | 00ffff;ff00ff;ffff00
            Red;Green;Blue       | 0000ff;00ff00;ff0000
            """)
    void refusesWhatIsNotRedGreenAndBlue(String names, String colours) {
        assertThatThrownBy(() -> ChannelOrder.of(names(names), colours(colours)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its channels are");
    }

    @Test
    void nothingSaidIsRedGreenBlue() {
        assertThat(ChannelOrder.of(List.of(), List.of())).isEqualTo(ChannelOrder.RGB);
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(";"))
                .map(name -> name.equals("-") ? "" : name)
                .toList();
    }

    private static List<OptionalInt> colours(String text) {
        return Arrays.stream(text.split(";"))
                .map(hex -> hex.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(hex, 16)))
                .toList();
    }
}
