package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.positivity.NotDab;
import org.fascicle.slide.Overview;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

/** Positive pixels, on patches made by hand. */
class PositivityGathererTest {

    private static final int HEIGHT = 300;

    private final PositivityGatherer gatherer = gatherer();

    private static PositivityGatherer gatherer() {
        return new PositivityGatherer(
                new AnalysisGrid(2, 512, HEIGHT, PixelSize.square(0.5)),
                new Overview(new RgbImage(128, 75, new byte[3 * 128 * 75]), 8),
                Optional.empty());
    }

    private void add(Region core, BinaryMask positive) {
        gatherer.add(patch(core, positive, Optional.empty(), Optional.empty()));
    }

    private static PatchResult patch(
            Region core, BinaryMask positive, Optional<NotDab> pigment, Optional<BinaryMask> walls) {
        return new PatchResult(
                core,
                BinaryMask.full(core.width(), core.height()),
                BinaryMask.empty(core.width(), core.height()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(positive),
                pigment,
                walls,
                List.of());
    }

    private SlideFindings.Positivity found() {
        return gatherer.result(new Gathered(null, AnalysisOptions.defaults(), Optional.empty()))
                .orElseThrow();
    }

    /** 60,000 pixels of two patches, a quarter of a um2 each: 40 rows positive, 10 of them walls; grey and golden 3 and 2 rows. */
    @Test
    void wallsAndPigmentAreGatheredApart() {
        PositivityGatherer other = gatherer();
        Region left = new Region(0, 0, 100, HEIGHT);
        Region right = new Region(100, 0, 100, HEIGHT);
        gatherer.add(patch(left, rows(40), Optional.of(new NotDab(rows(3), rows(2))), Optional.of(rows(10))));
        other.add(patch(right, rows(40), Optional.of(new NotDab(rows(3), rows(2))), Optional.of(rows(10))));
        gatherer.merge(other);
        SlideFindings.Positivity.Walls walls = found().walls().orElseThrow();
        assertThat(walls.area().part().um2()).isEqualTo(2 * 10 * 100 * 0.25);
        assertThat(walls.beside().part().um2()).isEqualTo(2 * 30 * 100 * 0.25);
        assertThat(walls.area().whole()).isEqualTo(found().area().orElseThrow().whole());
        assertThat(found().pigment().grey().um2()).isEqualTo(2 * 3 * 100 * 0.25);
        assertThat(found().pigment().golden().um2()).isEqualTo(2 * 2 * 100 * 0.25);
    }

    /** The upper rows of a patch of 100 columns. */
    private static BinaryMask rows(int count) {
        BinaryMask mask = BinaryMask.empty(100, HEIGHT);
        java.util.Arrays.fill(mask.data(), 0, count * 100, true);
        return mask;
    }

    @Test
    void withoutTheWishThereAreNoWalls() {
        add(new Region(0, 0, 100, HEIGHT), rows(40));
        assertThat(found().walls()).isEmpty();
    }

    /** An overview pixel covers 4 x 4 grid pixels and is positive when 8 of them are, whichever patch they come from. */
    @Test
    void anOverviewPixelIsPositiveWhenHalfOfItIs() {
        BinaryMask left = BinaryMask.full(2, HEIGHT);
        add(new Region(0, 0, 2, HEIGHT), left);
        BinaryMask right = BinaryMask.empty(510, HEIGHT);
        right.data()[2] = true;
        add(new Region(2, 0, 510, HEIGHT), right);
        SlideFindings.Positivity found = found();
        assertThat(found.overview().get(0, 0)).isTrue();
        assertThat(found.overview().get(0, 74)).isTrue();
        assertThat(found.overview().count()).isEqualTo(75);
        assertThat(found.area().orElseThrow().part().um2()).isEqualTo((2 * HEIGHT + 1) * 0.25);
    }
}
