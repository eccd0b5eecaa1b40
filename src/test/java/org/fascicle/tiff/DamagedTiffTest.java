package org.fascicle.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slide that is damaged after it was written must say so, and only where it is damaged. */
class DamagedTiffTest {

    private static final Region WHOLE = Region.ofSize(700, 500);

    @TempDir
    private Path folder;

    private Path lossless;
    private Path jpeg;

    @BeforeEach
    void write() {
        RgbImage image = RgbImage.black(700, 500);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (byte) (255 - i / 3 * (i / 700 % 13) % 97);
        }
        lossless = folder.resolve("lossless.ome.tif");
        jpeg = folder.resolve("jpeg.ome.tif");
        PyramidTiff.write(lossless, image, PixelSize.square(0.5), 2);
        PyramidTiff.writeJpeg(jpeg, image, PixelSize.square(0.5), 2, 0.9);
    }

    /** Tile 0 starts after the header of 8 bytes; 2,000 bytes of it are blanked, well inside it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBlankedTileIsNotReadAsBlack(boolean asJpeg) throws IOException {
        Path file = asJpeg ? jpeg : lossless;
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 8, 2008, (byte) 0);
        Files.write(file, bytes);
        assertThatThrownBy(() -> read(file, WHOLE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("column 0, row 0");
    }

    @Test
    void whatIsSoundIsStillRead() throws IOException {
        byte[] bytes = Files.readAllBytes(lossless);
        Arrays.fill(bytes, 8, 2008, (byte) 0);
        Files.write(lossless, bytes);
        try (Slide slide = Slides.open(SlideSource.of(lossless))) {
            assertThat(slide.read(new Region(600, 300, 10, 10), 1).width()).isEqualTo(10);
        }
    }

    /** The directories stand at the end: cutting the image data out of the middle moves them beyond the file. */
    @Test
    void aCutFileIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(jpeg);
        Files.write(jpeg, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> read(jpeg, WHOLE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("jpeg.ome.tif");
    }

    private static RgbImage read(Path file, Region region) {
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            return slide.read(region, 1);
        }
    }
}
