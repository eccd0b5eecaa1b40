package org.fascicle.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.classes.TextureGrid;
import org.fascicle.segment.classes.TextureMeter;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.stain.WhitePoint;
import org.fascicle.stain.WhitePointEstimator;

/** Tiles of known tissue with the texture of their squares. */
final class TissueTiles {

    /** The stated 1 um makes nuclei and erythrocytes too large. */
    private static final double OSTEOSARCOMA_UM = 0.6;

    private static final double TWENTYFOLD_UM = 0.5;

    /**
     * A tile.
     *
     * @param group what it is listed under
     * @param patient whose it is
     * @param name of its file
     * @param image and the size of its pixels
     */
    record Tile(String group, String patient, String name, RgbImage image, PixelSize pixelSize) {

        /** The texture of its squares as if it were stained so many times as strongly. */
        TextureGrid texture(double strength) {
            WhitePoint white = WhitePointEstimator.estimate(image).orElse(WhitePoint.UNKNOWN);
            TextureGrid grid = TextureGrid.over(image.width(), image.height(), pixelSize);
            int patch = 4 * NecrosisMapper.squarePx(pixelSize);
            for (int y = 0; y < image.height(); y += patch) {
                for (int x = 0; x < image.width(); x += patch) {
                    RgbImage part = image.crop(
                            new Region(x, y, Math.min(patch, image.width() - x), Math.min(patch, image.height() - y)));
                    grid.put(
                            x,
                            y,
                            TextureMeter.measure(
                                    part, BinaryMask.full(part.width(), part.height()), white, pixelSize, strength));
                }
            }
            return grid;
        }
    }

    private TissueTiles() {}

    /** Osteosarcoma after chemotherapy: files named {@code CLASS___PATIENT-...}. */
    static List<Tile> osteosarcoma(Path folder) {
        List<Tile> tiles = new ArrayList<>();
        for (Path file : Pictures.files(folder)) {
            String[] parts = file.getFileName().toString().split("___");
            if (parts.length == 2) {
                String patient = parts[1].replaceAll("^(Case-\\d+|P\\d+)-.*", "$1");
                tiles.add(tile(parts[0], patient, file, OSTEOSARCOMA_UM));
            }
        }
        return tiles;
    }

    /** Colorectal tissue: files named {@code CLASS___...}; none is necrotic. */
    static List<Tile> colorectal(Path folder) {
        return Files.isDirectory(folder)
                ? Pictures.files(folder).stream()
                        .filter(file -> file.getFileName().toString().contains("___"))
                        .map(file -> tile(
                                "colorectal " + file.getFileName().toString().substring(0, 3),
                                file.getFileName().toString(),
                                file,
                                TWENTYFOLD_UM))
                        .toList()
                : List.of();
    }

    /** Lung: patches that are not necrotic by {@code necrosis_by_eye.csv}. */
    static List<Tile> lung(Path folder) {
        Path list = folder.resolve("necrosis_by_eye.csv");
        return Files.exists(list)
                ? lines(list).stream()
                        .map(line -> line.split(","))
                        .filter(row -> row[3].equals("no"))
                        .map(row -> tile(
                                "lung without necrosis",
                                row[2],
                                folder.resolve(row[0]).resolve(row[1]),
                                TWENTYFOLD_UM))
                        .toList()
                : List.of();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read; check its permissions.", e);
        }
    }

    private static Tile tile(String group, String patient, Path file, double um) {
        return new Tile(group, patient, file.getFileName().toString(), Pictures.read(file, 1), PixelSize.square(um));
    }
}
