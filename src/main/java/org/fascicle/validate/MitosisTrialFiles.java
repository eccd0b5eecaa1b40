package org.fascicle.validate;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.fascicle.detect.MitosisCrop;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.report.CsvFile;
import org.fascicle.report.Encoded;
import org.fascicle.report.Page;

/** Writes what a detector finds by source as a table and as a page with curves and pictures of its worst errors. */
public final class MitosisTrialFiles {

    private static final int SHOWN = 24;
    private static final int CROP_PX = 96;
    private static final int DECIMALS = 4;
    private static final double CURVE_WIDTH = 640;
    private static final double CURVE_HEIGHT = 320;
    /** Other things per mm2 at the left and at the right end of the curves' axis. */
    private static final double FEWEST = 0.1;

    private static final double MOST = 1000;
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#8c6d31");

    private MitosisTrialFiles() {}

    /** One row for each source, form of the figures and size of the pixels; empty where a source has no figures, or no area to count others on. */
    public static void writeCsv(Path file, MitosisTrial trial, MitosisOptions cuts) {
        List<String> header = List.of(
                "source",
                "scanner",
                "tumour",
                "form",
                "use",
                "pixels",
                "figures",
                "candidates",
                "listed",
                "counted",
                "mm2",
                "listed_others_per_mm2",
                "counted_others_per_mm2",
                "auc_lookalikes");
        try (CsvFile csv = new CsvFile(file, header)) {
            for (MitosisTrial.Row row : trial.rows()) {
                csv.text(row.source().name())
                        .text(row.source().scanner())
                        .text(row.source().tumour())
                        .text(row.form())
                        .text(row.source().use().label())
                        .text(pixels(row))
                        .whole(row.figures().size())
                        .number(row.recall(0), DECIMALS)
                        .number(row.recall(cuts.minimumScore()), DECIMALS)
                        .number(row.recall(cuts.countedScore()), DECIMALS)
                        .number(row.mm2(), DECIMALS)
                        .number(perMm2(row, cuts.minimumScore()), DECIMALS)
                        .number(perMm2(row, cuts.countedScore()), DECIMALS)
                        .number(row.auc(), DECIMALS)
                        .endRow();
            }
        }
    }

    private static String pixels(MitosisTrial.Row row) {
        return row.shrunk() == 1 ? "as they are" : row.shrunk() + " times larger";
    }

    private static double perMm2(MitosisTrial.Row row, double score) {
        return row.mm2() > 0 ? row.others(score).perMm2() : Double.NaN;
    }

    /** The same with curves, and pictures of the best-scored wrong and the worst-scored right. */
    public static void writePage(Path file, MitosisTrial trial, MitosisOptions cuts, String scorer) {
        List<Map<String, Object>> rows =
                trial.rows().stream().map(row -> shown(row, cuts)).toList();
        Page.write(
                file,
                Page.fill(
                        MitosisTrialFiles.class,
                        "mitosis-validation.ftlh",
                        Map.of(
                                "scorer",
                                scorer,
                                "listed",
                                cuts.minimumScore(),
                                "counted",
                                cuts.countedScore(),
                                "rows",
                                rows,
                                "curves",
                                curves(trial),
                                "wrong",
                                pictures(trial.bestWrong(SHOWN)),
                                "right",
                                pictures(trial.worstRight(SHOWN)))));
    }

    private static Map<String, Object> shown(MitosisTrial.Row row, MitosisOptions cuts) {
        return Map.of(
                "source",
                row.source(),
                "form",
                row.form(),
                "pixels",
                pixels(row),
                "figures",
                row.figures().size(),
                "found",
                DoubleStream.of(0, cuts.minimumScore(), cuts.countedScore())
                        .mapToObj(score -> words(row.recall(score), "%.3f"))
                        .toList(),
                "others",
                DoubleStream.of(cuts.minimumScore(), cuts.countedScore())
                        .mapToObj(score -> words(perMm2(row, score), "%.1f"))
                        .toList(),
                "mm2",
                words(row.mm2() > 0 ? row.mm2() : Double.NaN, "%.2f"),
                "auc",
                words(row.auc(), "%.3f"));
    }

    private static String words(double value, String format) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }

    /** For each source with figures, on pixels as they are: share found over others per mm2 of all tissue, from the highest score down. */
    private static List<Map<String, Object>> curves(MitosisTrial trial) {
        List<MitosisTrial.Row> rows =
                trial.rows().stream().filter(row -> row.shrunk() == 1).toList();
        List<Double> others = rows.stream()
                .flatMap(row -> row.others().stream())
                .sorted((a, b) -> Double.compare(b, a))
                .toList();
        double mm2 = rows.stream().mapToDouble(MitosisTrial.Row::mm2).sum();
        List<MitosisTrial.Row> marked =
                rows.stream().filter(row -> !row.figures().isEmpty()).toList();
        return marked.stream()
                .map(row -> Map.<String, Object>of(
                        "name",
                        row.source().name() + (row.form().equals("any") ? "" : ", " + row.form()),
                        "colour",
                        COLOURS.get(marked.indexOf(row) % COLOURS.size()),
                        "points",
                        points(row, others, mm2)))
                .toList();
    }

    private static String points(MitosisTrial.Row row, List<Double> others, double mm2) {
        return DoubleStream.iterate(FEWEST, x -> x <= MOST, x -> x * 1.2)
                .mapToObj(x -> {
                    int taken = (int) (x * mm2);
                    double cut = taken < others.size() ? others.get(taken) : 0;
                    return String.format(
                            Locale.ROOT,
                            "%.1f,%.1f",
                            CURVE_WIDTH * Math.log(x / FEWEST) / Math.log(MOST / FEWEST),
                            CURVE_HEIGHT * (1 - row.recall(Math.nextUp(cut))));
                })
                .collect(Collectors.joining(" "));
    }

    private static List<Map<String, Object>> pictures(List<MitosisTrial.Place> places) {
        return places.stream().map(MitosisTrialFiles::picture).toList();
    }

    private static Map<String, Object> picture(MitosisTrial.Place place) {
        byte[] png = Encoded.png(
                MitosisCrop.around(Pictures.read(place.file(), 1), place.pixelSize(), place.x(), place.y(), CROP_PX));
        return Map.of(
                "source",
                place.source(),
                "file",
                place.file().getFileName().toString(),
                "score",
                place.score() < 0 ? "no candidate" : words(place.score(), "%.3f"),
                "png",
                Base64.getEncoder().encodeToString(png));
    }
}
