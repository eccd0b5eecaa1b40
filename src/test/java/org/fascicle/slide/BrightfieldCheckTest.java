package org.fascicle.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.tiff.PixelType;
import org.fascicle.tiff.PyramidTiff;
import org.fascicle.tiff.TiledTiff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrightfieldCheckTest {

    private static final int SIDE = 200;

    @TempDir
    private Path folder;

    @Test
    void greyOnBlackIsFluorescence() {
        Path file = grey(3);
        assertThatThrownBy(() -> Slides.open(SlideSource.of(file)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("fluorescence");
    }

    @Test
    void greyOnWhiteIsBrightfield() {
        try (Slide slide = Slides.open(SlideSource.of(grey(7)))) {
            assertThat(slide.read(Region.ofSize(SIDE, SIDE), 1).red(0, 0)).isEqualTo(255);
        }
    }

    /** Only blue glows: nothing is light in all channels. */
    @Test
    void aColouredGlowIsFluorescence() {
        Path file = rgb(0x0000ff, SIDE);
        assertThatThrownBy(() -> Slides.open(SlideSource.of(file)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("fluorescence");
    }

    /** Nine tenths of the picture are black padding, the rest stained tissue. */
    @Test
    void aPaddedSlideIsBrightfield() {
        try (Slide slide = Slides.open(SlideSource.of(rgb(0xc080b0, SIDE / 10)))) {
            assertThat(slide.width()).isEqualTo(SIDE);
        }
    }

    /** White are {@code tenths} of every ten pixels. */
    private Path grey(int tenths) {
        Path file = folder.resolve("grey.tif");
        BinaryMask mask = BinaryMask.empty(SIDE, SIDE);
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = i % 10 < tenths;
        }
        try (TiledTiff tiff = TiledTiff.create(file, SIDE, SIDE, PixelType.MASK8, PixelSize.square(0.5), SIDE)) {
            tiff.write(Region.ofSize(SIDE, SIDE), mask);
        }
        return file;
    }

    /** The first {@code columns} are of the colour, the rest is black. */
    private Path rgb(int colour, int columns) {
        Path file = folder.resolve("rgb.ome.tif");
        int[] pixels = new int[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % SIDE < columns ? colour : 0;
        }
        PyramidTiff.write(file, RgbImage.ofPacked(SIDE, SIDE, pixels), PixelSize.square(0.5), 1);
        return file;
    }
}
