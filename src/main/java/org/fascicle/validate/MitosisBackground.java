package org.fascicle.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.detect.PointUm;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;

/**
 * Tissue that was not chosen for its mitoses: what is counted on it is, but for a few, wrongly counted.
 *
 * <p>Fields of triple-negative breast cancer, osteosarcoma tiles after chemotherapy, nuclei of the Data Science Bowl and tiles of
 * colorectal tissue. Nobody marked mitoses in them; {@link PossibleFigures} count neither as figures nor as others. Split by source, patient or block.
 *
 * @see <a href="https://doi.org/10.1109/TMI.2018.2865709">Naylor et al. 2019, the breast cancers</a>
 * @see <a href="https://doi.org/10.7937/tcia.2019.bvhjhdas">Leavey et al. 2019, the osteosarcomas</a>
 * @see <a href="https://doi.org/10.1038/s41592-019-0612-7">Caicedo et al. 2019, the Data Science Bowl</a>
 */
public final class MitosisBackground {

    private static final double BREAST_PIXEL_UM = 0.2;
    private static final double COLORECTAL_PIXEL_UM = 0.5;
    /** Pixel sizes of the Data Science Bowl are not recorded; its median nuclei are taken to measure this. */
    private static final double NUCLEUS_UM = 6.5;

    private static final double BCSS_PIXEL_UM = 0.25;
    private static final double LUNG_PIXEL_UM = 0.5;
    private static final double NUCLS_PIXEL_UM = 0.23;
    /** Pictures that hold mitoses at places nobody wrote down. */
    private static final List<String> LUNG_WITH_MITOSES = List.of("val/13.png", "val/31.png");

    private static final List<String> NUCLS_WITH_MITOSES = List.of("train_9.png");

    /** What a picture is for. */
    public enum Role {
        /** Trains the network. */
        TRAIN,
        /** Chooses when to stop and from which score on to count. */
        CHOOSE,
        /** Is reported on, and used for nothing else. */
        REPORT
    }

    /**
     * A picture that is measured by itself.
     *
     * @param set where it comes from
     * @param seen mitoses in it, as far as they were seen, in um from its corner
     */
    public record Field(String set, Path file, PixelSize pixelSize, Role role, List<PointUm> seen) {}

    private MitosisBackground() {}

    /** All fields that a data folder holds; {@code data} holds {@code nuclei/} and {@code necrosis/}, or some of their sets. */
    public static List<Field> fields(Path data) {
        List<Field> fields = new ArrayList<>();
        files(data.resolve("nuclei/tnbc/images"))
                .forEach(file -> fields.add(field("breast cancer", file, BREAST_PIXEL_UM, breast(stem(file)))));
        for (String kind : List.of("Non-Tumor", "Non-Viable-Tumor", "Viable")) {
            files(data.resolve("necrosis/osteosarcoma").resolve(kind))
                    .forEach(file -> fields.add(field(
                            "osteosarcoma, " + kind,
                            file,
                            NecrosisValidation.OSTEOSARCOMA_PIXEL_UM,
                            osteosarcoma(stem(file)))));
        }
        files(data.resolve("necrosis/nct_crc_9"))
                .forEach(file -> fields.add(field("colorectal", file, COLORECTAL_PIXEL_UM, Role.TRAIN)));
        nuclei(data.resolve("nuclei/dsb2018"), fields);
        necroticBreast(data.resolve("necrosis/bcss"), fields);
        files(data.resolve("necrosis/crc-val"))
                .forEach(file -> fields.add(field("colorectal tiles", file, COLORECTAL_PIXEL_UM, Role.TRAIN)));
        without(data.resolve("necrosis/lung-tcga"), LUNG_WITH_MITOSES)
                .forEach(file -> fields.add(field("lung", file, LUNG_PIXEL_UM, Role.TRAIN)));
        without(data.resolve("nuclei/nucls15"), NUCLS_WITH_MITOSES)
                .forEach(file -> fields.add(field("breast nuclei", file, NUCLS_PIXEL_UM, Role.TRAIN)));
        return fields;
    }

    /** Pictures in a folder and its folders of images, but for those that end in one of these names. */
    private static List<Path> without(Path folder, List<String> names) {
        return Stream.of("train", "val", "train/images", "test/images")
                .map(folder::resolve)
                .flatMap(part -> files(part).stream())
                .filter(file ->
                        file.toString().endsWith(".png") && names.stream().noneMatch(file::endsWith))
                .toList();
    }

    private static List<Path> files(Path folder) {
        return Files.isDirectory(folder) ? Pictures.files(folder) : List.of();
    }

    private static void necroticBreast(Path folder, List<Field> fields) {
        List<Path> pictures = files(folder);
        List<String[]> looked = pictures.isEmpty() ? List.of() : rows(folder.resolve("mitosis_candidates_by_eye.csv"));
        for (Path file : pictures) {
            String name = file.getFileName().toString();
            List<PointUm> seen = looked.stream()
                    .filter(row -> row[0].equals(name) && !row[4].equals("not"))
                    .map(row -> new PointUm(
                            BCSS_PIXEL_UM * Double.parseDouble(row[1]), BCSS_PIXEL_UM * Double.parseDouble(row[2])))
                    .toList();
            if (name.endsWith("_rgb.jpg")) {
                String set = "breast cancer with necrosis";
                List<PointUm> all = Stream.concat(seen.stream(), PossibleFigures.in(set, file).stream())
                        .toList();
                fields.add(new Field(set, file, PixelSize.square(BCSS_PIXEL_UM), Role.TRAIN, all));
            }
        }
    }

    private static List<String[]> rows(Path table) {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw UserError.input(table + " cannot be read; name the folder of the data that holds it.", e);
        }
    }

    private static Field field(String set, Path file, double pixelUm, Role role) {
        return new Field(set, file, PixelSize.square(pixelUm), role, PossibleFigures.in(set, file));
    }

    private static Role breast(String stem) {
        int source = Integer.parseInt(stem.replaceFirst(".*_", ""));
        return source % 6 == 0 ? Role.CHOOSE : source % 6 == 3 ? Role.REPORT : Role.TRAIN;
    }

    private static Role osteosarcoma(String stem) {
        if (stem.contains("___P9-")) {
            return stem.matches(".*-B(12|6)-.*") ? Role.CHOOSE : Role.REPORT;
        }
        return stem.startsWith("Viable") && stem.matches(".*-C1[456]-.*")
                ? stem.contains("-C14-") ? Role.CHOOSE : Role.REPORT
                : Role.TRAIN;
    }

    private static void nuclei(Path folder, List<Field> fields) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String[]> rows = rows(folder.resolve("index.csv"));
        int id = List.of(rows.get(0)).indexOf("id");
        int diameterPx = List.of(rows.get(0)).indexOf("median_eq_diam_px");
        rows.stream()
                .skip(1)
                .forEach(row -> fields.add(field(
                        "Data Science Bowl",
                        folder.resolve("images").resolve(row[id] + ".png"),
                        NUCLEUS_UM / Double.parseDouble(row[diameterPx]),
                        bowl(row[id]))));
    }

    private static Role bowl(String id) {
        long part = Long.parseLong(id.substring(0, 8), 16) % 8;
        return part == 0 ? Role.CHOOSE : part == 4 ? Role.REPORT : Role.TRAIN;
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("[.][A-Za-z]+$", "");
    }
}
