package org.fascicle.pipeline.validate;

import java.nio.file.Path;
import java.util.List;
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

    /** Pictures of one width, one below the other. */
    static RgbImage stacked(List<RgbImage> images) {
        int width = images.get(0).width();
        RgbImage all = RgbImage.black(width, images.stream().mapToInt(RgbImage::height).sum());
        int at = 0;
        for (RgbImage image : images) {
            System.arraycopy(image.data(), 0, all.data(), at, image.data().length);
            at += image.data().length;
        }
        return all;
    }
}
