package org.fascicle.phantom.figure;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Real fields of stained tissue, H&E and H-DAB of some ten laboratories, from which panels are cut; every second of a folder is kept to judge by. */
final class RealFields {

    private static final List<String> FOLDERS = List.of(
            "he",
            "ihc/dab_analyzer",
            "ihc/deepliif/test",
            "ihc/skimage_ihc",
            "mitosis/brecahad-case12/images",
            "necrosis/bcss",
            "necrosis/osteosarcoma/Non-Tumor",
            "necrosis/osteosarcoma/Non-Viable-Tumor",
            "necrosis/osteosarcoma/Viable",
            "nuclei/monuseg-train/images",
            "nuclei/tnbc/images");
    /** Edge of the parts that a large image is cut into. */
    private static final int EDGE_PX = 1300;

    private RealFields() {}

    static List<BufferedImage> of(Path data, boolean judging) {
        List<BufferedImage> fields = new ArrayList<>();
        for (String folder : FOLDERS) {
            List<Path> files = images(data.resolve(folder));
            for (int i = judging ? 1 : 0; i < files.size(); i += 2) {
                fields.addAll(parts(files.get(i)));
            }
        }
        return fields;
    }

    private static List<Path> images(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(png|jpg)"))
                    .filter(file -> !file.toString().matches(".*(mask|by_eye).*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<BufferedImage> parts(Path file) {
        List<BufferedImage> parts = new ArrayList<>();
        BufferedImage whole = read(file);
        for (int y = 0; y == 0 || y + EDGE_PX <= whole.getHeight(); y += EDGE_PX) {
            for (int x = 0; x == 0 || x + EDGE_PX <= whole.getWidth(); x += EDGE_PX) {
                parts.add(whole.getSubimage(
                        x, y, Math.min(EDGE_PX, whole.getWidth() - x), Math.min(EDGE_PX, whole.getHeight() - y)));
            }
        }
        return parts;
    }

    private static BufferedImage read(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
