package org.fascicle.phantom;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.LabelImage;

/** Writes what is true of a phantom beside its image: numbers as JSON, masks and labels as PNG. */
final class TruthFiles {

    private final Path folder;
    private final String stem;

    TruthFiles(Path folder, String stem) {
        this.folder = folder;
        this.stem = stem;
    }

    void numbers(Truth truth) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        Files.writeString(
                folder.resolve(stem + "-truth.json"),
                new ObjectMapper().writer(printer).writeValueAsString(truth) + "\n");
    }

    /** 16-bit labels on the image's grid. */
    void labels(LabelImage labels) throws IOException {
        BufferedImage picture = new BufferedImage(labels.width(), labels.height(), BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < labels.data().length; i++) {
            picture.getRaster().setSample(i % labels.width(), i / labels.width(), 0, labels.data()[i]);
        }
        write(picture, "-labels.png");
    }

    /** 0 and 255; each pixel stands for {@code shrink x shrink} pixels of the image, by majority. Nothing for an empty mask. */
    void mask(String what, BinaryMask mask, int shrink) throws IOException {
        if (mask.count() > 0) {
            write(picture(mask, shrink), "-mask-" + what + ".png");
        }
    }

    /** As small as PNG can be. */
    private void write(BufferedImage picture, String ending) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam options = writer.getDefaultWriteParam();
        options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        options.setCompressionQuality(0);
        Path file = folder.resolve(stem + ending);
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), options);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage picture(BinaryMask mask, int shrink) {
        int width = mask.width() / shrink;
        int height = mask.height() / shrink;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            int set = 0;
            for (int k = 0; k < shrink * shrink; k++) {
                set += mask.get(i % width * shrink + k % shrink, i / width * shrink + k / shrink) ? 1 : 0;
            }
            picture.getRaster().setSample(i % width, i / width, 0, 2 * set > shrink * shrink ? 255 : 0);
        }
        return picture;
    }
}
