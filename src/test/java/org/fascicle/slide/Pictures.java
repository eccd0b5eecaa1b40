package org.fascicle.slide;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.fascicle.image.RgbImage;

/** Files for tests, written by the JDK's own encoders. */
public final class Pictures {

    private Pictures() {}

    public static Path writePng(Path file, RgbImage image) throws IOException {
        return write(file, "png", rgb(image));
    }

    public static Path writeJpeg(Path file, RgbImage image) throws IOException {
        return write(file, "jpeg", rgb(image));
    }

    public static BufferedImage rgb(RgbImage image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, image.width(), image.height(), image.toPacked(), 0, image.width());
        return picture;
    }

    public static Path write(Path file, String format, BufferedImage picture) throws IOException {
        if (!ImageIO.write(picture, format, file.toFile())) {
            throw new IOException("no encoder for " + format);
        }
        return file;
    }
}
