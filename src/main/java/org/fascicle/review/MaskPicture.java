package org.fascicle.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.fascicle.report.Json;
import org.fascicle.report.ObjectClass;
import org.fascicle.report.ResultFile;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;

/** Masks of a result as pictures that the page lays over the slide: clear where nothing is. */
enum MaskPicture {
    TISSUE(ResultFile.TISSUE_MASK, "tissue", ObjectClass.TISSUE),
    EXCLUDED(ResultFile.EXCLUDED_MASK, "left out", ObjectClass.EXCLUDED),
    NECROSIS(ResultFile.NECROSIS_MASK, "measured necrosis", ObjectClass.NECROSIS),
    CLASSES(ResultFile.CLASSES_MASK, "taught classes", ObjectClass.TISSUE),
    POSITIVITY(ResultFile.POSITIVITY_MASK, "positivity", ObjectClass.POSITIVE);

    /** Pixels along the longer side; more are not seen on a screen. */
    private static final int MOST_PX = 2048;

    private static final int OPAQUE = 0xff000000;

    /** Classes of tissue are told apart by these, in their order (after Okabe and Ito). */
    private static final int[] COLOURS = {0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442, 0x999999
    };

    private final ResultFile file;
    private final String label;
    private final ObjectClass kind;

    MaskPicture(ResultFile file, String label, ObjectClass kind) {
        this.file = file;
        this.label = label;
        this.kind = kind;
    }

    static Optional<MaskPicture> named(String name) {
        return Arrays.stream(values())
                .filter(mask -> mask.optionName().equals(name))
                .findFirst();
    }

    private String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that a result has, each with what it covers in full-resolution pixels. */
    static ArrayNode list(Path folder, PixelSize fullResolution) {
        ArrayNode all = Json.array();
        for (MaskPicture mask : values()) {
            Path path = folder.resolve(mask.file.fileName());
            if (Files.exists(path)) {
                PixelSize pixel = TissueMask.pixelSize(path);
                int[] size = mask.size(path);
                all.addObject()
                        .put("name", mask.optionName())
                        .put("label", mask.label)
                        .put("width_px", Math.round(size[0] * pixel.xUm() / fullResolution.xUm()))
                        .put("height_px", Math.round(size[1] * pixel.yUm() / fullResolution.yUm()));
            }
        }
        return all;
    }

    private int[] size(Path path) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(path.toFile())) {
            reader.setInput(in);
            return new int[] {reader.getWidth(0), reader.getHeight(0)};
        } catch (IOException e) {
            throw TissueMask.unreadable(path, e);
        } finally {
            reader.dispose();
        }
    }

    /** As PNG. */
    byte[] png(Path folder) {
        Path path = folder.resolve(file.fileName());
        if (!Files.exists(path)) {
            throw UserError.usage("This result has no " + file.fileName() + ".");
        }
        int[] size = size(path);
        BufferedImage mask = TissueMask.everyOther(path, (Math.max(size[0], size[1]) + MOST_PX - 1) / MOST_PX);
        BufferedImage picture = new BufferedImage(mask.getWidth(), mask.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < mask.getHeight(); y++) {
            for (int x = 0; x < mask.getWidth(); x++) {
                int value = mask.getRaster().getSample(x, y, 0);
                if (value != 0) {
                    picture.setRGB(x, y, OPAQUE | colour(value));
                }
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private int colour(int value) {
        return this == CLASSES ? COLOURS[(value - 1) % COLOURS.length] : kind.rgb();
    }
}
