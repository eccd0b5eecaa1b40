import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.fascicle.detect.MitosisFeature;
import org.fascicle.validate.MitosisPatches;

/**
 * Trains the logistic model of {@link org.fascicle.detect.MitosisModel} and writes it with its provenance.
 *
 * <p>Reads the table that {@link MitosisCrops} writes: features of dark bodies and whether they are figures. What is reported on and what
 * is measured alone does not train. Penalised maximum likelihood by Newton's method; figures of each source weigh as its square root.
 */
public final class MitosisTraining {

    private static final double PENALTY = 3;
    private static final int NEWTON_STEPS = 30;
    private record Example(double[] features, boolean mitosis, double weight) {
    }

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        new MitosisTraining().train(Path.of(arguments[0]).resolve("crops.csv"), Path.of(arguments[1]));
    }

    private void train(Path table, Path file) throws Exception {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Set<String> used = new TreeSet<>();
        ObjectNode model = fit(examples(table, used), json);
        ObjectNode root = json.createObjectNode();
        root.set("provenance", provenance(json, used, model));
        root.set("model", model);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json.writeValueAsString(root) + "\n");
    }

    private static ObjectNode provenance(ObjectMapper json, Set<String> used, ObjectNode model) throws Exception {
        ObjectNode node = json.createObjectNode();
        node.put("model", "logistic regression with squares over " + MitosisFeature.values().length + " features of dark bodies");
        node.put("script", "scripts/train/mitosis");
        node.put("data", "see docs/models/mitoses.md, as the network's");
        node.put("heldOut", "slides whose number leaves " + MitosisPatches.HELD_OUT_REST + " when divided by " + MitosisPatches.HELD_OUT_EVERY);
        node.put("images", used.size());
        node.put("sha256OfImageNames", sha256(String.join("\n", used)));
        node.put("sha256OfModel", sha256(json.writeValueAsString(model)));
        return node;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Bodies that train, each mark's together and each source's marks together weighing as the square root of their number. */
    private static List<Example> examples(Path table, Set<String> used) throws Exception {
        List<Example> examples = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(table), CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
            List<CSVRecord> rows = parser.stream().filter(row -> List.of("train", "choose").contains(row.get("role"))).toList();
            Map<String, Long> bodies = rows.stream().collect(Collectors.groupingBy(MitosisTraining::mark, Collectors.counting()));
            Map<String, Long> marks = rows.stream().filter(MitosisTraining::isFigure).map(MitosisTraining::mark).distinct()
                    .collect(Collectors.groupingBy(mark -> mark.replaceFirst("/.*", ""), Collectors.counting()));
            for (CSVRecord row : rows) {
                used.add(row.get("set") + "/" + row.get("file"));
                double weight = isFigure(row) ? Math.sqrt(1000.0 / marks.get(row.get("set"))) / bodies.get(mark(row)) : 1;
                examples.add(new Example(Stream.of(MitosisFeature.values()).mapToDouble(feature -> Double.parseDouble(row.get(feature.name()))).toArray(),
                        isFigure(row), weight));
            }
        }
        return examples;
    }

    private static String mark(CSVRecord row) {
        return row.get("set") + "/" + row.get("file") + "#" + row.get("mark");
    }

    private static boolean isFigure(CSVRecord row) {
        return row.get("mitosis").equals("1");
    }

    private static ObjectNode fit(List<Example> examples, ObjectMapper json) {
        int count = MitosisFeature.values().length;
        double[] means = new double[count];
        double[] deviations = new double[count];
        for (int i = 0; i < count; i++) {
            int feature = i;
            double mean = examples.stream().mapToDouble(e -> e.features[feature]).average().orElseThrow();
            double variance = examples.stream().mapToDouble(e -> Math.pow(e.features[feature] - mean, 2)).average().orElseThrow();
            means[i] = mean;
            deviations[i] = Math.sqrt(variance);
        }
        List<double[]> rows = examples.stream().map(e -> terms(e.features, means, deviations)).toList();
        double[] weights = newton(rows, examples);
        ObjectNode model = json.createObjectNode();
        long figures = examples.stream().filter(Example::mitosis).count();
        model.put("trainedOnFigures", figures).put("trainedOnOthers", examples.size() - figures);
        model.put("intercept", rounded(weights[0]));
        ObjectNode features = model.putObject("features");
        for (MitosisFeature feature : MitosisFeature.values()) {
            int i = feature.ordinal();
            features.putObject(feature.name()).put("mean", rounded(means[i])).put("deviation", rounded(deviations[i]))
                    .put("weight", rounded(weights[1 + i])).put("square", rounded(weights[1 + count + i]));
        }
        System.out.println(figures + " figures, " + (examples.size() - figures) + " others");
        return model;
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.6g", value));
    }

    private static double[] terms(double[] features, double[] means, double[] deviations) {
        double[] row = new double[1 + 2 * features.length];
        row[0] = 1;
        for (int i = 0; i < features.length; i++) {
            double z = Math.max(-4, Math.min(4, (features[i] - means[i]) / deviations[i]));
            row[1 + i] = z;
            row[1 + features.length + i] = z * z;
        }
        return row;
    }

    private static double[] newton(List<double[]> rows, List<Example> examples) {
        double[] weights = new double[rows.get(0).length];
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double[] gradient = new double[weights.length];
            double[][] curvature = new double[weights.length][weights.length];
            for (int k = 0; k < rows.size(); k++) {
                accumulate(rows.get(k), examples.get(k), weights, gradient, curvature);
            }
            for (int i = 1; i < weights.length; i++) {
                gradient[i] -= PENALTY * weights[i];
                curvature[i][i] += PENALTY;
            }
            double[] change = solve(curvature, gradient);
            for (int i = 0; i < weights.length; i++) {
                weights[i] += change[i];
            }
        }
        return weights;
    }

    private static void accumulate(double[] row, Example example, double[] weights, double[] gradient, double[][] curvature) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += weights[i] * row[i];
        }
        double p = 1 / (1 + Math.exp(-sum));
        for (int i = 0; i < row.length; i++) {
            gradient[i] += example.weight() * ((example.mitosis() ? 1 : 0) - p) * row[i];
            for (int j = 0; j < row.length; j++) {
                curvature[i][j] += example.weight() * p * (1 - p) * row[i] * row[j];
            }
        }
    }

    /** Gauss elimination with pivots. */
    private static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        for (int i = 0; i < n; i++) {
            int pivot = i;
            for (int k = i + 1; k < n; k++) {
                pivot = Math.abs(a[k][i]) > Math.abs(a[pivot][i]) ? k : pivot;
            }
            double[] row = a[i];
            a[i] = a[pivot];
            a[pivot] = row;
            double value = b[i];
            b[i] = b[pivot];
            b[pivot] = value;
            for (int k = i + 1; k < n; k++) {
                double factor = a[k][i] / a[i][i];
                b[k] -= factor * b[i];
                for (int j = i; j < n; j++) {
                    a[k][j] -= factor * a[i][j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = b[i];
            for (int j = i + 1; j < n; j++) {
                sum -= a[i][j] * x[j];
            }
            x[i] = sum / a[i][i];
        }
        return x;
    }
}
