package org.fascicle.slide.formats;

import java.nio.file.Path;
import org.fascicle.slide.Pictures;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideContract;
import org.fascicle.slide.SlideSource;
import org.junit.jupiter.api.io.TempDir;

class PngSlideTest extends SlideContract {

    @TempDir
    private Path folder;

    @Override
    protected Slide open() throws Exception {
        Path file = Pictures.writePng(folder.resolve("picture.png"), TRUTH);
        return Slides.open(SlideSource.of(file).withPixelSizeUm(0.5));
    }
}
