package org.fascicle.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strips written by the JDK's TIFF encoder are whole; the same without their ends are not. */
class CompressedTileTest {

    private static final int SIDE = 300;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"LZW", "PackBits", "Deflate", "ZLib", "JPEG"})
    void aStripIsWholeUntilItsEndIsLost(String compression) throws IOException {
        Path file = write(compression);
        try (TiffStructure tiff = TiffStructure.read(file).orElseThrow()) {
            TiffImage image = tiff.images().get(0);
            long[] offsets = image.values(TiffDirectory.STRIP_OFFSETS);
            long[] counts = image.values(TiffDirectory.STRIP_BYTE_COUNTS);
            long rows = Math.min(SIDE, image.value(TiffDirectory.ROWS_PER_STRIP, SIDE));
            byte[] strip = image.bytes().read(offsets[0], (int) counts[0]);
            assertThat(CompressedTile.isWhole(image.compression(), strip, rows * SIDE * 3))
                    .isTrue();
            assertThat(CompressedTile.isWhole(image.compression(), blanked(strip), rows * SIDE * 3))
                    .isFalse();
            assertThat(CompressedTile.isWhole(image.compression(), new byte[strip.length], rows * SIDE * 3))
                    .isFalse();
        }
    }

    private static byte[] blanked(byte[] strip) {
        byte[] blanked = strip.clone();
        Arrays.fill(blanked, strip.length / 2, strip.length, (byte) 0);
        return blanked;
    }

    @Test
    void bytesThatAreNoJpegAreNotWhole() {
        byte[] noise = new byte[1000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (37 * i);
        }
        assertThat(CompressedTile.isWhole(7, noise, 1)).isFalse();
    }

    private Path write(String compression) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture(), null, null), param);
        } finally {
            writer.dispose();
        }
        return Files.write(folder.resolve("strips.tif"), bytes.toByteArray());
    }

    /** Runs and noise, so that every compression has both to do. */
    private static BufferedImage picture() {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                picture.setRGB(x, y, x < 100 ? 0xf0f0f0 : (x * x * 7919 + y * y * 104729 + x * y) & 0xffffff);
            }
        }
        return picture;
    }
}
