package org.fascicle.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.fascicle.image.BinaryMask;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HotspotSearchTest {

    private static final PixelSize COARSE = PixelSize.square(20);
    private static final HotspotOptions OPTIONS = HotspotOptions.defaults();

    /** Means of the hottest window that were simulated independently, from Poisson counts on square tissue. */
    @ParameterizedTest
    @CsvSource({"5, 25, 11.0", "5, 100, 12.8", "5, 250, 13.8", "10, 25, 18.5", "10, 100, 20.8", "10, 250, 22.2"})
    void chanceAloneMakesTheHottestWindowAsHotAsPublishedSimulations(double mean, double mm2, double expected) {
        int edge = (int) Math.round(Math.sqrt(mm2) * 1000 / COARSE.xUm());
        List<PointUm> points =
                scatter((int) Math.round(mean * mm2 / 1.734), edge * COARSE.xUm(), edge * COARSE.yUm(), 3);

        HotspotResult result = HotspotSearch.find(points, BinaryMask.full(edge, edge), COARSE, OPTIONS);

        assertThat(result.uniformity().orElseThrow().expectedMaximum()).isCloseTo(expected, within(0.5));
        assertThat(result.medianCount()).isCloseTo(mean, within(1.0));
        assertThat(result.uniformity().orElseThrow().pValue()).isGreaterThan(0.01);
    }

    /** Thirty points in half a millimetre on 25 mm2 that else holds 50: chance gives 9 or so. */
    @ParameterizedTest
    @EnumSource(WindowShape.class)
    void findsACrowdThatChanceDoesNotExplain(WindowShape shape) {
        List<PointUm> points = new ArrayList<>(scatter(50, 5000, 5000, 1));
        scatter(30, 500, 500, 2).forEach(p -> points.add(new PointUm(3200 + p.x(), 1200 + p.y())));
        HotspotOptions options = new HotspotOptions(HotspotOptions.DEFAULT_WINDOW, shape, 330, 200, 1);

        HotspotResult result = HotspotSearch.find(points, BinaryMask.full(250, 250), COARSE, options);

        assertThat(points.subList(50, 80)).allMatch(result.hottest()::holds);
        assertThat(result.hottest().count())
                .isEqualTo(points.stream().filter(result.hottest()::holds).count());
        assertThat(result.hottest().analysable().mm2()).isCloseTo(1.734, within(0.001));
        assertThat(result.uniformity().orElseThrow().pValue()).isEqualTo(1 / 201.0);
    }

    /** Every second column of 100 um is glass, so a square must hold 2 x 1.734 mm2 in all: an edge of 1862 um. */
    @Test
    void windowGrowsUntilItHoldsItsAnalysableArea() {
        BinaryMask stripes = BinaryMask.empty(300, 300);
        for (int i = 0; i < stripes.data().length; i++) {
            stripes.data()[i] = i % 300 / 5 % 2 == 0;
        }

        HotspotResult result =
                HotspotSearch.find(List.of(new PointUm(2850, 3010), new PointUm(2950, 3010)), stripes, COARSE, OPTIONS);

        assertThat(result.hottest().count()).isEqualTo(1);
        assertThat(result.outsideCount()).isEqualTo(1);
        assertThat(2 * result.hottest().reachUm()).isCloseTo(1862, within(60.0));
        assertThat(result.hottest().analysable().mm2()).isCloseTo(1.734, within(0.001));
    }

    @Test
    void tissueSmallerThanTheWindowIsTakenWhole() {
        HotspotResult result = HotspotSearch.find(scatter(7, 1000, 1000, 1), BinaryMask.full(50, 50), COARSE, OPTIONS);

        assertThat(result.wholeTissue()).isTrue();
        assertThat(result.uniformity()).isEmpty();
        assertThat(result.hottest().count()).isEqualTo(7);
        assertThat(result.hottest().analysable()).isEqualTo(Area.ofMm2(1.0));
    }

    @Test
    void noPointsGiveACountOfNoneEverywhere() {
        HotspotResult result = HotspotSearch.find(List.of(), BinaryMask.full(250, 250), COARSE, OPTIONS);

        assertThat(result.hottest().count()).isZero();
        assertThat(result.uniformity().orElseThrow().pValue()).isEqualTo(1);
    }

    @Test
    void sameSeedSameResult() {
        List<PointUm> points = scatter(300, 5000, 5000, 9);
        BinaryMask tissue = BinaryMask.full(250, 250);

        assertThat(HotspotSearch.find(points, tissue, COARSE, OPTIONS))
                .isEqualTo(HotspotSearch.find(points, tissue, COARSE, OPTIONS));
    }

    @Test
    void refusesGlass() {
        assertThatThrownBy(() -> HotspotSearch.find(List.of(), BinaryMask.empty(9, 9), COARSE, OPTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no analysable tissue");
    }

    private static List<PointUm> scatter(int count, double widthUm, double heightUm, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PointUm> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new PointUm(random.nextDouble() * widthUm, random.nextDouble() * heightUm));
        }
        return points;
    }
}
