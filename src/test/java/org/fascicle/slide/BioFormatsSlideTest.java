package org.fascicle.slide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.tiff.PyramidTiff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BioFormatsSlideTest extends SlideContract {

    @TempDir
    private Path folder;

    @Override
    protected Slide open() {
        Path file = folder.resolve("picture.ome.tif");
        PyramidTiff.write(file, TRUTH, PixelSize.square(0.5), 4);
        return Slides.open(SlideSource.of(file), SlideOptions.defaults().withReaders(3));
    }

    /** 613 x 389 halves, rounding down, to 306 x 194, 153 x 97 and 76 x 48; each is a level of a whole downsample. */
    @Test
    void resolutionsAreLevels() {
        try (PyramidSlide slide = (PyramidSlide) open()) {
            assertThat(slide.levels()).extracting(Level::width).containsExactly(613, 306, 153, 76);
            assertThat(slide.levels()).extracting(Level::downsampleX).containsExactly(1.0, 2.0, 4.0, 8.0);
            assertThat(slide.calibration().orElseThrow().source()).isEqualTo(Calibration.Source.FILE);
        }
    }

    @Test
    void leavesNoFileBesideTheSlide() {
        open().close();
        assertThat(folder.toFile().list()).containsExactly("picture.ome.tif");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "gif", "psd", "tga", "jp2", "txt"})
    void aTiffIsOneWhateverItIsCalled(String ending) throws IOException {
        open().close();
        Path renamed = folder.resolve("renamed." + ending);
        Files.move(folder.resolve("picture.ome.tif"), renamed);
        try (Slide slide = Slides.open(SlideSource.of(renamed))) {
            assertThat(slide.width()).isEqualTo(613);
            assertThat(slide.calibration().orElseThrow().pixelSize()).isEqualTo(PixelSize.square(0.5));
        }
    }

    @Test
    void theUsersPixelSizeOverridesTheFiles() {
        open().close();
        try (Slide slide =
                Slides.open(SlideSource.of(folder.resolve("picture.ome.tif")).withPixelSizeUm(0.25))) {
            Calibration calibration = slide.calibration().orElseThrow();
            assertThat(calibration.pixelSize()).isEqualTo(PixelSize.square(0.25));
            assertThat(calibration.source()).isEqualTo(Calibration.Source.GIVEN);
            assertThat(calibration.detail()).contains("the file says 0.5 um");
        }
    }

    /** Slides of any size without a file, for memory studies. */
    @Test
    void opensASlideThatIsOnlyAName() {
        String name =
                "study&sizeX=60000&sizeY=40000&sizeC=3&rgb=3&resolutions=4&physicalSizeX=0.25&physicalSizeY=0.25.fake";
        try (PyramidSlide slide = (PyramidSlide) Slides.open(new SlideSource(name, null))) {
            assertThat(slide.name()).isEqualTo("study");
            assertThat(slide.levels()).extracting(Level::width).containsExactly(60_000, 30_000, 15_000, 7_500);
            assertThat(slide.calibration().orElseThrow().pixelSize()).isEqualTo(PixelSize.square(0.25));
            assertThat(slide.read(new Region(29_000, 19_000, 1_000, 1_000), 2).width())
                    .isEqualTo(1_000);
        }
    }
}
