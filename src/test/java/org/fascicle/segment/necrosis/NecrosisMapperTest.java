package org.fascicle.segment.necrosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.provider.ValueSource;

/** Strips drawn in code: cellular tissue (2,500 nuclei per mm2), granular debris without nuclei, parallel fibres, glass. */
class NecrosisMapperTest {

    private static final SlideColour COLOUR = new SlideColour(
            StainKind.HE, 1, new WhitePoint(245, 245, 245), StainMatrix.defaultFor(StainKind.HE), "given");
    private static final int HEIGHT_UM = 640;
    private final NecrosisMapper mapper = new NecrosisMapper(NecrosisOptions.defaults());

    /** A strip of debris 384 um wide (6 squares) in 1,280 um: 30 %; the border is blurred over a square on either side. */
    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, 1.0})
    void measuresTheDrawnShareAtAnyPixelSize(double um) {
        NecrosisMap map = map(um, 1280, (x, y) -> x >= 512 && x < 896 ? debris(x, y) : cellular(x, y));

        double necrotic = map.area(NecrosisClass.NECROTIC).mm2();
        double viable = map.area(NecrosisClass.VIABLE).mm2();
        assertThat(necrotic / (necrotic + viable)).isCloseTo(0.30, within(0.05));
        assertThat(necrotic + viable).isCloseTo(1.28 * 0.64, within(0.001));
    }

    @Test
    void isSaneWhereAllIsViable() {
        NecrosisMap map = map(0.5, 640, NecrosisMapperTest::cellular);

        assertThat(map.area(NecrosisClass.NECROTIC).um2()).isZero();
        assertThat(map.area(NecrosisClass.VIABLE).mm2()).isCloseTo(0.64 * 0.64, within(0.001));
    }

    @Test
    void isSaneWhereAllIsNecrotic() {
        NecrosisMap map = map(0.5, 640, NecrosisMapperTest::debris);

        assertThat(map.area(NecrosisClass.VIABLE).um2()).isZero();
        assertThat(map.area(NecrosisClass.NECROTIC).mm2()).isCloseTo(0.64 * 0.64, within(0.001));
    }

    @Test
    void fibresAndGlassAreNoPartOfTheDenominator() {
        NecrosisMap map =
                map(0.5, 1280, (x, y) -> x < 640 ? fibres(x, y) : x < 960 ? cellular(x, y) : new double[] {0, 0});

        assertThat(map.area(NecrosisClass.NECROTIC).um2()).isZero();
        assertThat(map.area(NecrosisClass.STROMA).mm2()).isCloseTo(0.64 * 0.64, within(0.07 * 0.64));
        assertThat(map.area(NecrosisClass.SPARSE).mm2()).isCloseTo(0.32 * 0.64, within(0.001));
    }

    /** Three squares of 64 um, 0.012 mm2, lie below the least patch of 0.05 mm2. */
    @Test
    void takesBackPatchesBelowTheMinimumArea() {
        NecrosisMap map = map(0.5, 640, (x, y) -> Math.hypot(x - 320, y - 320) < 90 ? debris(x, y) : cellular(x, y));

        assertThat(map.area(NecrosisClass.NECROTIC).um2()).isZero();
    }

    @Test
    void weighsSquaresByTheirAnalysableArea() {
        RgbImage image = draw(0.5, 640, NecrosisMapperTest::cellular);
        BinaryMask part = BinaryMask.empty(image.width(), image.height());
        for (int i = 0; i < part.data().length; i++) {
            part.data()[i] = i % image.width() < 300;
        }

        NecrosisMap map = mapper.map(image, part, COLOUR, PixelSize.square(0.5));

        assertThat(map.area(NecrosisClass.VIABLE).um2()).isEqualTo(150.0 * 640);
        assertThat(map.classAt(map.columns() - 1, 0)).isEqualTo(NecrosisClass.OUTSIDE);
    }

    @Test
    void patchesPutTogetherAreSquaresOfTheWhole() {
        RgbImage image = draw(0.5, 640, NecrosisMapperTest::cellular);
        PixelSize pixel = PixelSize.square(0.5);
        int square = mapper.squarePx(pixel);
        NecrosisGrid.Builder grid = NecrosisGrid.over(image.width(), image.height(), square, pixel);
        for (int x = 0; x < image.width(); x += 4 * square) {
            Region patch = new Region(x, 0, Math.min(4 * square, image.width() - x), image.height());
            grid.put(
                    x,
                    0,
                    mapper.features(image.crop(patch), BinaryMask.full(patch.width(), patch.height()), COLOUR, pixel));
        }

        NecrosisMap map = mapper.classify(grid.build());

        assertThat(map.columns()).isEqualTo(10);
        assertThat(map.area(NecrosisClass.VIABLE).mm2()).isCloseTo(0.64 * 0.64, within(0.001));
        assertThat(map.mask(NecrosisClass.VIABLE, Region.ofSize(image.width(), image.height()))
                        .count())
                .isEqualTo(1280L * 1280);
    }

    @Test
    void refusesAPatchThatIsNotAlignedToSquares() {
        NecrosisGrid.Builder grid = NecrosisGrid.over(1000, 1000, 128, PixelSize.square(0.5));
        NecrosisFeatures patch = new NecrosisFeatures(1, 1, new float[NecrosisFeature.values().length][1]);

        assertThatThrownBy(() -> grid.put(100, 0, patch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not fit");
    }

    /** Amounts of haematoxylin and eosin at a place in um. */
    private interface Tissue {
        double[] at(double x, double y);
    }

    private static double[] cellular(double x, double y) {
        double nucleus = Math.hypot(x % 20 - 10, (y % 20 - 10) / 1.4);
        return new double[] {nucleus < 4 ? 0.6 : 0.08, 0.3 + 0.05 * Math.sin(0.7 * x) * Math.sin(0.8 * y)};
    }

    private static double[] debris(double x, double y) {
        double grain = Math.sin(1.3 * x + Math.sin(0.31 * y)) * Math.sin(1.1 * y + Math.sin(0.23 * x));
        return new double[] {0.08, 0.3 + 0.12 * grain};
    }

    private static double[] fibres(double x, double y) {
        return new double[] {0.05, 0.4 + 0.1 * Math.sin(1.2 * (x + 0.3 * y))};
    }

    private NecrosisMap map(double um, int widthUm, Tissue tissue) {
        RgbImage image = draw(um, widthUm, tissue);
        return mapper.map(image, BinaryMask.full(image.width(), image.height()), COLOUR, PixelSize.square(um));
    }

    private static RgbImage draw(double um, int widthUm, Tissue tissue) {
        RgbImage image = RgbImage.black((int) (widthUm / um), (int) (HEIGHT_UM / um));
        for (int y = 0, at = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++, at += 3) {
                double[] stains = tissue.at((x + 0.5) * um, (y + 0.5) * um);
                for (int channel = 0; channel < 3; channel++) {
                    double density = stains[0] * new double[] {0.65, 0.70, 0.29}[channel]
                            + stains[1] * new double[] {0.2159, 0.8012, 0.5581}[channel];
                    image.data()[at + channel] = (byte) Math.round(246 * Math.pow(10, -density) - 1);
                }
            }
        }
        return image;
    }
}
