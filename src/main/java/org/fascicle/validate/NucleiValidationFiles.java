package org.fascicle.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.report.CsvFile;
import org.fascicle.report.Encoded;
import org.fascicle.report.Page;

/** Writes a nuclei validation as text, tables and a page that shows the worst fields. */
public final class NucleiValidationFiles {

    /** Enough to see what goes wrong. */
    private static final int WORST = 6;

    private static final int DECIMALS = 4;
    private static final int TRUTH_COLOUR = 0x00c000;
    private static final int FOUND_COLOUR = 0xff0000;
    private static final int BOTH_COLOUR = 0xffe000;

    private static final List<String> SCORES = List.of("aji", "pq", "f1", "dice", "truth", "found");

    private NucleiValidationFiles() {}

    /** A Markdown table of the groups. */
    public static String table(NucleiValidation validation) {
        StringBuilder text = new StringBuilder();
        text.append("| ")
                .append(validation.segmenter().name())
                .append(
                        " | images | AJI | PQ | F1 | Dice | found / true | elongated AJI | elongated F1 | CPU s / Mpx |\n|---|---|---|---|---|---|---|---|---|---|\n");
        for (NucleiValidation.Group group : validation.groups()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.3f | %.3f | %.3f | %.3f | %.2f | %.3f | %.3f | %.3f |%n",
                    group.name(),
                    group.images(),
                    group.all().aji(),
                    group.all().pq(),
                    group.all().f1(),
                    group.all().dice(),
                    group.all().countRatio(),
                    group.elongated().aji(),
                    group.elongated().f1(),
                    group.cpuSecondsPerMegapixel()));
        }
        return text.toString();
    }

    /** A Markdown table of each set: what is found of the nuclei of a kind, and what is made up. */
    public static String kindsTable(NucleiValidation validation) {
        StringBuilder text =
                new StringBuilder("\n| nuclei | true | found / true | seen, % of true | made up, % of found |\n"
                        + "|---|---|---|---|---|\n");
        for (String set : sets(validation)) {
            for (NucleusKinds.Row row : validation.kinds(set)) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %s, %s | %d | %.2f | %.0f | %.0f |%n",
                        set,
                        row.kind(),
                        row.truth(),
                        row.ratio(),
                        row.seenPercent(),
                        row.madeUpPercent()));
            }
        }
        return text.toString();
    }

    private static List<String> sets(NucleiValidation validation) {
        return validation.rows().stream()
                .map(NucleiValidation.Row::set)
                .distinct()
                .toList();
    }

    /** One row per found nucleus: how sure the segmenter was, and whether a person had outlined it, too. */
    public static void writeConfidence(Path file, NucleiValidation validation) {
        try (CsvFile csv = new CsvFile(file, List.of("set", "image", "use", "confidence", "outlined"))) {
            for (NucleiValidation.Row row : validation.rows()) {
                row.nuclei().stream()
                        .filter(one -> !one.isTrue())
                        .forEach(one -> csv.text(row.set())
                                .text(row.entry().id())
                                .text(row.use().label())
                                .number(one.confidence(), DECIMALS)
                                .whole(one.matched() ? 1 : 0)
                                .endRow());
            }
        }
    }

    /** One row per image. */
    public static void writeCsv(Path file, NucleiValidation validation) {
        List<String> header = new ArrayList<>(List.of("set", "image", "use", "spindle", "pixel_um"));
        header.addAll(SCORES);
        SCORES.forEach(score -> header.add("elongated_" + score));
        header.addAll(List.of("cpu_s", "megapixels"));
        try (CsvFile csv = new CsvFile(file, header)) {
            for (NucleiValidation.Row row : validation.rows()) {
                csv.text(row.set())
                        .text(row.entry().id())
                        .text(row.use().label())
                        .text(row.entry().spindle() ? "yes" : "no")
                        .number(row.entry().pixelSize().meanUm(), DECIMALS);
                scores(csv, row.all());
                scores(csv, row.elongated());
                csv.number(row.cpuSeconds(), DECIMALS)
                        .number(row.megapixels(), DECIMALS)
                        .endRow();
            }
        }
    }

    private static void scores(CsvFile csv, NucleiScore score) {
        csv.number(score.aji(), DECIMALS)
                .number(score.pq(), DECIMALS)
                .number(score.f1(), DECIMALS)
                .number(score.dice(), DECIMALS)
                .whole(score.truth())
                .whole(score.found());
    }

    /** A page with the table and overlays of the worst fields by F1. */
    public static void writePage(Path file, NucleiValidation validation, List<NucleiDataset> sets) {
        List<Map<String, Object>> pictures = new ArrayList<>();
        validation.rows().stream()
                .filter(row -> row.all().truth() > 0)
                .sorted(Comparator.comparingDouble(row -> row.all().f1()))
                .limit(WORST)
                .forEach(row -> pictures.add(picture(row, validation, sets)));
        Page.write(
                file,
                Page.fill(
                        NucleiValidationFiles.class,
                        "nuclei-validation.ftlh",
                        Map.of(
                                "segmenter",
                                validation.segmenter().name(),
                                "provenance",
                                validation.segmenter().provenance(),
                                "groups",
                                validation.groups(),
                                "kinds",
                                sets(validation).stream()
                                        .map(set -> Map.of("set", set, "rows", validation.kinds(set)))
                                        .toList(),
                                "pictures",
                                pictures)));
    }

    private static Map<String, Object> picture(
            NucleiValidation.Row row, NucleiValidation validation, List<NucleiDataset> sets) {
        NucleiDataset set = sets.stream()
                .filter(any -> any.name().equals(row.set()))
                .findFirst()
                .orElseThrow();
        NucleiField field = set.read(row.entry());
        RgbImage overlay = overlay(field, validation.found(field));
        return Map.of(
                "name",
                row.set() + " " + row.entry().id(),
                "f1",
                row.all().f1(),
                "aji",
                row.all().aji(),
                "truth",
                row.all().truth(),
                "found",
                row.all().found(),
                "png",
                Base64.getEncoder().encodeToString(Encoded.png(overlay)));
    }

    /** Outlines on the image: true ones green, found ones red, yellow where they coincide. */
    static RgbImage overlay(NucleiField field, LabelImage found) {
        int[] pixels = field.image().toPacked();
        int width = field.image().width();
        for (int i = 0; i < pixels.length; i++) {
            boolean isTruth = isOutline(field.truth(), i, width);
            boolean isFound = isOutline(found, i, width);
            pixels[i] = isTruth && isFound ? BOTH_COLOUR : isTruth ? TRUTH_COLOUR : isFound ? FOUND_COLOUR : pixels[i];
        }
        return RgbImage.ofPacked(width, field.image().height(), pixels);
    }

    private static boolean isOutline(LabelImage labels, int at, int width) {
        int[] data = labels.data();
        int x = at % width;
        return data[at] != 0
                && (x > 0 && data[at - 1] != data[at]
                        || x < width - 1 && data[at + 1] != data[at]
                        || at >= width && data[at - width] != data[at]
                        || at + width < data.length && data[at + width] != data[at]);
    }
}
