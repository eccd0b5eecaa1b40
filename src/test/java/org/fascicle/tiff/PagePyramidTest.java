package org.fascicle.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.fascicle.slide.Level;
import org.fascicle.slide.PyramidSlide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pyramids of whole pages, as libvips writes them (flagged as reduced) and others (not flagged). */
class PagePyramidTest {

    @TempDir
    private Path folder;

    /** Each page is of one grey, so that the grey tells which page was read: 250, 200, 150. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pagesAreLevels(boolean flagged) throws IOException {
        Path file = folder.resolve("pages.tif");
        writePages(file, flagged, 101, 50, 25);
        try (PyramidSlide slide = (PyramidSlide) Slides.open(SlideSource.of(file))) {
            assertThat(slide.levels()).extracting(Level::width).containsExactly(101, 50, 25);
            assertThat(greyAt(slide, 1)).isEqualTo(250);
            assertThat(greyAt(slide, 2)).isEqualTo(200);
            assertThat(greyAt(slide, 4)).isEqualTo(150);
            assertThat(slide.calibration().orElseThrow().pixelSize().meanUm()).isEqualTo(0.5);
            assertThat(IntStream.range(0, 20)
                            .parallel()
                            .map(i -> greyAt(slide, 1 << i % 3))
                            .boxed()
                            .distinct()
                            .count())
                    .isEqualTo(3);
        }
    }

    /** Some converters write the smallest page first, each with its own pixel size: 2, 1 and 0.5 um. */
    @ParameterizedTest
    @CsvSource({"0,1,2", "2,1,0", "1,0,2", "2,0,1"})
    void pixelsAndTheirSizeAreOfOnePage(int first, int second, int third) throws IOException {
        int[] widths = {25, 50, 100};
        TiffPages.Page[] pages = IntStream.of(first, second, third)
                .mapToObj(i -> TiffPages.uniform(widths[i], widths[i], 150 + 50 * i, 150 + 50 * i, 150 + 50 * i)
                        .pixelSize(50.0 / widths[i]))
                .toArray(TiffPages.Page[]::new);
        try (PyramidSlide slide = open(pages)) {
            assertThat(slide.levels()).extracting(Level::width).containsExactly(100, 50, 25);
            assertThat(greyAt(slide, 1)).isEqualTo(250);
            assertThat(greyAt(slide, 4)).isEqualTo(150);
            assertThat(um(slide)).isEqualTo(0.5);
        }
    }

    /** Two pictures that are no levels of each other: the larger one is the slide, with its own pixel size. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTwoPicturesTheLargerIsReadWithItsOwnSize(boolean smallFirst) throws IOException {
        TiffPages.Page small = TiffPages.uniform(90, 40, 150, 150, 150).pixelSize(2);
        TiffPages.Page large = TiffPages.uniform(100, 100, 250, 250, 250).pixelSize(0.5);
        try (PyramidSlide slide = smallFirst ? open(small, large) : open(large, small)) {
            assertThat(slide.width()).isEqualTo(100);
            assertThat(greyAt(slide, 1)).isEqualTo(250);
            assertThat(um(slide)).isEqualTo(0.5);
        }
    }

    private PyramidSlide open(TiffPages.Page... pages) throws IOException {
        return (PyramidSlide) Slides.open(SlideSource.of(TiffPages.write(folder.resolve("pages.tif"), pages)));
    }

    private static double um(PyramidSlide slide) {
        return slide.calibration().orElseThrow().pixelSize().meanUm();
    }

    /** A page of nearly the same size is another picture. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageOfLikeSizeIsNoLevel(boolean flagged) throws IOException {
        Path file = folder.resolve("pages.tif");
        writePages(file, flagged, 101, 90, 80);
        try (PyramidSlide slide = (PyramidSlide) Slides.open(SlideSource.of(file))) {
            assertThat(slide.levels()).extracting(Level::width).containsExactly(101);
        }
    }

    private static int greyAt(PyramidSlide slide, double downsample) {
        return slide.read(Region.ofSize(1, 1), downsample).red(0, 0);
    }

    private static void writePages(Path file, boolean flagged, int... widths) throws IOException {
        TiffPages.Page[] pages = new TiffPages.Page[widths.length];
        for (int i = 0; i < widths.length; i++) {
            int grey = 250 - 50 * i;
            pages[i] = TiffPages.uniform(widths[i], widths[i], grey, grey, grey).pixelSize(0.5);
            if (flagged && i > 0) {
                pages[i].reduced();
            }
        }
        TiffPages.write(file, pages);
    }
}
