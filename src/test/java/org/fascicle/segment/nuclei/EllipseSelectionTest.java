package org.fascicle.segment.nuclei;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.fascicle.raster.ReadingOrder;
import org.junit.jupiter.api.Test;

/** Nuclei of one half-width, hills of their distance to the edge; pixels of 0.5 um. */
class EllipseSelectionTest {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 60;
    private static final double PIXEL_UM = 0.5;

    /** Two hilltops, 40 pixels long, 8 wide and dented to 5.6 in the middle: a spindle. */
    @Test
    void aLongNucleusWithADentStaysWhole() {
        assertThat(seeds(20, x -> x * x > 400 ? 0 : 4 - 1.2 * Math.exp(-x * x / 8)))
                .isEqualTo(1);
    }

    /** Two discs of radius 8 that overlap a little: 31 pixels long, 16 wide, a neck of 6. */
    @Test
    void twoRoundNucleiThatTouchAreTwo() {
        assertThat(seeds(16, x -> Math.sqrt(Math.max(0, 64 - (Math.abs(x) - 7.5) * (Math.abs(x) - 7.5)))))
                .isEqualTo(2);
    }

    private static int seeds(int half, DoubleUnaryOperator halfWidth) {
        boolean[] mask = new boolean[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double along = x - WIDTH / 2.0;
                mask[y * WIDTH + x] =
                        Math.abs(along) <= half && Math.abs(y - HEIGHT / 2.0) < halfWidth.applyAsDouble(along);
            }
        }
        int[] contrast = new int[mask.length];
        LocalThreshold none = LocalThreshold.of(contrast, WIDTH, HEIGHT, 10, 20, 1);
        ClassicNucleusOptions options = ClassicNucleusOptions.defaults();
        byte[] hills = new NuclearSurface(contrast, none, WIDTH, HEIGHT, PIXEL_UM, options).over(mask, 0);
        return ReadingOrder.highest(EllipseSelection.seeds(hills, WIDTH, HEIGHT, PIXEL_UM, options));
    }
}
