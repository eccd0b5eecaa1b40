package org.fascicle.segment.nuclei;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hand-made layers of one row, with what each outline is worth: its score above the least that a nucleus has. */
class OutlineChoiceTest {

    private static final ClassicNucleusOptions OPTIONS = ClassicNucleusOptions.defaults();
    /** With the contrast of a usual slide nothing is taken off a score. */
    private static final double USUAL_LOG_CONTRAST = -3.1;

    private static final double PIXEL_UM2 = 10;

    @Test
    void takesTheWholeWhereItIsWorthMoreThanItsPartsTogether() {
        Layer whole = layer("1111", 0.5);
        Layer parts = layer("1122", 0.22, 0.22);
        assertThat(choose(whole, parts)).containsExactly(1, 1, 1, 1);
        assertThat(choose(parts, whole)).containsExactly(1, 1, 1, 1);
    }

    @Test
    void takesThePartsWhereTheyAreWorthMoreTogetherThanTheBetterWhole() {
        Layer whole = layer("1111", 0.4);
        Layer parts = layer("1122", 0.22, 0.21);
        assertThat(choose(whole, parts)).containsExactly(2, 2, 3, 3);
        assertThat(choose(parts, whole)).containsExactly(2, 2, 3, 3);
    }

    /** The whole gives way to its parts, and not to what one of them excludes. */
    @Test
    void choosesAmongThreeLayers() {
        Layer whole = layer("111100", 0.4);
        Layer parts = layer("112200", 0.25, 0.24);
        Layer shifted = layer("011111", 0.1);
        assertThat(choose(whole, parts, shifted)).containsExactly(2, 2, 3, 3, 0, 0);
        assertThat(choose(shifted, whole, parts)).containsExactly(2, 2, 3, 3, 0, 0);
    }

    @Test
    void whatIsWorthNothingOrTooSmallIsNoNucleus() {
        assertThat(choose(layer("1122", -0.01, 0.01))).containsExactly(0, 0, 1, 1);
        assertThat(choose(layer("1022", 0.3, 0.2))).containsExactly(1, 0, 2, 2);
        double tooSmallUm2 = OPTIONS.leastAreaUm2() - 0.1;
        Layer half = layer("1022", 0.3, 0.2);
        Layer small = new Layer(half.labels(), half.score(), half.logContrast(), half.pixels(), tooSmallUm2);
        assertThat(choose(small)).containsExactly(0, 0, 1, 1);
    }

    /** One of five pixels is less than half: both stay, the better one whole. */
    @Test
    void outlinesThatShareLittleBothStay() {
        Layer one = layer("111110000", 0.2);
        Layer other = layer("000011111", 0.3);
        assertThat(choose(one, other)).containsExactly(2, 2, 2, 2, 1, 1, 1, 1, 1);
    }

    private static int[] choose(Layer... layers) {
        return OutlineChoice.choose(List.of(layers), OPTIONS).labels();
    }

    private static Layer layer(String row, double... worth) {
        int[] labels = row.chars().map(digit -> digit - '0').toArray();
        double[] score = new double[worth.length + 1];
        double[] logContrast = new double[worth.length + 1];
        int[] pixels = new int[worth.length + 1];
        Arrays.fill(logContrast, USUAL_LOG_CONTRAST);
        for (int label = 1; label <= worth.length; label++) {
            score[label] = OPTIONS.leastScore() + worth[label - 1];
        }
        for (int label : labels) {
            pixels[label]++;
        }
        return new Layer(labels, score, logContrast, pixels, PIXEL_UM2);
    }
}
