package org.fascicle.stain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.fascicle.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Amounts mixed into colours come back from them. */
class StainSeparationTest {

    private static final WhitePoint WHITE = new WhitePoint(243, 240, 246);

    static Stream<SlideColour> publishedColours() {
        return Stream.of(
                colour(StainKind.HE, StainMatrix.FIJI_HE),
                colour(StainKind.HDAB, StainMatrix.FIJI_HDAB),
                colour(StainKind.HE, StainMatrix.QUPATH_HE),
                colour(StainKind.HDAB, StainMatrix.QUPATH_HDAB));
    }

    private static SlideColour colour(StainKind kind, StainMatrix stains) {
        return new SlideColour(kind, 1, WHITE, stains, "given");
    }

    /**
     * An intensity I rounded by at most 1/2 has a density wrong by at most 0.5 / ((I + 1) ln 10). The amounts here keep I
     * above 40, so that a channel errs by at most 0.0053; the inverse of the least favourable of these matrices (36 degrees
     * between its stains) sums to below 3.4 along a row, hence 0.018.
     */
    @ParameterizedTest
    @MethodSource("publishedColours")
    void amountsComeBackWithinRounding(SlideColour colour) {
        RgbImage image = mixed(colour, 21);
        StainPlanes planes = StainSeparation.separate(image, colour);
        for (int second = 0; second < 21; second++) {
            for (int first = 0; first < 21; first++) {
                assertThat((double) planes.haematoxylin().get(first, second)).isCloseTo(amount(first), within(0.018));
                assertThat((double) planes.second().get(first, second)).isCloseTo(amount(second), within(0.018));
                assertThat((double) planes.residual().get(first, second)).isCloseTo(0, within(0.018));
            }
        }
    }

    private static double amount(int step) {
        return 0.025 * step;
    }

    /** Pixel (x, y) holds amount(x) of the first and amount(y) of the second stain. */
    private static RgbImage mixed(SlideColour colour, int steps) {
        RgbImage image = RgbImage.black(steps, steps);
        StainVector a = colour.stains().first();
        StainVector b = colour.stains().second();
        for (int y = 0; y < steps; y++) {
            for (int x = 0; x < steps; x++) {
                int k = 3 * (y * steps + x);
                image.data()[k] = intensity(WHITE.red(), amount(x) * a.red() + amount(y) * b.red());
                image.data()[k + 1] = intensity(WHITE.green(), amount(x) * a.green() + amount(y) * b.green());
                image.data()[k + 2] = intensity(WHITE.blue(), amount(x) * a.blue() + amount(y) * b.blue());
            }
        }
        return image;
    }

    private static byte intensity(double white, double density) {
        return (byte) Math.round((white + 1) * Math.pow(10, -density) - 1);
    }

    @Test
    void densityFollowsItsFormula() {
        assertThat(OpticalDensity.of(255, 255)).isZero();
        assertThat(OpticalDensity.of(24.6, 255)).isCloseTo(1, within(1e-12));
        assertThat(OpticalDensity.of(0, 255)).isCloseTo(Math.log10(256), within(1e-12));
        assertThat(OpticalDensity.of(250, 240)).isZero();
    }

    /** Amounts of 0.5 lie 0.2 above 0.3, of which a tenth remains. */
    @Test
    void aBrownNucleusIsAsDarkAsABlueOneInTheNuclearPlane() {
        SlideColour colour = colour(StainKind.HDAB, StainMatrix.FIJI_HDAB);
        RgbImage image = mixed(colour, 21);
        float blue = new StainSeparation(colour).nuclear(image).get(20, 0);
        float brown = new StainSeparation(colour).nuclear(image).get(0, 20);
        assertThat(brown).isCloseTo(blue, within(0.003f)).isCloseTo(0.32f, within(0.003f));
    }

    /** An intensity of 40, rounded by a half and lit up sixfold, is wrong by 3; the separation's own rounding adds as much. */
    @ParameterizedTest
    @MethodSource("publishedColours")
    void withoutTheSecondStainTheFirstIsLeft(SlideColour colour) {
        RgbImage mixed = mixed(colour, 21);
        byte[] cleared = new StainSeparation(colour).withoutSecond(mixed).data();
        for (int y = 0; y < 21; y++) {
            for (int k = 0; k < 3 * 21; k++) {
                assertThat(cleared[3 * 21 * y + k] & 0xff).isCloseTo(mixed.data()[k] & 0xff, within(6));
            }
        }
    }

    @Test
    void theCallersArrayMustFit() {
        StainSeparation separation = new StainSeparation(colour(StainKind.HE, StainMatrix.FIJI_HE));
        assertThatThrownBy(() -> separation.haematoxylin(RgbImage.black(4, 4), new float[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16");
    }
}
