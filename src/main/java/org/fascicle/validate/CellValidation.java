package org.fascicle.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fascicle.cells.CellClass;
import org.fascicle.cells.CellModel;
import org.fascicle.cells.CellTrainer;
import org.fascicle.cells.TaughtNucleus;
import org.fascicle.measure.CellCall;
import org.fascicle.stain.StainKind;

/**
 * What a classifier taught with points on some fields makes of the nuclei of others.
 *
 * <p>Tumour, lymphocyte and stromal nuclei of NuCLS teach; its other nuclei, which are of many kinds, and the carcinoma of BreCaHAD, of
 * another archive, only judge. The default of the program is on trial, whatever the numbers.
 */
public final class CellValidation {

    private static final List<CellClass> TAUGHT = List.of(CellFields.TUMOUR, CellFields.LYMPHOCYTE, CellFields.STROMAL);
    /** A person's few points. */
    private static final int FEW = 20;

    private static final int FEW_FIELDS = 5;
    private static final int DRAWS = 20;
    private static final double[] CERTAINTIES = {0.5, 0.6, 0.7, 0.8, 0.9, 1.000001};

    private final List<CellFields.Field> nucls;
    private final List<CellFields.Field> brecahad;
    private final StringBuilder text = new StringBuilder();

    private CellValidation(Path data) {
        nucls = CellFields.nucls(data);
        brecahad = CellFields.brecahad(data);
    }

    /** Tables in Markdown; {@code data} holds {@code nuclei/nucls15} and {@code mitosis/brecahad-case12}. */
    public static String tables(Path data) {
        CellValidation validation = new CellValidation(data);
        validation.found();
        validation.eachFieldLeftOut();
        validation.fewPoints();
        validation.anotherArchive();
        return validation.text.toString();
    }

    /** @param classes of the model, and last those unsure; how many nuclei of each true class were called each of them */
    private record Confusion(List<String> classes, Map<String, int[]> called) {

        static Confusion empty() {
            List<String> names = new ArrayList<>(
                    new TreeSet<>(TAUGHT.stream().map(CellClass::name).toList()));
            names.add(CellCall.UNSURE_NAME);
            return new Confusion(names, new LinkedHashMap<>());
        }

        void add(CellClass truth, String name) {
            called.computeIfAbsent(truth.name(), any -> new int[classes.size()])[classes.indexOf(name)]++;
        }

        /** Mean over the taught classes of the share called right. */
        double balanced(boolean ofThoseTold) {
            return TAUGHT.stream()
                    .filter(each -> called.containsKey(each.name()))
                    .mapToDouble(each -> share(each.name(), ofThoseTold))
                    .average()
                    .orElse(Double.NaN);
        }

        private double share(String name, boolean ofThoseTold) {
            int[] row = called.get(name);
            int whole = Arrays.stream(row).sum() - (ofThoseTold ? row[row.length - 1] : 0);
            return (double) row[classes.indexOf(name)] / whole;
        }
    }

    private static CellModel teach(List<TaughtNucleus> nuclei) {
        return CellTrainer.teach(nuclei, new CellModel.Ground(StainKind.HE, NucleiDataset.NUCLS_PIXEL_UM, "learned"));
    }

    private static List<TaughtNucleus> taught(Stream<CellFields.Field> fields) {
        return fields.flatMap(field -> field.found().stream())
                .filter(nucleus -> TAUGHT.contains(nucleus.taught()))
                .toList();
    }

    private void found() {
        say("## Nuclei that were found");
        say("");
        say("| set, class by people | marked | found, % |");
        say("|---|---|---|");
        found("NuCLS", nucls);
        found("BreCaHAD", brecahad);
        say("");
    }

    private void found(String set, List<CellFields.Field> fields) {
        for (CellClass kind : List.of(CellFields.TUMOUR, CellFields.LYMPHOCYTE, CellFields.STROMAL, CellFields.OTHER)) {
            int marked = fields.stream()
                    .mapToInt(field -> field.marked().getOrDefault(kind, 0))
                    .sum();
            long found = fields.stream()
                    .flatMap(field -> field.found().stream())
                    .filter(nucleus -> nucleus.taught().equals(kind))
                    .count();
            if (marked > 0) {
                say(String.format(
                        Locale.ROOT, "| %s, %s | %d | %.0f |", set, kind.name(), marked, 100.0 * found / marked));
            }
        }
    }

    private void eachFieldLeftOut() {
        Confusion confusion = Confusion.empty();
        List<double[]> certain = new ArrayList<>();
        for (CellFields.Field left : nucls) {
            CellModel model = teach(taught(nucls.stream().filter(field -> field != left)));
            for (TaughtNucleus nucleus : left.found()) {
                CellCall call = model.call(nucleus.features());
                confusion.add(nucleus.taught(), model.name(call));
                if (TAUGHT.contains(nucleus.taught()) && !call.isUnsure()) {
                    boolean right = model.name(call).equals(nucleus.taught().name());
                    certain.add(new double[] {call.probability(), right ? 1 : 0});
                }
            }
        }
        say("## Each field of NuCLS judged by what all others taught");
        say("");
        table(confusion);
        say("");
        calibration(certain);
    }

    private void table(Confusion confusion) {
        say("| by people | nuclei | " + String.join(" | ", confusion.classes()) + " |");
        say("|---|---" + "|---".repeat(confusion.classes().size()) + "|");
        confusion.called().forEach((truth, row) -> {
            int all = Arrays.stream(row).sum();
            StringBuilder line = new StringBuilder("| " + truth + " | " + all + " |");
            for (int count : row) {
                line.append(String.format(Locale.ROOT, " %.0f %% |", 100.0 * count / all));
            }
            say(line.toString());
        });
        say("");
        say(String.format(
                Locale.ROOT,
                "Balanced accuracy %.2f; of those told, that is without the unsure, %.2f.",
                confusion.balanced(false),
                confusion.balanced(true)));
    }

    private void calibration(List<double[]> certain) {
        say("| probability stated | nuclei | right, % |");
        say("|---|---|---|");
        for (int i = 1; i < CERTAINTIES.length; i++) {
            double from = CERTAINTIES[i - 1];
            double to = CERTAINTIES[i];
            List<double[]> within = certain.stream()
                    .filter(one -> one[0] >= from && one[0] < to)
                    .toList();
            say(String.format(
                    Locale.ROOT,
                    "| %.1f to %.1f | %d | %.0f |",
                    from,
                    to,
                    within.size(),
                    100 * within.stream().mapToDouble(one -> one[1]).average().orElse(Double.NaN)));
        }
        say("");
    }

    /** So many points of each class on a few fields that hold all of them. */
    private void fewPoints() {
        Confusion confusion = Confusion.empty();
        List<Double> balanced = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            Random random = new Random(draw);
            List<TaughtNucleus> points = new ArrayList<>();
            Set<String> used = new HashSet<>();
            while (points.size() < FEW * TAUGHT.size()) {
                used.clear();
                points = draw(random, used);
            }
            CellModel model = teach(points);
            Confusion one = Confusion.empty();
            nucls.stream()
                    .filter(field -> !used.contains(field.name()))
                    .flatMap(field -> field.found().stream())
                    .forEach(nucleus -> {
                        one.add(nucleus.taught(), model.name(model.call(nucleus.features())));
                        confusion.add(nucleus.taught(), model.name(model.call(nucleus.features())));
                    });
            balanced.add(one.balanced(true));
        }
        say(String.format(
                Locale.ROOT, "## Taught with %d points a class on %d fields, judged on the others", FEW, FEW_FIELDS));
        say("");
        table(confusion);
        say("");
        say(String.format(
                Locale.ROOT,
                "%d draws; the worst has a balanced accuracy of %.2f of those told.",
                DRAWS,
                Collections.min(balanced)));
        say("");
    }

    /** Fewer than asked for where the fields that were drawn do not hold them. */
    private List<TaughtNucleus> draw(Random random, Set<String> used) {
        List<CellFields.Field> fields = new ArrayList<>(nucls);
        Collections.shuffle(fields, random);
        List<CellFields.Field> chosen = fields.subList(0, FEW_FIELDS);
        chosen.forEach(field -> used.add(field.name()));
        List<TaughtNucleus> points = new ArrayList<>();
        for (CellClass kind : TAUGHT) {
            List<TaughtNucleus> own = new ArrayList<>(taught(chosen.stream()).stream()
                    .filter(nucleus -> nucleus.taught().equals(kind))
                    .toList());
            Collections.shuffle(own, random);
            points.addAll(own.subList(0, Math.min(FEW, own.size())));
        }
        return points;
    }

    private void anotherArchive() {
        CellModel model = teach(taught(nucls.stream()));
        Confusion confusion = Confusion.empty();
        brecahad.stream()
                .flatMap(field -> field.found().stream())
                .forEach(nucleus -> confusion.add(nucleus.taught(), model.name(model.call(nucleus.features()))));
        say("## A tumour of another archive (BreCaHAD), by what all of NuCLS taught");
        say("");
        table(confusion);
        say("");
    }

    private void say(String line) {
        text.append(line).append('\n');
    }
}
