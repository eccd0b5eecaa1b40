package org.fascicle.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fascicle.image.DrawnArea;
import org.fascicle.register.DisplacementField.Displacement;
import org.fascicle.space.Affine;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

/** A section turned by 30 degrees, mirrored, twice as fine, and bent by up to 40 pixels. */
class SectionMapTest {

    private static final SectionMap BENT = new SectionMap(
            Affine.ofShift(300, -200)
                    .after(Affine.ofTurn(30, 1000, 1000))
                    .after(Affine.ofMirror(2000))
                    .after(Affine.ofScale(0.5)),
            new DisplacementField(
                    400, List.of(new Displacement(800, 700, 40, -20), new Displacement(1500, 1200, -30, 35))));

    @Test
    void thereAndBackIsTheSamePlace() {
        for (double[] place : new double[][] {{0, 0}, {800, 700}, {1100, 900}, {1500, 1200}, {4000, 100}}) {
            double[] there = BENT.toMoving(place[0], place[1]);
            assertThat(BENT.toFixed(there[0], there[1])).containsExactly(place, within(1e-6));
        }
    }

    /** A square of 600 pixels covers four times its 360,000 on the section of twice as many, but for the bending; back, its own. */
    @Test
    void anAreaIsCarriedThereAndBack() {
        DrawnArea square = new DrawnArea(List.of(
                new double[] {500, 400, 1100, 400, 1100, 1000, 500, 1000},
                new double[] {700, 600, 800, 600, 800, 700, 700, 700}));
        DrawnArea there = BENT.toMoving(square);
        double pixels = 600 * 600 - 100 * 100;
        assertThat(count(there)).isCloseTo((long) (4 * pixels), within((long) (0.5 * pixels)));
        assertThat(there.parts().get(0).get(0).length / 2)
                .as("edges longer than half the deformation's reach are carried in pieces")
                .isEqualTo(12);
        DrawnArea back = BENT.toFixed(there);
        assertThat(back.edges()).containsExactly(new double[] {500, 400, 1100, 1000}, within(3.0));
        assertThat(count(back)).isCloseTo((long) pixels, within(3000L));
    }

    /** QuPath's corners count from a pixel's edge: the first pixel of a section is mirrored to the last as a whole. */
    @Test
    void pixelsAreCarriedWhole() {
        SectionMap mirrored = new SectionMap(Affine.ofMirror(10), DisplacementField.NONE);
        DrawnArea pixel = new DrawnArea(List.of(new double[] {0, 0, 1, 0, 1, 1, 0, 1}));
        assertThat(mirrored.toMoving(pixel).edges()).containsExactly(9, 0, 10, 1);
    }

    private static long count(DrawnArea area) {
        return area.on(new Region(-6000, -6000, 12_000, 12_000), 1).count();
    }
}
