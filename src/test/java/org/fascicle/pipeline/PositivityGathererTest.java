package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Overview;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

/** Positive pixels, on patches made by hand. */
class PositivityGathererTest {

    private static final int HEIGHT = 300;

    private final PositivityGatherer gatherer = new PositivityGatherer(
            new AnalysisGrid(2, 512, HEIGHT, PixelSize.square(0.5)),
            new Overview(new RgbImage(128, 75, new byte[3 * 128 * 75]), 8),
            Optional.empty());

    private void add(Region core, BinaryMask positive) {
        gatherer.add(new PatchResult(
                core,
                BinaryMask.full(core.width(), core.height()),
                BinaryMask.empty(core.width(), core.height()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(positive),
                Optional.empty(),
                List.of()));
    }

    /** An overview pixel covers 4 x 4 grid pixels and is positive when 8 of them are, whichever patch they come from. */
    @Test
    void anOverviewPixelIsPositiveWhenHalfOfItIs() {
        BinaryMask left = BinaryMask.full(2, HEIGHT);
        add(new Region(0, 0, 2, HEIGHT), left);
        BinaryMask right = BinaryMask.empty(510, HEIGHT);
        right.data()[2] = true;
        add(new Region(2, 0, 510, HEIGHT), right);
        SlideFindings.Positivity found = gatherer.result(
                        new Gathered(null, AnalysisOptions.defaults(), Optional.empty()))
                .orElseThrow();
        assertThat(found.overview().get(0, 0)).isTrue();
        assertThat(found.overview().get(0, 74)).isTrue();
        assertThat(found.overview().count()).isEqualTo(75);
        assertThat(found.area().orElseThrow().part().um2()).isEqualTo((2 * HEIGHT + 1) * 0.25);
    }
}
