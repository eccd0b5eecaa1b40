package org.fascicle.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.fascicle.image.LabelImage;
import org.junit.jupiter.api.Test;

/** Labels drawn as text: a digit is an object, a dot background. */
class HoleFillingTest {

    @Test
    void aHoleThatWindsIsFilled() {
        assertFilled("""
                .......
                .11111.
                .1.1.1.
                .1...1.
                .11111.
                .......
                """, """
                .......
                .11111.
                .11111.
                .11111.
                .11111.
                .......
                """);
    }

    @Test
    void aGapThatLeadsOutsideIsKept() {
        String open = """
                .......
                .11111.
                .1...1.
                .1.1.1.
                .111.1.
                .......
                """;
        assertFilled(open, open);
    }

    /** Corners do not connect background: the middle is enclosed. */
    @Test
    void aDiamondIsFilled() {
        assertFilled("""
                .....
                ..1..
                .1.1.
                ..1..
                .....
                """, """
                .....
                ..1..
                .111.
                ..1..
                .....
                """);
    }

    @Test
    void backgroundBetweenTwoObjectsIsKept() {
        String two = """
                ......
                .1122.
                .1..2.
                .1122.
                ......
                """;
        assertFilled(two, two);
    }

    @Test
    void aHoleWithAnotherObjectInItIsKept() {
        String nested = """
                .......
                .11111.
                .1...1.
                .1.2.1.
                .1...1.
                .11111.
                .......
                """;
        assertFilled(nested, nested);
    }

    private static void assertFilled(String before, String after) {
        LabelImage labels = drawn(before);
        HoleFilling.fill(labels);
        assertThat(labels.data()).isEqualTo(drawn(after).data());
    }

    private static LabelImage drawn(String text) {
        String[] rows = text.split("\n");
        LabelImage labels = LabelImage.empty(rows[0].length(), rows.length);
        for (int i = 0; i < labels.data().length; i++) {
            char mark = rows[i / labels.width()].charAt(i % labels.width());
            labels.data()[i] = mark == '.' ? 0 : mark - '0';
        }
        return labels;
    }
}
