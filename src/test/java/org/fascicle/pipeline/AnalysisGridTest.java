package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.fascicle.detect.PointUm;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;

class AnalysisGridTest {

    private static final PixelSize HALF = PixelSize.square(0.5);

    /** A slide scanned at 0.5 um is analysed on its own pixels, and is no field all the same: 2,400 million pixels fit no array. */
    @Test
    void aSlideOnItsOwnPixelsIsNoField() {
        assertThat(AnalysisGrid.isField(slide(60_000, 40_000))).isFalse();
        assertThat(AnalysisGrid.isField(slide(5_000, 5_000))).isTrue();
    }

    private static Slide slide(int width, int height) {
        return (Slide) Proxy.newProxyInstance(
                Slide.class.getClassLoader(),
                new Class<?>[] {Slide.class},
                (proxy, method, arguments) -> method.getName().equals("width") ? width : height);
    }

    /** On a grid of 2 um over pixels of 0.5 um, grid pixel 0 covers pixels 0 to 3: its centre is pixel 1.5, 1 um from the edge. */
    @Test
    void aGridPixelStandsForTheMiddleOfWhatItCovers() {
        AnalysisGrid grid = new AnalysisGrid(4, 1_000, 1_000, PixelSize.square(2));
        assertThat(grid.toFullResolution(0)).isEqualTo(1.5);
        assertThat(grid.toFullResolution(10)).isEqualTo(41.5);
        assertThat(grid.placeUm(0, 10)).isEqualTo(new PointUm(1, 21));
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

    /** A field is measured on its own pixels down to 0.2 um, a slide on 0.5 um. */
    @Test
    void theGridFollowsTheImagesKind() {
        assertThat(grid(slide(1_000, 1_000), 0.1)).isEqualTo(0.2);
        assertThat(grid(slide(1_000, 1_000), 0.25)).isEqualTo(0.25);
        assertThat(grid(slide(60_000, 40_000), 0.25)).isEqualTo(0.5);
        assertThat(grid(slide(60_000, 40_000), 1)).isEqualTo(1);
    }

    private static double grid(Slide slide, double um) {
        return AnalysisGrid.of(slide, PixelSize.square(um), AnalysisOptions.defaults())
                .pixelSize()
                .meanUm();
    }

    @Test
    void aHaloIsRoundedUpToWholePixels() {
        assertThat(new AnalysisGrid(1, 100, 100, HALF).haloPx(25)).isEqualTo(50);
        assertThat(new AnalysisGrid(1, 100, 100, HALF).haloPx(25.2)).isEqualTo(51);
    }

    /** Ten tiles for each thread, of at most 1,024 pixels a side. */
    @Test
    void tilesAreSmallerOnASmallSlide() {
        assertThat(new AnalysisGrid(1, 2_000, 4_000, HALF).tileSizePx(2)).isEqualTo(632);
        assertThat(new AnalysisGrid(1, 40_000, 40_000, HALF).tileSizePx(2)).isEqualTo(1024);
        assertThat(new AnalysisGrid(1, 2, 2, HALF).tileSizePx(8)).isEqualTo(1);
    }

    /** A tile of 600 pixels is rounded up to two patches, one of 512 is a patch. */
    @Test
    void tilesAreRoundedUpToPatches() {
        AnalysisGrid grid = new AnalysisGrid(1, 2_000, 1_000, HALF);
        assertThat(grid.tiles(600, 0)).hasSize(2);
        assertThat(grid.tiles(512, 0)).hasSize(8);
        assertThat(grid.tiles(513, 0)).hasSize(2);
    }
}
