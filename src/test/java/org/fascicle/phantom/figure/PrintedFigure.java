package org.fascicle.phantom.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.fascicle.image.RgbImage;

/**
 * A drawn figure as a journal delivers it: shrunk or enlarged, and most often a JPEG.
 *
 * @param bytes the file
 * @param ending jpg or png
 * @param truth in pixels of the file
 */
record PrintedFigure(byte[] bytes, String ending, FigureTruth truth) {

    static PrintedFigure of(long seed, Micrographs micrographs) {
        FigurePainter.Drawn drawn = FigurePainter.paint(seed, micrographs);
        Random random = new Random(seed + 7_000_000);
        double factor = random.nextInt(4) == 0 ? 1 : 0.6 + 0.7 * random.nextDouble();
        int w = (int) Math.round(factor * drawn.image().getWidth());
        int h = (int) Math.round(factor * drawn.image().getHeight());
        BufferedImage image = factor == 1 ? drawn.image() : Canvas.scaled(drawn.image(), w, h, random.nextBoolean());
        FigureTruth truth = drawn.truth()
                .times(
                        w / (double) drawn.image().getWidth(),
                        h / (double) drawn.image().getHeight());
        boolean jpeg = random.nextInt(4) > 0;
        return new PrintedFigure(
                jpeg ? jpeg(image, 0.55f + 0.4f * random.nextFloat()) : png(image), jpeg ? "jpg" : "png", truth);
    }

    RgbImage image() {
        try {
            BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(bytes));
            return RgbImage.ofPacked(
                    decoded.getWidth(),
                    decoded.getHeight(),
                    decoded.getRGB(0, 0, decoded.getWidth(), decoded.getHeight(), null, 0, decoded.getWidth()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
