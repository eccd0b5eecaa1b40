package org.fascicle.stain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fascicle.image.RgbImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Drawn sections of two dyes each: pale counterstained ground (density 0.05), round nuclei of haematoxylin (0.5), a second dye on a third
 * of the nuclei or on all of the ground. The dyes are those of Fiji's Colour Deconvolution.
 */
class OtherStainTest {

    private static final WhitePoint WHITE = new WhitePoint(243, 243, 243);
    private static final double[] HAEMATOXYLIN = {0.650, 0.704, 0.286};
    private static final int SIDE = 300;

    @ParameterizedTest
    @CsvSource({
        // the dye's vector, where it lies, whether the stain is known
        "Fast Red, 0.214, 0.851, 0.478, nuclei, false",
        "AEC, 0.274, 0.680, 0.680, nuclei, false",
        "PAS, 0.175, 0.972, 0.154, nuclei, false",
        "DAB, 0.268, 0.570, 0.776, nuclei, true",
        "eosin, 0.093, 0.954, 0.283, ground, true",
        "methyl blue, 0.800, 0.591, 0.105, ground, false",
        "light green, 0.948, 0.254, 0.195, ground, false",
        "nothing, 0.650, 0.704, 0.286, nuclei, true"
    })
    void aStainIsKnownByItsHueAndByWhereItLies(
            String name, double red, double green, double blue, String where, boolean known) {
        RgbImage section = section(new double[] {red, green, blue}, where.equals("ground"));
        assertThat(OtherStain.seen(List.of(section), WHITE).isEmpty()).as(name).isEqualTo(known);
    }

    private static RgbImage section(double[] dye, boolean onGround) {
        RgbImage image = RgbImage.black(SIDE, SIDE);
        Random noise = new Random(4);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            boolean nucleus = Math.hypot(x % 30 - 15, y % 30 - 15) < 8;
            boolean marked = onGround ? !nucleus : nucleus && (x / 30 + y / 30) % 3 == 0;
            double haematoxylin = nucleus ? marked ? 0.15 : 0.5 : 0.05;
            for (int channel = 0; channel < 3; channel++) {
                double od = haematoxylin * HAEMATOXYLIN[channel] + (marked ? onGround ? 0.35 : 0.6 : 0) * dye[channel];
                double intensity = 244 * Math.pow(10, -od) - 1 + noise.nextGaussian();
                image.data()[3 * i + channel] = (byte) Math.max(0, Math.min(255, Math.round(intensity)));
            }
        }
        return image;
    }
}
