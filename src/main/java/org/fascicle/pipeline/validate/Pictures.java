package org.fascicle.pipeline.validate;

import java.nio.file.Path;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.Slides;
import org.fascicle.space.Region;

/** Whole small pictures of a validation set, read as any slide is. */
final class Pictures {

    private Pictures() {
    }

    /** All of a picture on the grid of this downsample. */
    static RgbImage read(Path file, double downsample) {
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            return slide.read(Region.ofSize(slide.gridWidth(downsample), slide.gridHeight(downsample)), downsample);
        }
    }
}
