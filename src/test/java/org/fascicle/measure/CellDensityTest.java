package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.image.BinaryMask;
import org.fascicle.segment.ObjectMask;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

/** Nuclei of one pixel each on a grid of 5 um: a square of 500 um is 100 x 100 pixels, a cell of 125 um 25 x 25. */
class CellDensityTest {

    private static final PixelSize GRID = PixelSize.square(5);

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
        assertThat(density.distribution().orElseThrow()).isEqualTo(new CellDensity.Distribution(2, 400, 480, 800, 1120, 1200));
        assertThat(density.betweenSquares()).isEmpty();
        assertThat(density.category()).isEqualTo(DensityCategory.LOW);
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
            Region block = new Region(100 * square, 0, 100, 100);
            whole.add(block, BinaryMask.full(100, 100), nuclei);
            (square % 2 == 0 ? one : other).add(block, BinaryMask.full(100, 100), nuclei);
        }
        other.merge(one);
        assertThat(CellDensity.of(other)).isEqualTo(CellDensity.of(whole));
        assertThat(Pleomorphism.of(other)).isEqualTo(Pleomorphism.of(whole));
        assertThat(FascicleOrder.of(other)).isEqualTo(FascicleOrder.of(whole));
        assertThatIllegalArgumentException().isThrownBy(() -> other.merge(new NuclearTally(PixelSize.square(1), CellDensityOptions.defaults())));
    }

    /** 25, 50 and 75 um2 in equal parts and one giant of 400: median 50, 90th over 10th percentile 3. */
    @Test
    void pleomorphismIsTheSpreadOfAreaAndTheShareOfGiants() {
        List<Nucleus> nuclei = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            nuclei.add(nucleus(i % 90, i / 90, 25 * (1 + i % 3), 1.2, 0));
        }
        nuclei.add(nucleus(5, 5, 400, 1.2, 0));
        NuclearTally tally = tally();
        tally.add(new Region(0, 0, 100, 100), BinaryMask.full(100, 100), nuclei);
        Pleomorphism spread = Pleomorphism.of(tally).orElseThrow();
        assertThat(spread.medianAreaUm2()).isCloseTo(50, within(1.0));
        assertThat(spread.areaSpread()).isCloseTo(3, within(0.09));
        assertThat(spread.giants()).isEqualTo(new Proportion(1, 100));
    }

    /** In each cell all nuclei run one way, but every second cell at right angles: locally ordered, overall not. */
    @Test
    void crossingFasciclesAreOrderedLocallyAndNotOverall() {
        NuclearTally tally = tally();
        List<Nucleus> nuclei = new ArrayList<>();
        for (int cell = 0; cell < 4; cell++) {
            for (int i = 0; i < 20; i++) {
                nuclei.add(nucleus(25 * cell + i, 3, 50, 3, cell % 2 == 0 ? 179.9 : 90));
            }
        }
        tally.add(new Region(0, 0, 100, 100), BinaryMask.full(100, 100), nuclei);
        FascicleOrder order = FascicleOrder.of(tally).orElseThrow();
        assertThat(order.local()).isCloseTo(1, within(1e-5));
        assertThat(order.overall()).isCloseTo(0, within(0.01));
        assertThat(order.cells()).isEqualTo(4);
        assertThat(order.cellEdgeUm()).isEqualTo(125);
    }

    private static NuclearTally tally() {
        return new NuclearTally(GRID, CellDensityOptions.defaults());
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
