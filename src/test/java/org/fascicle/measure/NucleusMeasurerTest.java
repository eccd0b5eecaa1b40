package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

class NucleusMeasurerTest {

    private static final int SIDE = 120;

    /** Half-axes of 50 and 20 pixels of 0.25 um, tilted by 30 degrees: area pi 50 20 / 16, axes 25 and 10 um. */
    @Test
    void ellipseHasItsOwnAxesAreaAndDirection() {
        Nucleus nucleus = measure(ellipse(50, 20, 30), 0.25);
        assertThat(nucleus.value(NucleusMeasure.AREA)).isCloseTo(Math.PI * 50 * 20 / 16, within(1.0));
        assertThat(nucleus.value(NucleusMeasure.MAJOR_AXIS)).isCloseTo(25, within(0.1));
        assertThat(nucleus.value(NucleusMeasure.MINOR_AXIS)).isCloseTo(10, within(0.1));
        assertThat(nucleus.value(NucleusMeasure.ASPECT_RATIO)).isCloseTo(2.5, within(0.03));
        assertThat(nucleus.value(NucleusMeasure.ORIENTATION)).isCloseTo(30, within(0.5));
        assertThat(nucleus.value(NucleusMeasure.SOLIDITY)).isBetween(0.96, 1.0);
    }

    /** Circle of radius 40 px at 0.5 um: perimeter 40 pi um, circularity 1. */
    @Test
    void circleHasPerimeterTwoPiRadiusAndCircularityOne() {
        Nucleus nucleus = measure(ellipse(40, 40, 0), 0.5);
        assertThat(nucleus.value(NucleusMeasure.PERIMETER)).isCloseTo(40 * Math.PI, within(1.3));
        assertThat(nucleus.value(NucleusMeasure.CIRCULARITY)).isBetween(0.97, 1.0);
    }

    /** An L of two bars, 4 x 1 and 1 x 3 pixels: 7 pixels; its hull lacks the triangle of legs 3 and 3 from a 4 x 4 square. */
    @Test
    void dentLowersSolidityByExactlyWhatTheHullAdds() {
        boolean[] inside = new boolean[16];
        for (int i = 0; i < 4; i++) {
            inside[4 * i] = true;
            inside[12 + i] = true;
        }
        Nucleus nucleus = measure(new ObjectMask(new Region(0, 0, 4, 4), inside), 1);
        assertThat(nucleus.value(NucleusMeasure.SOLIDITY)).isCloseTo(7 / (16 - 4.5), within(1e-12));
    }

    @Test
    void rectangleIsItsOwnHullAndLiesAlongItsLongSide() {
        Nucleus nucleus = measure(rectangle(3, 9), 1);
        assertThat(nucleus.value(NucleusMeasure.SOLIDITY)).isEqualTo(1);
        assertThat(nucleus.value(NucleusMeasure.ORIENTATION)).isEqualTo(90);
        assertThat(measure(rectangle(9, 3), 1).value(NucleusMeasure.ORIENTATION))
                .isZero();
    }

    /** The mask lies at (1005, 2003) of the grid, the block starts at (1000, 2000): its pixels are block columns 5 and 6, row 3. */
    @Test
    void stainIsTheMeanOverItsOwnPixelsOfTheBlock() {
        FloatImage block = FloatImage.zeros(10, 6);
        Arrays.fill(block.data(), 9);
        block.data()[3 * 10 + 5] = 0.25f;
        block.data()[3 * 10 + 6] = 0.75f;
        ObjectMask mask = new ObjectMask(new Region(1005, 2003, 2, 1), new boolean[] {true, true});
        Nucleus nucleus =
                new NucleusMeasurer(PixelSize.square(0.5)).measure(mask, block, Optional.of(block), 1000, 2000);
        assertThat(nucleus.value(NucleusMeasure.HAEMATOXYLIN_OD)).isEqualTo(0.5);
        assertThat(nucleus.value(NucleusMeasure.DAB_OD)).isEqualTo(0.5);
    }

    /** 20 x 20 pixels of 0.25 um: a brown rim of two of them is a neighbour's, a brown half is its own. */
    @Test
    void theBrownerHalfLeavesOutTheRim() {
        assertThat(upperHalf((x, y) -> Math.min(Math.min(x, 19 - x), Math.min(y, 19 - y)) < 2))
                .isZero();
        assertThat(upperHalf((x, y) -> x < 10)).isEqualTo(1);
        assertThat(upperHalf((x, y) -> true)).isEqualTo(1);
    }

    private static double upperHalf(BiPredicate<Integer, Integer> brown) {
        FloatImage dab = FloatImage.zeros(SIDE, SIDE);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 20; x++) {
                dab.data()[(y + 4) * SIDE + x + 3] = brown.test(x, y) ? 1 : 0;
            }
        }
        return new NucleusMeasurer(PixelSize.square(0.25))
                .measure(rectangle(20, 20), dab, Optional.of(dab), 0, 0)
                .value(NucleusMeasure.DAB_OD_UPPER);
    }

    @Test
    void withoutDabThereIsNoDabValueAndNoDabColumn() {
        assertThat(measure(rectangle(2, 2), 1).value(NucleusMeasure.DAB_OD)).isNaN();
        assertThat(NucleusMeasure.of(false))
                .doesNotContain(NucleusMeasure.DAB_OD, NucleusMeasure.DAB_OD_UPPER)
                .hasSize(NucleusMeasure.values().length - 2);
        assertThat(NucleusMeasure.of(true)).containsExactly(NucleusMeasure.values());
    }

    @Test
    void aSinglePixelHasFiniteValues() {
        Nucleus nucleus = measure(rectangle(1, 1), 0.5);
        for (NucleusMeasure measure : NucleusMeasure.of(false)) {
            assertThat(nucleus.withConfidence(0.8).value(measure))
                    .as(measure.label())
                    .isFinite();
        }
    }

    private static Nucleus measure(ObjectMask mask, double pixelUm) {
        FloatImage stain = FloatImage.zeros(SIDE, SIDE);
        return new NucleusMeasurer(PixelSize.square(pixelUm)).measure(mask, stain, Optional.empty(), 0, 0);
    }

    private static ObjectMask rectangle(int width, int height) {
        boolean[] inside = new boolean[width * height];
        Arrays.fill(inside, true);
        return new ObjectMask(new Region(3, 4, width, height), inside);
    }

    /** Counter-clockwise on the screen, whose rows grow downwards. */
    private static ObjectMask ellipse(double a, double b, double degrees) {
        boolean[] inside = new boolean[SIDE * SIDE];
        double angle = Math.toRadians(degrees);
        for (int i = 0; i < inside.length; i++) {
            double x = i % SIDE - SIDE / 2.0;
            double y = SIDE / 2.0 - i / SIDE;
            double u = (x * Math.cos(angle) + y * Math.sin(angle)) / a;
            double v = (-x * Math.sin(angle) + y * Math.cos(angle)) / b;
            inside[i] = u * u + v * v <= 1;
        }
        return new ObjectMask(Region.ofSize(SIDE, SIDE), inside);
    }
}
