package org.fascicle.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fascicle.detect.PointUm;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;

/**
 * All tissue that mitosis candidates are measured on, by source: figures that people marked, look-alikes, and fields without marks.
 *
 * <p>Sets that a data folder lacks are left out. What a source was to the released network stands beside it ({@link Use}); a source it was
 * trained on says how well it remembers, not how well it travels.
 */
public final class MitosisSources {

    private static final double PATCH_PIXEL_UM = 0.24;
    private static final double FIELD_PIXEL_UM = 0.25;
    private static final int PATCH_PX = 128;
    private static final int LOOKALIKE_PX = 64;
    private static final String BREAST = "human breast";
    private static final int SLIDES_OF_A_SCANNER = 50;

    /** What a source was to the network that comes with the program. */
    public enum Use {
        TRAINED("trained on"),
        HELD_OUT("slides held out"),
        NEVER("never trained on");

        private final String label;

        Use(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What marks mean. */
    public enum Marks {
        /** Mitotic figures; all there are in the picture. */
        ALL_FIGURES,
        /** Mitotic figures; the picture may hold others. */
        SOME_FIGURES,
        /** Look-alikes that people told from figures. */
        LOOKALIKES
    }

    /**
     * A source.
     *
     * @param name of the set
     * @param scanner letter of the scanner, or {@code various}
     * @param tumour kind of tissue
     * @param use what it was to the network
     */
    public record Source(String name, String scanner, String tumour, Use use) {}

    /**
     * Pictures whose colours are measured together.
     *
     * @param form of the figures: {@code typical}, {@code atypical}, or {@code any} where nobody said
     * @param patches of one slide, or one picture by itself
     * @param marks what their marks mean
     * @param doubtful places of bodies that are judged neither way
     */
    public record Group(
            Source source, String form, List<MitosisPatches.Patch> patches, Marks marks, List<PointUm> doubtful) {}

    private MitosisSources() {}

    /** All groups that the folder holds; {@code data} holds {@code mitosis}, {@code nuclei} and {@code necrosis}. */
    public static List<Group> of(Path data) {
        List<Group> groups = new ArrayList<>();
        Path mitosis = data.resolve("mitosis");
        slides(mitosis.resolve("midog21-patches"), groups);
        Source archive = new Source("atnorm-br", "various", BREAST, Use.TRAINED);
        centred(mitosis.resolve("atnorm-br-patches"), archive, groups);
        Source tumours = new Source("atnorm-md", "various", "six other tumours", Use.TRAINED);
        centred(mitosis.resolve("atnorm-md-patches"), tumours, groups);
        giantNuclei(mitosis.resolve("brecahad-case12"), groups);
        lookalikes(mitosis.resolve("cmc-lookalikes"), groups);
        for (MitosisBackground.Field field : MitosisBackground.fields(data)) {
            Use use = field.role() == MitosisBackground.Role.REPORT ? Use.HELD_OUT : Use.TRAINED;
            Source source = new Source(field.set(), "various", field.set(), use);
            groups.add(alone(source, "any", field.file(), field.pixelSize(), List.of(), field.seen()));
        }
        Source organs = new Source("several organs", "various", "several organs", Use.NEVER);
        for (Path file : files(data.resolve("nuclei/monuseg-train/images"))) {
            groups.add(alone(organs, "any", file, PixelSize.square(FIELD_PIXEL_UM), List.of(), List.of()));
        }
        return groups;
    }

    private static Group alone(
            Source source, String form, Path file, PixelSize pixel, List<PointUm> marks, List<PointUm> doubtful) {
        MitosisPatches.Patch patch = new MitosisPatches.Patch(file, "unknown 0", pixel, marks);
        return new Group(source, form, List.of(patch), Marks.ALL_FIGURES, doubtful);
    }

    private static List<Path> files(Path folder) {
        return Files.isDirectory(folder) ? Pictures.files(folder) : List.of();
    }

    private static void slides(Path folder, List<Group> groups) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        MitosisPatches.bySlide(folder).forEach((slide, patches) -> {
            int number = Integer.parseInt(slide.replaceAll("\\D", ""));
            String scanner = "" + (char) ('A' + (number - 1) / SLIDES_OF_A_SCANNER);
            if (patches.get(0).heldOut()) {
                Source source = new Source("midog21-" + scanner, scanner, BREAST, Use.HELD_OUT);
                groups.add(new Group(source, "any", patches, Marks.ALL_FIGURES, List.of()));
            }
        });
    }

    /** Patches with a figure in the centre, in a folder for each form. */
    private static void centred(Path folder, Source source, List<Group> groups) {
        PointUm centre = new PointUm(PATCH_PX / 2.0 * PATCH_PIXEL_UM, PATCH_PX / 2.0 * PATCH_PIXEL_UM);
        for (Path file : files(folder)) {
            String form = file.getParent().getFileName().toString().equals("Atypical") ? "atypical" : "typical";
            MitosisPatches.Patch patch =
                    new MitosisPatches.Patch(file, "unknown 0", PixelSize.square(PATCH_PIXEL_UM), List.of(centre));
            groups.add(new Group(source, form, List.of(patch), Marks.SOME_FIGURES, List.of()));
        }
    }

    private static void giantNuclei(Path folder, List<Group> groups) {
        Source source = new Source("case12", "one", "human breast, giant nuclei", Use.TRAINED);
        Map<String, List<PointUm>> marks = new TreeMap<>();
        for (String[] cells : rows(folder.resolve("annotations.csv"))) {
            if (cells[3].equals("Mitosis")) {
                marks.computeIfAbsent(cells[0], file -> new ArrayList<>())
                        .add(new PointUm(
                                Double.parseDouble(cells[4]) * PATCH_PIXEL_UM,
                                Double.parseDouble(cells[5]) * PATCH_PIXEL_UM));
            }
        }
        for (Path file : files(folder.resolve("images"))) {
            List<PointUm> own = marks.getOrDefault(file.getFileName().toString(), List.of());
            groups.add(alone(
                    source,
                    "any",
                    file,
                    PixelSize.square(PATCH_PIXEL_UM),
                    own,
                    PossibleFigures.in(source.name(), file)));
        }
    }

    private static void lookalikes(Path folder, List<Group> groups) {
        Source source = new Source("cmc", "one", "canine breast", Use.NEVER);
        PointUm centre = new PointUm(LOOKALIKE_PX / 2.0 * FIELD_PIXEL_UM, LOOKALIKE_PX / 2.0 * FIELD_PIXEL_UM);
        for (String[] cells : rows(folder.resolve("labels.csv"))) {
            Path file = folder.resolve("patches").resolve(cells[0]);
            MitosisPatches.Patch patch =
                    new MitosisPatches.Patch(file, "unknown 0", PixelSize.square(FIELD_PIXEL_UM), List.of(centre));
            Marks kind = cells[3].equals("non_mitotic") ? Marks.LOOKALIKES : Marks.SOME_FIGURES;
            groups.add(new Group(source, "any", List.of(patch), kind, List.of()));
        }
    }

    /** Cells of a table but for its header; none where there is no table. */
    private static List<String[]> rows(Path table) {
        if (!Files.exists(table)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(table)) {
            return lines.skip(1).map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw UserError.input(table + " cannot be read; name the folder of the data that holds it.", e);
        }
    }
}
