package org.fascicle.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.assertj.core.data.Offset;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.tile.Tile;
import org.fascicle.tile.TileGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is read back by the JDK's own TIFF decoder. */
class TiledTiffTest {

    private static final PixelSize HALF_UM = PixelSize.square(0.5);

    @TempDir
    private Path folder;

    /** Strips up to 32 MB per row of tiles, tiles beyond: 20,000 x 512 labels of 4 bytes are 41 MB. */
    @ParameterizedTest
    @CsvSource({"700,500,100,false", "700,500,1000,false", "20000,600,512,true"})
    void labelsComeBack(int width, int height, int tileSize, boolean tiled) throws IOException {
        Path file = folder.resolve("labels.tif");
        try (TiledTiff tiff = TiledTiff.create(file, width, height, PixelType.LABEL32, HALF_UM, tileSize, "grid")) {
            for (Tile tile : new TileGrid(width, height, tileSize, 0).tiles()) {
                tiff.write(tile.core(), labels(tile.core()));
            }
        }
        try (TiffStructure structure = TiffStructure.read(file).orElseThrow()) {
            assertThat(structure.images().get(0).has(TiffDirectory.TILE_OFFSETS))
                    .isEqualTo(tiled);
            assertThat(structure.images().get(0).text(TiffDirectory.IMAGE_DESCRIPTION))
                    .isEqualTo("grid\0");
            assertThat(structure.images().get(0).xResolution()).hasValue(20_000);
        }
        Raster raster = decode(file);
        for (int y = 0; y < height; y += 7) {
            for (int x = 0; x < width; x += 11) {
                assertThat(raster.getSample(x, y, 0)).isEqualTo(label(x, y));
            }
        }
    }

    private static LabelImage labels(Region region) {
        int[] labels = new int[(int) region.pixels()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(region.x() + i % region.width(), region.y() + i / region.width());
        }
        return new LabelImage(region.width(), region.height(), labels);
    }

    /** More than 16 bits. */
    private static int label(int x, int y) {
        return x * 70_001 + y;
    }

    @Test
    void aMaskIsBlackAndWhite() throws IOException {
        Path file = folder.resolve("mask.tif");
        BinaryMask mask = BinaryMask.empty(40, 30);
        mask.data()[40 * 3 + 5] = true;
        try (TiledTiff tiff = TiledTiff.create(file, 40, 30, PixelType.MASK8, HALF_UM, 64)) {
            tiff.write(Region.ofSize(40, 30), mask);
        }
        Raster raster = decode(file);
        assertThat(raster.getSample(5, 3, 0)).isEqualTo(255);
        assertThat(raster.getSample(4, 3, 0)).isZero();
    }

    @Test
    void coloursComeBackThroughASlideWithTheirPixelSize() {
        Path file = folder.resolve("rgb.tif");
        RgbImage image = RgbImage.black(300, 200);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (byte) (255 - i % 101);
        }
        try (TiledTiff tiff = TiledTiff.create(file, 300, 200, PixelType.RGB8, PixelSize.square(0.2528), 128)) {
            for (Tile tile : new TileGrid(300, 200, 128, 0).tiles()) {
                tiff.write(tile.core(), image.crop(tile.core()));
            }
        }
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            assertThat(slide.read(Region.ofSize(300, 200), 1).data()).isEqualTo(image.data());
            assertThat(slide.calibration().orElseThrow().pixelSize().meanUm()).isCloseTo(0.2528, Offset.offset(1e-9));
        }
    }

    @Test
    void halfAFileIsDeleted() {
        Path file = folder.resolve("half.tif");
        try (TiledTiff tiff = TiledTiff.create(file, 40, 30, PixelType.MASK8, HALF_UM, 16)) {
            tiff.write(new Region(0, 0, 16, 16), BinaryMask.empty(16, 16));
            assertThatThrownBy(() -> tiff.write(new Region(32, 0, 8, 16), BinaryMask.empty(8, 16)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Files.exists(file)).isFalse();
    }

    /** 100,000 x 50,000 pixels of 4 bytes are 20 GB, beyond 32-bit offsets: version 43 in bytes 2 and 3. */
    @Test
    void aHugeImageIsABigTiff() throws IOException {
        Path file = folder.resolve("big.tif");
        try (TiffOutput out = new TiffOutput(file, 20_000_000_000L)) {
            TiffDirectory directory = PixelType.MASK8
                    .describe(new TiffDirectory())
                    .longs(TiffDirectory.IMAGE_WIDTH, 3)
                    .longs(TiffDirectory.IMAGE_LENGTH, 1)
                    .shorts(TiffDirectory.COMPRESSION, 1)
                    .longs(TiffDirectory.ROWS_PER_STRIP, 1)
                    .longs(TiffDirectory.STRIP_BYTE_COUNTS, 3)
                    .offsets(TiffDirectory.STRIP_OFFSETS, out.append(new byte[] {10, 20, 30}))
                    .pixelSize(HALF_UM);
            out.finish(out.append(directory));
        }
        assertThat(Files.readAllBytes(file)[2]).isEqualTo((byte) 43);
        assertThat(Slides.open(SlideSource.of(rewrittenBright(file)))
                        .read(Region.ofSize(3, 1), 1)
                        .toPacked())
                .containsExactly(0xf6f6f6, 0xececec, 0xe2e2e2);
    }

    /** Pixels start after the header of 16 bytes; light ones are taken for brightfield. */
    private static Path rewrittenBright(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 16; i < 19; i++) {
            bytes[i] = (byte) (256 - bytes[i]);
        }
        return Files.write(file, bytes);
    }

    private static Raster decode(Path file) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("tiff");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
                    reader.setInput(in);
                    return reader.canReadRaster()
                            ? reader.readRaster(0, null)
                            : reader.read(0).getRaster();
                }
            }
        }
        throw new IOException("The JDK's TIFF decoder is missing.");
    }
}
