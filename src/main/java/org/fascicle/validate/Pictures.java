package org.fascicle.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/** Whole small pictures of a validation set, read as any slide is. */
final class Pictures {

    private Pictures() {}

    /** All of a picture on the grid of this downsample. */
    static RgbImage read(Path file, double downsample) {
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            return slide.read(Region.ofSize(slide.gridWidth(downsample), slide.gridHeight(downsample)), downsample);
        }
    }

    /** All files of a folder and its folders, by name. */
    static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw UserError.input(folder + " cannot be read; name the folder of a validation set that holds it.", e);
        }
    }

    /** Pictures of one width, one below the other. */
    static RgbImage stacked(List<RgbImage> images) {
        int width = images.get(0).width();
        RgbImage all =
                RgbImage.black(width, images.stream().mapToInt(RgbImage::height).sum());
        int at = 0;
        for (RgbImage image : images) {
            System.arraycopy(image.data(), 0, all.data(), at, image.data().length);
            at += image.data().length;
        }
        return all;
    }
}
