package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;

class AnalysisGridTest {

    private static final PixelSize HALF = PixelSize.square(0.5);

    /** A slide scanned at 0.5 um is analysed on its own pixels, and is no field all the same: 2,400 million pixels fit no array. */
    @Test
    void aSlideOnItsOwnPixelsIsNoField() {
        assertThat(new AnalysisGrid(1, 60_000, 40_000, HALF).isField()).isFalse();
        assertThat(new AnalysisGrid(1, 5_000, 5_000, HALF).isField()).isTrue();
        assertThat(new AnalysisGrid(2, 1_000, 1_000, HALF).isField()).isFalse();
    }

    /** 64 um are 128 pixels of 0.5 um and 253 of 0.2527 um; a patch is four of them, and tiles are whole patches. */
    @Test
    void tilesAreWholePatchesOfWholeSquares() {
        assertThat(new AnalysisGrid(1, 5_000, 5_000, HALF).patchPx()).isEqualTo(512);
        AnalysisGrid odd = new AnalysisGrid(1, 5_000, 5_000, PixelSize.square(0.2527));
        assertThat(odd.squarePx()).isEqualTo(253);
        assertThat(odd.tiles(1024, 10))
                .allSatisfy(tile -> assertThat(tile.core().x() % odd.patchPx()).isZero());
    }
}
