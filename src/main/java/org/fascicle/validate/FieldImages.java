package org.fascicle.validate;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.UserError;

/** Reads the images and label images of a validation set: PNG and JPEG, and 8- or 16-bit grey PNG as labels. */
final class FieldImages {

    private FieldImages() {}

    static RgbImage readRgb(Path file) {
        BufferedImage image = read(file);
        int width = image.getWidth();
        int height = image.getHeight();
        return RgbImage.ofPacked(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    static LabelImage readLabels(Path file) {
        Raster raster = read(file).getRaster();
        if (raster.getNumBands() != 1) {
            throw UserError.input(
                    file + " is not a label image: it needs one channel of 8 or 16 bit, 0 for background.");
        }
        int[] labels = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
        return new LabelImage(raster.getWidth(), raster.getHeight(), labels);
    }

    private static BufferedImage read(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image == null) {
                throw UserError.input(file + " is not a PNG or JPEG image; convert it to one.");
            }
            return image;
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read; check that it exists and is a whole PNG or JPEG file.", e);
        }
    }
}
