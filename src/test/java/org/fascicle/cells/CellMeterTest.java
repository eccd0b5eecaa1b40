package org.fascicle.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.OpticalDensity;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;

/** Squares of 12 x 12 pixels of 0.5 um on an even ground; a block of the grid that starts at (100, 200). */
class CellMeterTest {

    private static final Region BLOCK = new Region(100, 200, 120, 100);
    private static final PixelSize HALF = PixelSize.square(0.5);
    private static final int DARK = 60;
    private static final int GROUND = 200;
    private static final WhitePoint WHITE = new WhitePoint(240, 240, 240);

    private static ObjectMask square(int x, int y) {
        boolean[] inside = new boolean[144];
        Arrays.fill(inside, true);
        return new ObjectMask(new Region(x, y, 12, 12), inside);
    }

    private static double[][] features(ObjectMask... squares) {
        RgbImage pixels = RgbImage.black(BLOCK.width(), BLOCK.height());
        Arrays.fill(pixels.data(), (byte) GROUND);
        for (ObjectMask square : squares) {
            for (int y = square.bounds().y(); y < square.bounds().bottom(); y++) {
                for (int x = square.bounds().x(); x < square.bounds().right(); x++) {
                    int i = 3 * ((y - BLOCK.y()) * BLOCK.width() + x - BLOCK.x());
                    Arrays.fill(pixels.data(), i, i + 3, (byte) DARK);
                }
            }
        }
        FloatImage haematoxylin = FloatImage.zeros(BLOCK.width(), BLOCK.height());
        List<Nucleus> nuclei = Stream.of(squares)
                .map(mask ->
                        new NucleusMeasurer(HALF).measure(mask, haematoxylin, Optional.empty(), BLOCK.x(), BLOCK.y()))
                .toList();
        return new CellMeter(BLOCK, pixels, haematoxylin, WHITE, HALF).features(nuclei, BLOCK, any -> true);
    }

    private static double of(double[] features, CellFeature feature) {
        return features[feature.ordinal()];
    }

    @Test
    void aLoneSquareIsToldByItsShapeItsStainAndTheGround() {
        double dark = OpticalDensity.of(DARK, 240);
        double ground = OpticalDensity.of(GROUND, 240);
        double[] alone = features(square(150, 240))[0];
        assertThat(of(alone, CellFeature.AREA)).isCloseTo(Math.log(36), within(1e-9));
        assertThat(of(alone, CellFeature.ASPECT)).isCloseTo(0, within(1e-9));
        assertThat(of(alone, CellFeature.RED)).isCloseTo(dark, within(1e-6));
        assertThat(of(alone, CellFeature.RED_SD)).isCloseTo(0, within(1e-6));
        assertThat(of(alone, CellFeature.GREEN_OVER_RED)).isCloseTo(0, within(1e-6));
        assertThat(of(alone, CellFeature.RIM)).isCloseTo(0, within(1e-6));
        assertThat(of(alone, CellFeature.RING_GREEN)).isCloseTo(ground, within(1e-6));
        assertThat(of(alone, CellFeature.EDGE)).isCloseTo(dark - ground, within(1e-6));
        assertThat(of(alone, CellFeature.NEAREST)).isCloseTo(Math.log(20), within(1e-9));
        assertThat(of(alone, CellFeature.FAR_DENSITY)).isZero();
        assertThat(of(alone, CellFeature.LIKE_AREA)).isZero();
    }

    /** 16 pixels apart, 8 um; one to the right, one below. */
    @Test
    void neighboursAreCountedAndMeasured() {
        double[] middle = features(square(150, 240), square(166, 240), square(150, 256))[0];
        assertThat(of(middle, CellFeature.NEAREST)).isCloseTo(Math.log(8), within(1e-9));
        assertThat(of(middle, CellFeature.THIRD_NEAREST)).isCloseTo(Math.log(20), within(1e-9));
        assertThat(of(middle, CellFeature.NEAR_DENSITY)).isCloseTo(Math.log(3), within(1e-9));
        assertThat(of(middle, CellFeature.NEIGHBOUR_AREA_SPREAD)).isCloseTo(0, within(1e-9));
        assertThat(of(middle, CellFeature.LIKE_RED)).isCloseTo(0, within(1e-6));
    }

    /** Half of a circle around a nucleus at the block's edge was not looked at, so that one neighbour counts as two there. */
    @Test
    void aNucleusAtTheEdgeHasNoFewerNeighboursForThat() {
        double[] edge = features(square(100, 240), square(116, 240))[0];
        double inside = of(features(square(150, 240), square(166, 240))[0], CellFeature.NEAR_DENSITY);
        assertThat(of(edge, CellFeature.NEAR_DENSITY))
                .isGreaterThan(inside + 0.1)
                .isLessThan(Math.log(3.1));
    }

    /** The neighbour's dark pixels are no ground. */
    @Test
    void otherNucleiAreLeftOutOfTheRing() {
        double alone = of(features(square(150, 240))[0], CellFeature.RING_RED);
        double beside = of(features(square(150, 240), square(164, 240))[0], CellFeature.RING_RED);
        assertThat(beside).isCloseTo(alone, within(1e-6));
    }

    @Test
    void stainedTwiceAsStronglyOnlyDensitiesDouble() {
        double[] once = features(square(150, 240), square(166, 240))[0];
        double[] twice = CellFeature.stained(once, 2);
        assertThat(of(twice, CellFeature.RED)).isCloseTo(2 * of(once, CellFeature.RED), within(1e-9));
        assertThat(of(twice, CellFeature.EDGE)).isCloseTo(2 * of(once, CellFeature.EDGE), within(1e-9));
        assertThat(of(twice, CellFeature.AREA)).isEqualTo(of(once, CellFeature.AREA));
        assertThat(of(twice, CellFeature.NEAREST)).isEqualTo(of(once, CellFeature.NEAREST));
    }
}
