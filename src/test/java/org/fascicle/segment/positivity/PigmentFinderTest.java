package org.fascicle.segment.positivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blue stroma with squares of 30 x 30 pixels of known optical density, in noise of two grey levels. */
class PigmentFinderTest {

    private static final int SIDE = 200;
    private static final PixelSize HALF_UM = PixelSize.square(0.5);
    private static final WhitePoint WHITE = new WhitePoint(242, 240, 244);
    private static final SlideColour COLOUR = new SlideColour(StainKind.HDAB, 1, WHITE, StainMatrix.FIJI_HDAB, "given");
    private static final double[] STROMA = {0.10, 0.11, 0.04};
    private static final double[] DAB = {0.268, 0.570, 0.776};

    /** 30 x 30, and a pixel more on each side, over which density is averaged. */
    private static final long BROWN_PX = 32 * 32 - 4;

    private final double[][] density = new double[SIDE * SIDE][];

    PigmentFinderTest() {
        square(0, SIDE, STROMA, 1);
    }

    private void square(int corner, int edge, double[] od, double amount) {
        for (int i = 0; i < edge * edge; i++) {
            int at = (corner + i / edge) * SIDE + corner + i % edge;
            density[at] = new double[] {amount * od[0], amount * od[1], amount * od[2]};
        }
    }

    private PositivitySegmenter.Found found() {
        return found(Region.ofSize(SIDE, SIDE));
    }

    private PositivitySegmenter.Found found(Region part) {
        Random random = new Random(3);
        byte[] rgb = new byte[3 * SIDE * SIDE];
        int[] white = {242, 240, 244};
        for (int i = 0; i < rgb.length; i++) {
            double light = (white[i % 3] + 1) * Math.pow(10, -density[i / 3][i % 3]) - 1;
            rgb[i] = (byte) Math.max(0, Math.min(255, Math.round(light + 2 * random.nextGaussian())));
        }
        return PositivitySegmenter.find(
                new RgbImage(SIDE, SIDE, rgb).crop(part),
                HALF_UM,
                COLOUR,
                BinaryMask.full(part.width(), part.height()),
                DabBackground.NONE,
                PositivityOptions.defaults());
    }

    /** Carbon and formalin pigment take all colours alike, from pale dust to black; 900 pixels. */
    @ParameterizedTest
    @CsvSource({"0.45", "0.7", "1.0", "1.6"})
    void greyIsNotDab(double amount) {
        square(20, 30, new double[] {1, 1, 1}, amount);
        square(120, 30, DAB, 0.8);
        PositivitySegmenter.Found found = found();
        assertThat(found.notDab().grey().count()).isCloseTo(900, within(60L));
        assertThat(found.notDab().golden().count()).isLessThan(20);
        assertThat(found.positive().count()).isCloseTo(BROWN_PX, within(60L));
        assertThat(found.positive().get(35, 35)).isFalse();
        assertThat(found.positive().get(135, 135)).isTrue();
    }

    /** Haemosiderin lets nearly all red light through. */
    @ParameterizedTest
    @CsvSource({"0.10, 0.30, 0.95, 0.5", "0.15, 0.32, 0.93, 0.8", "0.10, 0.25, 0.96, 1.2"})
    void goldenIsNotDab(double red, double green, double blue, double amount) {
        square(20, 30, new double[] {red, green, blue}, amount);
        square(120, 30, DAB, 0.8);
        PositivitySegmenter.Found found = found();
        assertThat(found.notDab().golden().count()).isCloseTo(900, within(60L));
        assertThat(found.positive().count()).isCloseTo(BROWN_PX, within(60L));
    }

    /** DAB of any amount, alone and over haematoxylin, turned by three degrees either way, is never called pigment. */
    @ParameterizedTest
    @CsvSource({"0.25, 0", "0.8, 0", "1.2, 0.3", "0.4, 0.6", "2.5, 0.1", "1.2, 1.0"})
    void dabIsNoPigment(double dab, double haematoxylin) {
        double[][] turned = {{0.268, 0.570, 0.776}, {0.310, 0.560, 0.768}, {0.230, 0.575, 0.785}};
        for (int k = 0; k < 3; k++) {
            double[] od = new double[3];
            for (int c = 0; c < 3; c++) {
                od[c] = dab * turned[k][c] + haematoxylin * new double[] {0.650, 0.704, 0.286}[c];
            }
            square(20 + 60 * k, 30, od, 1);
        }
        PositivitySegmenter.Found found = found();
        assertThat(found.notDab().all().count()).isZero();
        assertThat(found.positive().count()).isGreaterThan(2000);
    }

    /** Brown melanin takes red, green and blue as 0.41 to 0.58 to 0.70: as DAB over haematoxylin does. It cannot be told. */
    @Test
    void brownMelaninIsNotTold() {
        square(20, 30, new double[] {0.41, 0.58, 0.70}, 0.9);
        assertThat(found().notDab().all().count()).isZero();
        assertThat(found().positive().get(35, 35)).isTrue();
    }

    /** A dense blue nucleus lets as little red light through as carbon, and is neither. */
    @Test
    void aDenseBlueNucleusIsNoPigment() {
        square(20, 30, new double[] {0.650, 0.704, 0.286}, 1.8);
        assertThat(found().notDab().all().count()).isZero();
        assertThat(found().positive().count()).isZero();
    }

    /** The middle of a block with its context equals the middle of the whole. */
    @Test
    void aBlockWithItsHaloGivesTheSameAsTheWhole() {
        Random random = new Random(9);
        double[][] kinds = {{1, 1, 1}, {0.1, 0.3, 0.95}, DAB, {0.65, 0.70, 0.29}};
        for (int i = 0; i < 60; i++) {
            square(random.nextInt(185), 4 + random.nextInt(10), kinds[i % 4], 1.5 * random.nextDouble());
        }
        Region core = new Region(70, 70, 60, 60);
        NotDab whole = found().notDab().crop(core);
        NotDab block = found(core.grow(48)).notDab().crop(new Region(48, 48, 60, 60));
        assertThat(whole.grey().count()).isPositive();
        assertThat(whole.golden().count()).isPositive();
        assertThat(block.grey().data()).isEqualTo(whole.grey().data());
        assertThat(block.golden().data()).isEqualTo(whole.golden().data());
    }
}
