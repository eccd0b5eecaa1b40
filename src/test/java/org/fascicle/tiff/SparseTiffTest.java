package org.fascicle.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scanners leave out tiles that they did not scan: length 0 in the table. */
class SparseTiffTest {

    private static final int TILE = 64;

    @TempDir
    private Path folder;

    /** Two tiles side by side, grey 180; the right one is left out. */
    @Test
    void aTileThatTheFileLeavesOutIsGlass() throws IOException {
        Path file = folder.resolve("sparse.tif");
        byte[] pixels = new byte[3 * TILE * TILE];
        Arrays.fill(pixels, (byte) 180);
        TileCodec codec = TileCodec.deflate(0);
        try (TiffOutput out = new TiffOutput(file, 1000)) {
            byte[] tile = codec.encode(pixels, TILE, TILE);
            TiffDirectory directory = codec.describe(PixelType.RGB8.describe(new TiffDirectory()))
                    .longs(TiffDirectory.IMAGE_WIDTH, 2 * TILE)
                    .longs(TiffDirectory.IMAGE_LENGTH, TILE)
                    .longs(TiffDirectory.TILE_WIDTH, TILE)
                    .longs(TiffDirectory.TILE_LENGTH, TILE)
                    .offsets(TiffDirectory.TILE_OFFSETS, out.append(tile), 0)
                    .longs(TiffDirectory.TILE_BYTE_COUNTS, tile.length, 0)
                    .pixelSize(PixelSize.square(0.5));
            out.finish(out.append(directory));
        }
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            RgbImage row = slide.read(new Region(TILE - 2, 10, 4, 1), 1);
            assertThat(row.toPacked()).containsExactly(0xb4b4b4, 0xb4b4b4, 0xffffff, 0xffffff);
            assertThat(slide.remarks()).singleElement().asString().contains("1 of the file's tiles hold no data");
        }
    }
}
