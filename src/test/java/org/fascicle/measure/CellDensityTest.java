package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

/**
 * Nuclei of one pixel each on a grid of 5 um: a square of 500 um is 100 x 100 pixels. Cells have 13 pixels, so that their
 * edges and those of squares do not meet.
 */
class CellDensityTest {

    private static final PixelSize GRID = PixelSize.square(5);
    private static final int CELL_PX = 13;

    /** Two squares of 0.25 mm2, one with 100 nuclei, one with 300: 400 on 0.5 mm2, squares of 400 and 1200 per mm2. */
    @Test
    void densityIsNucleiOverAnalysableTissueInAllAndBySquare() {
        NuclearTally tally = tally();
        tally.add(new Region(0, 0, 200, 100), BinaryMask.full(200, 100), join(nuclei(100, 0), nuclei(300, 100)));
        CellDensity density = CellDensity.of(tally).orElseThrow();
        assertThat(density.overall().count()).isEqualTo(400);
        assertThat(density.overall().area().mm2()).isCloseTo(0.5, within(1e-12));
        assertThat(density.overall().perMm2()).isCloseTo(800, within(1e-9));
        assertThat(density.squares()).extracting(CellDensity.Square::perMm2).containsExactly(400.0, 1200.0);
        assertThat(density.squares().get(1).place()).isEqualTo(new Region(100, 0, 100, 100));
        assertThat(density.distribution().orElseThrow())
                .isEqualTo(new CellDensity.Distribution(2, 400, 480, 800, 1120, 1200));
        assertThat(density.betweenSquares()).isEmpty();
        assertThat(density.category()).isEmpty();
    }

    /** 400 nuclei per mm2: a word only by cut-offs that someone gave; a cut-off itself belongs to the class above it. */
    @Test
    void aCategoryNeedsCutOffs() {
        assertThat(categoryBy(401, 900)).contains(DensityCategory.LOW);
        assertThat(categoryBy(400, 900)).contains(DensityCategory.MODERATE);
        assertThat(categoryBy(100, 400)).contains(DensityCategory.HIGH);
        assertThatIllegalArgumentException().isThrownBy(() -> new DensityCuts(900, 400));
        assertThatIllegalArgumentException().isThrownBy(() -> new DensityCuts(0, 400));
    }

    private static Optional<DensityCategory> categoryBy(double low, double high) {
        NuclearTally tally =
                new NuclearTally(GRID, CELL_PX, CellDensityOptions.defaults().withCuts(new DensityCuts(low, high)));
        tally.add(new Region(0, 0, 100, 100), BinaryMask.full(100, 100), nuclei(100, 0));
        return CellDensity.of(tally).orElseThrow().category();
    }

    /** Columns 91 to 103 are one cell, cut by the edge between two squares at 100: its 9 and 4 columns go, and its nuclei. */
    @Test
    void aCellLeftOutIsMissingFromEverySquareThatItReachesInto() {
        NuclearTally tally = tally();
        tally.add(
                new Region(0, 0, 200, 13),
                BinaryMask.full(200, 13),
                List.of(
                        nucleus(90, 0, 50, 2, 0),
                        nucleus(91, 0, 300, 2, 0),
                        nucleus(103, 12, 300, 2, 0),
                        nucleus(104, 12, 50, 2, 0)));
        NuclearTally rest = tally.without((column, row) -> column == 7);
        CellDensity density = CellDensity.of(rest).orElseThrow();
        assertThat(density.squares())
                .extracting(square -> square.nuclei().count())
                .containsExactly(1L, 1L);
        assertThat(density.squares())
                .extracting(square -> square.nuclei().area().um2())
                .containsExactly(91 * 13 * 25.0, 96 * 13 * 25.0);
        assertThat(Pleomorphism.of(rest).orElseThrow().giants().count()).isZero();
        assertThat(Pleomorphism.of(rest).orElseThrow().areaVariation()).isZero();
        assertThat(Pleomorphism.of(tally).orElseThrow().giants().count()).isEqualTo(2);
        assertThat(CellDensity.of(tally.without((column, row) -> true))).isEmpty();
    }

    /** Glass is no denominator: with half of the square analysable the density doubles. */
    @Test
    void onlyAnalysableTissueIsTheDenominator() {
        BinaryMask left = BinaryMask.empty(100, 100);
        for (int i = 0; i < left.data().length; i++) {
            left.data()[i] = i % 100 < 50;
        }
        NuclearTally tally = tally();
        tally.add(new Region(0, 0, 100, 100), left, nuclei(50, 0));
        assertThat(CellDensity.of(tally).orElseThrow().overall().perMm2()).isCloseTo(400, within(1e-9));
    }

    @Test
    void withoutTissueThereIsNoDensity() {
        NuclearTally tally = tally();
        tally.add(new Region(0, 0, 10, 10), BinaryMask.empty(10, 10), List.of());
        assertThat(CellDensity.of(tally)).isEmpty();
        assertThat(Pleomorphism.of(tally)).isEmpty();
        assertThat(FascicleOrder.of(tally)).isEmpty();
    }

    /** Five equal squares do not differ: the interval between squares has no width. */
    @Test
    void evenTissueHasNoSpreadBetweenSquares() {
        NuclearTally tally = tally();
        for (int square = 0; square < 5; square++) {
            tally.add(new Region(100 * square, 0, 100, 100), BinaryMask.full(100, 100), nuclei(25, 100 * square));
        }
        Interval between = CellDensity.of(tally).orElseThrow().betweenSquares().orElseThrow();
        assertThat(between.lower()).isCloseTo(100, within(1e-9));
        assertThat(between.upper()).isCloseTo(100, within(1e-9));
    }

    @Test
    void mergedTalliesEqualOneTallyInAnyOrder() {
        NuclearTally whole = tally();
        NuclearTally one = tally();
        NuclearTally other = tally();
        for (int square = 0; square < 6; square++) {
            List<Nucleus> nuclei = nuclei(10 + 7 * square, 100 * square);
            Region patch = new Region(100 * square, 0, 100, 100);
            whole.add(patch, BinaryMask.full(100, 100), nuclei);
            (square % 2 == 0 ? one : other).add(patch, BinaryMask.full(100, 100), nuclei);
        }
        NuclearTally reverse = tally();
        reverse.merge(one);
        reverse.merge(other);
        other.merge(one);
        assertThat(Pleomorphism.of(reverse)).isEqualTo(Pleomorphism.of(whole));
        assertThat(FascicleOrder.of(reverse)).isEqualTo(FascicleOrder.of(whole));
        assertThat(CellDensity.of(other)).isEqualTo(CellDensity.of(whole));
        assertThat(Pleomorphism.of(other)).isEqualTo(Pleomorphism.of(whole));
        assertThat(FascicleOrder.of(other)).isEqualTo(FascicleOrder.of(whole));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        other.merge(new NuclearTally(PixelSize.square(1), CELL_PX, CellDensityOptions.defaults())));
    }

    /**
     * 33 each of 25, 50 and 75 um2 and one giant of 400 on 0.25 mm2: median 50, 90th over 10th percentile 3. Mean 53.5, mean
     * square (33 x (625 + 2500 + 5625) + 160000) / 100 = 4487.5, variance 4487.5 - 2862.25 = 1625.25.
     */
    @Test
    void pleomorphismIsTheSpreadOfAreaAndTheGiants() {
        List<Nucleus> nuclei = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            nuclei.add(nucleus(i % 90, i / 90, 25 * (1 + i % 3), 1.2, 0));
        }
        nuclei.add(nucleus(5, 5, 400, 1.2, 0));
        Pleomorphism spread = Pleomorphism.of(oneSquare(nuclei)).orElseThrow();
        assertThat(spread.nuclei()).isEqualTo(100);
        assertThat(spread.medianAreaUm2()).isBetween(50 / LogBins.RATIO, 50 * LogBins.RATIO);
        assertThat(spread.areaSpread()).isBetween(3 / LogBins.RATIO, 3 * LogBins.RATIO);
        assertThat(spread.medianAspect()).isBetween(1.2 / LogBins.RATIO, 1.2 * LogBins.RATIO);
        assertThat(spread.areaVariation()).isCloseTo(Math.sqrt(1625.25) / 53.5, within(1e-9));
        assertThat(spread.giants().count()).isEqualTo(1);
        assertThat(spread.giants().perMm2()).isCloseTo(4, within(1e-9));
    }

    /** Areas 20, 20.1, ... 219.9 as often: the median is 120 and the 90th percentile 200, the 10th 40; full bins tell them to 1 %. */
    @Test
    void evenlyFilledBinsTellPercentilesFinerThanTheirWidth() {
        List<Nucleus> nuclei = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            nuclei.add(nucleus(i % 100, i / 100, 20 + 0.1 * i, 1.2, 0));
        }
        Pleomorphism spread = Pleomorphism.of(oneSquare(nuclei)).orElseThrow();
        assertThat(spread.medianAreaUm2()).isCloseTo(120, within(1.2));
        assertThat(spread.areaSpread()).isCloseTo(5, within(0.05));
    }

    /** Round nuclei (aspect 1.4) have no direction and do not disturb. */
    @Test
    void parallelNucleiHaveCoherenceOne() {
        FascicleOrder order = FascicleOrder.of(oneSquare(
                        directed(100, i -> i % 2 == 0 ? 179.9 : 0.1, 3), directed(50, i -> 90, 1.4)))
                .orElseThrow();
        assertThat(order.median().orElseThrow()).isCloseTo(1, within(1e-4));
        assertThat(order.neighbours().orElseThrow()).isCloseTo(1, within(1e-4));
        assertThat(order.squares()).isEqualTo(1);
        assertThat(order.elongated()).isEqualTo(new Proportion(100, 150));
    }

    /** Doubled angles of 20 and 110 degrees are opposite: their sum is nothing, and so is what is left after chance. */
    @Test
    void twoFamiliesAtRightAnglesHaveNone() {
        FascicleOrder order = FascicleOrder.of(oneSquare(directed(100, i -> i % 2 == 0 ? 20 : 110, 3)))
                .orElseThrow();
        assertThat(order.median()).hasValue(0);
    }

    /** Two families 60 degrees apart: doubled angles 120 apart, R = cos 60 = 1/2, and (100 / 4 - 1) / 99 = 0.2424 of R squared is left. */
    @Test
    void twoFamiliesAtSixtyDegreesHaveHalf() {
        FascicleOrder order = FascicleOrder.of(oneSquare(directed(100, i -> i % 2 == 0 ? 20 : 80, 3)))
                .orElseThrow();
        assertThat(order.median().orElseThrow()).isCloseTo(Math.sqrt(24.0 / 99), within(1e-5));
    }

    /**
     * For n directions by chance n R2 is exponential with mean 1 (n large): R alone would be about sqrt(pi / 4 n) = 0.09, but
     * n R2 - 1 is below 0 in 1 - 1/e = 63 % of squares, so the median is 0; and over all pairs the mean cosine is 0 with a
     * standard error of 1 / sqrt(pairs).
     */
    @Test
    void directionsByChanceHaveNone() {
        Random random = new Random(5);
        NuclearTally tally = tally();
        for (int square = 0; square < 101; square++) {
            List<Nucleus> nuclei = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                nuclei.add(nucleus(100 * square + i, 3, 50, 3, 180 * random.nextDouble()));
            }
            tally.add(new Region(100 * square, 0, 100, 100), BinaryMask.full(100, 100), nuclei);
        }
        FascicleOrder order = FascicleOrder.of(tally).orElseThrow();
        assertThat(order.squares()).isEqualTo(101);
        assertThat(order.median()).hasValue(0);
        // 13 nuclei in most cells: about 101 x 100 x 11 pairs, three standard errors of the mean cosine are 0.01, its
        // root 0.1
        assertThat(order.neighbours().orElseThrow()).isLessThan(0.1);
    }

    /** Bands of one cell's width (13 columns), every second at right angles: neighbours agree, the square as a whole does not. */
    @Test
    void crossingFasciclesAreOrderedAmongNeighboursOnly() {
        FascicleOrder order = FascicleOrder.of(oneSquare(directed(52, i -> i / 13 % 2 == 0 ? 0 : 90, 3)))
                .orElseThrow();
        assertThat(order.neighbours().orElseThrow()).isCloseTo(1, within(1e-5));
        assertThat(order.median()).hasValue(0);
    }

    @Test
    void tooFewElongatedNucleiTellNoCoherence() {
        FascicleOrder order =
                FascicleOrder.of(oneSquare(directed(29, i -> 0, 3))).orElseThrow();
        assertThat(order.median()).isEmpty();
        assertThat(order.squares()).isZero();
        assertThat(FascicleOrder.of(oneSquare(directed(30, i -> 0, 3)))
                        .orElseThrow()
                        .median()
                        .orElseThrow())
                .isCloseTo(1, within(1e-9));
    }

    /** 49 of 100 rows are tissue: such a square is in neither the distribution of densities nor the coherence. */
    @Test
    void aSquareOfLittleTissueIsComparedWithNone() {
        NuclearTally tally = oneSquare(directed(100, i -> 0, 3));
        List<Nucleus> beside = directed(100, i -> 0, 3).stream()
                .map(one -> nucleus((int) one.x() + 100, 3, 50, 3, 0))
                .toList();
        tally.add(new Region(100, 0, 100, 49), BinaryMask.full(100, 49), beside);
        assertThat(FascicleOrder.of(tally).orElseThrow().squares()).isEqualTo(1);
        assertThat(CellDensity.of(tally)
                        .orElseThrow()
                        .distribution()
                        .orElseThrow()
                        .squares())
                .isEqualTo(1);
    }

    @SafeVarargs
    private static NuclearTally oneSquare(List<Nucleus>... nuclei) {
        NuclearTally tally = tally();
        tally.add(
                new Region(0, 0, 100, 100),
                BinaryMask.full(100, 100),
                Stream.of(nuclei).flatMap(List::stream).toList());
        return tally;
    }

    /** One nucleus a column, along row 3. */
    private static List<Nucleus> directed(int count, IntToDoubleFunction degrees, double aspect) {
        return IntStream.range(0, count)
                .mapToObj(i -> nucleus(i, 3, 50, aspect, degrees.applyAsDouble(i)))
                .toList();
    }

    private static NuclearTally tally() {
        return new NuclearTally(GRID, CELL_PX, CellDensityOptions.defaults());
    }

    /** Nuclei of all directions and some sizes, row by row in the square whose left column is given. */
    private static List<Nucleus> nuclei(int count, int left) {
        List<Nucleus> nuclei = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nuclei.add(nucleus(left + i % 50, i / 50, 30 + i % 40, 1 + i % 3, 17 * i % 180));
        }
        return nuclei;
    }

    private static List<Nucleus> join(List<Nucleus> one, List<Nucleus> other) {
        List<Nucleus> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static Nucleus nucleus(int x, int y, double area, double aspect, double degrees) {
        double[] values = new double[NucleusMeasure.values().length];
        values[NucleusMeasure.AREA.ordinal()] = area;
        values[NucleusMeasure.ASPECT_RATIO.ordinal()] = aspect;
        values[NucleusMeasure.ORIENTATION.ordinal()] = degrees;
        return new Nucleus(new ObjectMask(new Region(x, y, 1, 1), new boolean[] {true}), values);
    }
}
