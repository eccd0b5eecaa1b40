package org.fascicle.slide;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PngSlideTest extends SlideContract {

    @TempDir
    private Path folder;

    @Override
    Slide open() throws Exception {
        Path file = Pictures.writePng(folder.resolve("picture.png"), TRUTH);
        return Slides.open(SlideSource.of(file).withPixelSizeUm(0.5));
    }
}
