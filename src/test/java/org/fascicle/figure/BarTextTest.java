package org.fascicle.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What captions say of scale bars, and what they leave open. */
class BarTextTest {

    /** Micrometres of panel a, panel d and an inset of a; - where nothing is said. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Scale bar 200 um. | 200 | 200 | -",
                "Scale bar = 200 \u00b5m | 200 | 200 | -",
                "Scale bars: 200 \u03bcm (a-c), 50 \u03bcm (d); insets, 20 \u03bcm. | - | - | -",
                "Scale bars: a-c, 200 \u03bcm; d, 50 \u03bcm; insets, 20 \u03bcm. | 200 | 50 | 20",
                "Scale bars 200 um (a\u2013c), 50 um (d) | 200 | 50 | -",
                "Scale bars: 200 um (insets, 20 um). | 200 | 200 | 20",
                "Bar, 0.5 mm. The tumour measured 30 mm (a). | 500 | 500 | -",
                "Bars 500 nm (d) | - | 0.5 | -",
                "Tumour of 12 cm, margins 2 mm. | - | - | -",
                "Scale bar 100 um 200 um | - | - | -"
            })
    void captions(String caption, String a, String d, String inset) {
        List<BarText> texts = BarText.ofCaption(caption);
        assertThat(said(texts, "A", false)).isEqualTo(a);
        assertThat(said(texts, "D", false)).isEqualTo(d);
        assertThat(said(texts, "A", true)).isEqualTo(inset);
    }

    @Test
    void options() {
        List<BarText> texts =
                List.of(BarText.ofOption("200um"), BarText.ofOption("c-d=50 um"), BarText.ofOption("insets=20um"));
        assertThat(BarText.of(texts, "A", false)).isEqualTo(Optional.of(200.0));
        assertThat(BarText.of(texts, "D", false)).isEqualTo(Optional.of(50.0));
        assertThat(BarText.of(texts, "D", true)).isEqualTo(Optional.of(20.0));
    }

    @Test
    void contradictionsAreNotChosenFrom() {
        List<BarText> texts = List.of(BarText.ofOption("200um"), BarText.ofOption("100um"));
        assertThat(BarText.of(texts, "A", false)).isEmpty();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> BarText.ofOption("big"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'big' is no length");
        assertThatThrownBy(() -> BarText.ofOption("0um")).isInstanceOf(UserError.class);
    }

    private static String said(List<BarText> texts, String panel, boolean inset) {
        return BarText.of(texts, panel, inset)
                .map(um -> String.valueOf(um).replaceAll("\\.0$", ""))
                .orElse("-");
    }
}
