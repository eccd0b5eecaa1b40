package org.fascicle.validate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.fascicle.image.RgbImage;

/** What JPEG leaves of an image. */
final class JpegLoss {

    private JpegLoss() {}

    /** @param quality 0 to 1, as Java counts it; 1 leaves the image as it is */
    static RgbImage of(RgbImage image, float quality) {
        if (quality == 1) {
            return image;
        }
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                picture.setRGB(x, y, image.red(x, y) << 16 | image.green(x, y) << 8 | image.blue(x, y));
            }
        }
        try {
            BufferedImage back = ImageIO.read(new ByteArrayInputStream(jpeg(picture, quality)));
            return RgbImage.ofPacked(
                    image.width(),
                    image.height(),
                    back.getRGB(0, 0, image.width(), image.height(), null, 0, image.width()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam options = writer.getDefaultWriteParam();
        options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        options.setCompressionQuality(quality);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.setOutput(ImageIO.createImageOutputStream(bytes));
        writer.write(null, new IIOImage(picture, null, null), options);
        writer.dispose();
        return bytes.toByteArray();
    }
}
