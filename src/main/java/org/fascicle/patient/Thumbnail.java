package org.fascicle.patient;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fascicle.report.ResultFile;

/** The overview of a slide's result, small enough to stand beside others. */
final class Thumbnail {

    private static final int WIDTH = 420;

    private Thumbnail() {}

    /** As a data URI; empty where the result holds no overview. */
    static Optional<String> uri(Path folder) {
        Path file = folder.resolve(ResultFile.OVERVIEW.fileName());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            return image == null
                    ? Optional.empty()
                    : Optional.of(
                            "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg(small(image))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Halved until it is less than twice too wide, then brought to width, so that no pixel is skipped. */
    private static BufferedImage small(BufferedImage image) {
        BufferedImage now = image;
        while (now.getWidth() >= 2 * WIDTH) {
            now = scaled(now, now.getWidth() / 2);
        }
        return scaled(now, Math.min(WIDTH, now.getWidth()));
    }

    private static BufferedImage scaled(BufferedImage image, int width) {
        int height = Math.max(1, Math.round((float) image.getHeight() * width / image.getWidth()));
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smaller.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return smaller;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
