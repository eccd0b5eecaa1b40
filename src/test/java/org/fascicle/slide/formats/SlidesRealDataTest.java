package org.fascicle.slide.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fascicle.RealData;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.ReaderOutcomes;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real files. Sizes, pixel sizes and mean colours are those that other decoders give (Pillow, tifffile, OpenSlide). */
class SlidesRealDataTest {

    private static final int EVERY = 20;

    @ParameterizedTest
    @CsvSource({
        "slides/aperio_svs/CMU-1-Small-Region.svs,          2220, 2967, 0.499, #d6c3d0",
        "slides/derived/cmu1_region_pyramid.ome.tif,        1280, 1280, 0.499, #b698b0",
        "slides/openslide_fixtures/boxes.png,               300,  250,  0,     #9fa4c0",
        "slides/openslide_fixtures/boxes.tiff,              300,  250,  0,     #9fa4c0",
        "slides/generic_tiff/shapes_lzw_tiled_planar.tif,   128,  72,   0,     #d5dccf",
        "slides/generic_tiff/libvips_sample.tif,            290,  442,  0,     #81766c",
        "slides/large_image/test_orient6.tif,               180,  120,  0,     #b9b9b9",
        "slides/large_image/rgba_geotiff.tiff,              600,  600,  0,     #807c80",
        "corrupt/gofuzz/video-001-paletted.tiff,            150,  103,  0,     #8d5b44"
    })
    void isReadAsOthersReadIt(String file, int width, int height, double um, String mean) {
        try (Slide slide = Slides.open(SlideSource.of(RealData.require(file)))) {
            assertThat(slide.width()).isEqualTo(width);
            assertThat(slide.height()).isEqualTo(height);
            assertThat(slide.calibration().map(c -> c.pixelSize().meanUm()).orElse(0.0))
                    .isEqualTo(um);
            assertThat(ReaderOutcomes.mean(slide)).isEqualTo(mean);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            slides/ndpi/test3-DAPI-2-(387).ndpi                         | fluorescence
            slides/ndpi/test3-TRITC 2 (560).ndpi                        | fluorescence
            slides/ome_tiff/z-series.ome.tif                            | stack
            slides/generic_tiff/pillow_tiff_tiled_cmyk_jpeg.tif         | CMYK
            slides/generic_tiff/libvips_subsampled.tif                  | YCbCr
            corrupt/openslide/unreadable.svs                            | damaged
            corrupt/derived/truncated_50pct.svs                         | cannot be opened
            corrupt/pillow/multipage_single_frame_loop.tiff             | circle
            corrupt/libvips/truncated.jpg                               | damaged
            """)
    void isRefusedWithTheReason(String file, String reason) {
        Path path = RealData.require(file);
        assertThatThrownBy(() -> ReaderOutcomes.mean(Slides.open(SlideSource.of(path))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(path.getFileName().toString())
                .hasMessageContaining(reason);
    }

    /** The pyramid was made of the slide's upper left part by 2 x 2 means: reading the part at 4 gives its second level. */
    @Test
    void levelsAgreeWithTheFullResolution() {
        try (Slide slide =
                Slides.open(SlideSource.of(RealData.require("slides/derived/cmu1_region_pyramid.ome.tif")))) {
            byte[] level = slide.read(Region.ofSize(320, 320), 4).data();
            byte[] full = new InMemorySlide(slide.read(Region.ofSize(1280, 1280), 1), slide.calibration(), "full")
                    .read(Region.ofSize(320, 320), 4)
                    .data();
            double difference = IntStream.range(0, full.length)
                    .map(i -> Math.abs((full[i] & 0xff) - (level[i] & 0xff)))
                    .average()
                    .orElseThrow();
            assertThat(difference).isLessThan(4);
        }
    }

    @TestFactory
    Stream<DynamicTest> aSliceOfTheBrokenFilesEndsInPixelsOrASentence() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(RealData.require("corrupt"))) {
            files = all.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
        return IntStream.range(0, files.size())
                .filter(i -> i % EVERY == 0)
                .mapToObj(i -> DynamicTest.dynamicTest(
                        files.get(i).getFileName().toString(),
                        () -> assertTimeoutPreemptively(
                                Duration.ofSeconds(30),
                                () -> assertThat(ReaderOutcomes.outcome(files.get(i))
                                                .clean())
                                        .isTrue())));
    }
}
