package org.fascicle.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.phantom.Phantom;
import org.fascicle.phantom.Phantoms;
import org.fascicle.phantom.Truth;
import org.fascicle.segment.nuclei.ClassicNucleusSegmenter;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKindChoice;
import org.fascicle.stain.StainSeparation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a giant cell to the rule, on square nuclei of 8 um at 1 um a pixel, and on drawn tissue. */
class GiantCellFinderTest {

    private static final int SIDE = 120;
    private static final int NUCLEUS = 8;
    private static final double REACH_UM = 12;

    /** Columns and rows of nuclei from (40, 40) with this gap between them. */
    private static List<ObjectMask> block(int columns, int rows, int gap) {
        List<ObjectMask> nuclei = new ArrayList<>();
        for (int i = 0; i < columns * rows; i++) {
            nuclei.add(nucleus(40 + i % columns * (NUCLEUS + gap), 40 + i / columns * (NUCLEUS + gap)));
        }
        return nuclei;
    }

    private static ObjectMask nucleus(int x, int y) {
        boolean[] inside = new boolean[NUCLEUS * NUCLEUS];
        Arrays.fill(inside, true);
        return new ObjectMask(new Region(x, y, NUCLEUS, NUCLEUS), inside);
    }

    /** @param body eosin of the square from 36 to 84
     *  @param around eosin of the rest */
    private static List<GiantCell> find(List<ObjectMask> nuclei, double body, double around) {
        FloatImage eosin = FloatImage.zeros(SIDE, SIDE);
        for (int i = 0; i < eosin.data().length; i++) {
            boolean inside = i % SIDE >= 36 && i % SIDE < 84 && i / SIDE >= 36 && i / SIDE < 84;
            eosin.data()[i] = (float) (inside ? body : around);
        }
        return new GiantCellFinder(PixelSize.square(1), GiantCellOptions.defaults())
                .find(nuclei, Region.ofSize(SIDE, SIDE), part -> crop(eosin, part));
    }

    private static FloatImage crop(FloatImage image, Region part) {
        FloatImage crop = FloatImage.zeros(part.width(), part.height());
        for (int i = 0; i < crop.data().length; i++) {
            crop.data()[i] = image.get(part.x() + i % part.width(), part.y() + i / part.width());
        }
        return crop;
    }

    /** Nine nuclei in a square 3 um apart have their middle at 40 + 15 - 0.5. */
    @Test
    void aTightGroupInABodyOfItsOwnIsOne() {
        List<GiantCell> found = find(block(3, 3, 3), 0.45, 0.3);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).nuclei()).isEqualTo(9);
        assertThat(found.get(0).x()).isEqualTo(54.5);
        // centres 11 apart have the variance 242 / 3, the pixels of a nucleus 63 / 12, along both axes; the ellipse's
        // area is 4 pi times their sum
        assertThat(found.get(0).areaUm2()).isCloseTo(4 * Math.PI * (242 / 3.0 + 63 / 12.0), within(1e-6));
    }

    /** Each misses by one thing: too few, too far apart, a row, a paler body, glass around, a cleft inside. */
    @Test
    void whatLacksOneThingIsNone() {
        assertThat(find(block(2, 2, 3), 0.45, 0.3)).isEmpty();
        assertThat(find(block(3, 3, 5), 0.45, 0.3)).isEmpty();
        assertThat(find(block(5, 1, 3), 0.45, 0.3)).isEmpty();
        assertThat(find(block(3, 3, 3), 0.25, 0.3)).isEmpty();
        assertThat(find(block(3, 3, 3), 0.45, 0.01)).isEmpty();
        assertThat(find(block(3, 3, 3), 0.04, 0.03)).isEmpty();
    }

    /** The same nine nuclei with others 5 um off all around them: a dense place, not a cell. */
    @Test
    void aDensePlaceIsNone() {
        List<ObjectMask> nuclei = block(3, 3, 3);
        for (int i = 0; i < 6; i++) {
            nuclei.add(nucleus(24 + 11 * i, 25));
            nuclei.add(nucleus(24 + 11 * i, 75));
            nuclei.add(nucleus(27, 25 + 11 * i));
            nuclei.add(nucleus(75, 25 + 11 * i));
        }
        assertThat(find(nuclei, 0.45, 0.3)).noneMatch(cell -> cell.nuclei() == 9);
    }

    /**
     * Four times four drawn giant cells among 2,500 spindle nuclei per mm2 on 0.16 mm2 each; no figure of the rule was chosen on these
     * seeds. Some nuclei come so near to others, or lie so far apart in their cell, that the rule must miss the cell.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5})
    void mostDrawnGiantCellsAreFoundAndNothingElse(double um) {
        int side = (int) (400 / um);
        long hit = 0;
        long others = 0;
        for (long seed = 11; seed <= 14; seed++) {
            Phantom drawn = Phantoms.giantCells(seed, side, side, um, 4, 2500);
            List<GiantCell> found = find(drawn, um);
            assertThat(drawn.giantCells()).hasSize(4);
            hit += drawn.giantCells().stream()
                    .filter(truth -> found.stream().anyMatch(cell -> isAt(cell, truth, um)))
                    .count();
            others += found.stream()
                    .filter(cell -> drawn.giantCells().stream().noneMatch(truth -> isAt(cell, truth, um)))
                    .count();
        }
        assertThat(hit).isGreaterThanOrEqualTo(12);
        assertThat(others).isZero();
    }

    /** 4,000 nuclei per mm2 and no giant cell, on 0.16 mm2. */
    @Test
    void aDenseDrawnTumourHasHardlyAny() {
        assertThat(find(Phantoms.giantCells(15, 800, 800, 0.5, 0, 4000), 0.5)).hasSizeLessThanOrEqualTo(1);
    }

    private static boolean isAt(GiantCell cell, Truth.Point truth, double um) {
        return Math.hypot(cell.x() - truth.xPx(), cell.y() - truth.yPx()) * um <= REACH_UM;
    }

    private static List<GiantCell> find(Phantom drawn, double um) {
        PixelSize size = PixelSize.square(um);
        SlideColour colour = ColourEstimator.estimate(
                drawn.image(), List.of(), ColourOptions.defaults().withKind(StainKindChoice.HE));
        List<ObjectMask> nuclei =
                ObjectMask.of(new ClassicNucleusSegmenter().segment(drawn.image(), size, colour), 0, 0);
        StainSeparation separation = new StainSeparation(colour);
        return new GiantCellFinder(size, GiantCellOptions.defaults())
                .find(
                        nuclei,
                        Region.ofSize(drawn.image().width(), drawn.image().height()),
                        part -> separation.second(drawn.image().crop(part)));
    }
}
