package org.fascicle.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.fascicle.slide.Level;
import org.fascicle.slide.PyramidSlide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
        try (TiffOutput out = new TiffOutput(file, 1000)) {
            long[] offsets = new long[widths.length];
            int entries = 0;
            for (int i = 0; i < widths.length; i++) {
                TiffDirectory page = page(out, widths[i], 250 - 50 * i);
                page.longs(TiffDirectory.NEW_SUBFILE_TYPE, flagged && i > 0 ? 1 : 0);
                offsets[i] = out.append(page);
                entries = page.entries(false, 0).length;
            }
            out.finish(offsets[0]);
            chain(file, offsets, entries);
        }
    }

    /** The last four bytes of a directory name the next one. */
    private static void chain(Path file, long[] offsets, int length) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (int i = 0; i + 1 < offsets.length; i++) {
                bytes.seek(offsets[i] + length - 4);
                bytes.writeInt(Integer.reverseBytes((int) offsets[i + 1]));
            }
        }
    }

    private static TiffDirectory page(TiffOutput out, int side, int grey) throws IOException {
        byte[] pixels = new byte[3 * side * side];
        Arrays.fill(pixels, (byte) grey);
        TileCodec codec = TileCodec.deflate(0);
        byte[] strip = codec.encode(pixels, side, side);
        return codec.describe(PixelType.RGB8
                .describe(new TiffDirectory())
                .longs(TiffDirectory.IMAGE_WIDTH, side)
                .longs(TiffDirectory.IMAGE_LENGTH, side)
                .longs(TiffDirectory.ROWS_PER_STRIP, side)
                .offsets(TiffDirectory.STRIP_OFFSETS, out.append(strip))
                .longs(TiffDirectory.STRIP_BYTE_COUNTS, strip.length)
                .pixelSize(PixelSize.square(0.5)));
    }
}
