
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.MitosisFeature;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.detect.PointUm;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;
import org.fascicle.validate.MitosisPatches;
import org.fascicle.validate.NecrosisValidation;

/**
 * Trains the logistic model of {@link org.fascicle.detect.MitosisModel} and writes it with its provenance.
 *
 * <p>A body of the detector within {@link #HIT_UM} of a mark, and no other nearer to it, is a mitotic figure; bodies farther than
 * {@link #CLEAR_UM} from every mark are not; those between are left out. Only slides that are not held out train. Penalised
 * maximum likelihood by Newton's method.
 *
 * <p>Patches around figures hold few lymphocytes, fibroblasts and dying cells, which look like figures to a model that has never
 * seen them. Every body of breast cancer fields (but those that a look at the best-scored ones found to be mitoses) and of
 * osteosarcoma tiles without viable tumour is therefore added as no figure.
 */
public final class MitosisTraining {

    private static final double HIT_UM = 5;
    private static final double CLEAR_UM = 7.5;
    /** Bodies this near the edge of a patch may be cut. */
    private static final double MARGIN_UM = 3;
    private static final double PENALTY = 3;
    private static final int NEWTON_STEPS = 30;
    private static final double OTHER_TUMOURS_PIXEL_UM = 0.24;
    private static final MitosisOptions EVERY_BODY = new MitosisOptions(0, 0, 0);

    private static final double BREAST_FIELD_PIXEL_UM = 0.2;
    /** Unmarked mitoses in the breast cancer fields, found among their sixty best-scored bodies; um from the field's corner. */
    private static final Map<String, List<PointUm>> SEEN_TO_BE_MITOSES = Map.of(
            "rotated_150_1038.jpg", List.of(new PointUm(64.2, 74.7), new PointUm(47.4, 84.3)),
            "deformed_alpha_1300_sigmoid_8_1038.jpg", List.of(new PointUm(58.3, 54.7)),
            "rotated_150_1040.jpg", List.of(new PointUm(77.9, 94.4)),
            "rotated_150_1037.jpg", List.of(new PointUm(18.0, 24.9)),
            "deformed_alpha_1300_sigmoid_8_1048.jpg", List.of(new PointUm(76.1, 73.9)),
            "rotated_30_1007.jpg", List.of(new PointUm(39.5, 94.0)));

    private record Example(double[] features, boolean mitosis) {
    }

    private final MitosisDetector detector = MitosisDetector.everyBody();

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        new MitosisTraining().train(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    private void train(Path data, Path file) throws Exception {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        List<String> used = new ArrayList<>();
        ObjectNode model = fit(examples(data, used), json);
        ObjectNode root = json.createObjectNode();
        root.set("provenance", provenance(json, used, model));
        root.set("model", model);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json.writeValueAsString(root) + "\n");
    }

    private static ObjectNode provenance(ObjectMapper json, List<String> used, ObjectNode model) throws Exception {
        ObjectNode node = json.createObjectNode();
        node.put("model", "logistic regression with squares over " + MitosisFeature.values().length + " features of dark bodies");
        node.put("script", "scripts/train/mitosis");
        node.put("data", "MIDOG 2021 patches around mitotic figures (human breast cancer), slides that are not held out; "
                + "MIDOG++ patches of other tumours (canine and human), centre marks only; as negatives fields of triple-negative "
                + "breast cancer and osteosarcoma tiles without viable tumour");
        node.put("sources", "Aubreville et al. 2023, doi 10.1016/j.media.2022.102699; Aubreville et al. 2023, doi 10.1038/s41597-023-02327-4; "
                + "Naylor et al. 2019, doi 10.1109/TMI.2018.2865709; Leavey et al. 2019, doi 10.7937/tcia.2019.bvhjhdas");
        node.put("licence", "CC0 1.0 (MIDOG++), MIT (repositories of the patches), CC BY 4.0 (Naylor et al.), CC BY 3.0 (Leavey et al.)");
        node.put("heldOut", "slides whose number leaves " + MitosisPatches.HELD_OUT_REST + " when divided by " + MitosisPatches.HELD_OUT_EVERY);
        node.put("images", used.size());
        node.put("sha256OfImageNames", sha256(String.join("\n", used)));
        node.put("sha256OfModel", sha256(json.writeValueAsString(model)));
        return node;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Example> examples(Path data, List<String> used) throws Exception {
        List<Example> examples = new ArrayList<>();
        for (List<MitosisPatches.Patch> slide : MitosisPatches.bySlide(data.resolve("mitosis/midog21-patches")).values()) {
            if (!slide.get(0).heldOut()) {
                SlideColour colour = MitosisPatches.colour(slide);
                double nucleusOd = MitosisPatches.nucleusOd(slide, colour);
                for (MitosisPatches.Patch patch : slide) {
                    used.add(patch.file().getFileName().toString());
                    add(patch.image(), patch.pixelSize(), colour, nucleusOd, patch.mitoses(), examples);
                }
            }
        }
        addOtherTumours(data.resolve("mitosis/atnorm-md-patches"), used, examples);
        addNegatives(data.resolve("nuclei/tnbc/images"), BREAST_FIELD_PIXEL_UM, used, examples);
        addNegatives(data.resolve("necrosis/osteosarcoma/Non-Tumor"), NecrosisValidation.OSTEOSARCOMA_PIXEL_UM, used, examples);
        addNegatives(data.resolve("necrosis/osteosarcoma/Non-Viable-Tumor"), NecrosisValidation.OSTEOSARCOMA_PIXEL_UM, used, examples);
        return examples;
    }

    private void addOtherTumours(Path folder, List<String> used, List<Example> examples) throws Exception {
        PixelSize pixel = PixelSize.square(OTHER_TUMOURS_PIXEL_UM);
        PointUm centre = new PointUm(64 * pixel.xUm(), 64 * pixel.yUm());
        for (Path file : files(folder)) {
            MitosisPatches.Patch patch = new MitosisPatches.Patch(file, "unknown 0", pixel, List.of(centre));
            used.add("atnorm-md/" + file.getFileName());
            SlideColour colour = MitosisPatches.colour(List.of(patch));
            double nucleusOd = MitosisPatches.nucleusOd(List.of(patch), colour);
            add(patch.image(), pixel, colour, nucleusOd, patch.mitoses(), examples);
        }
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted(Comparator.comparing(Path::toString)).toList();
        }
    }

    private void addNegatives(Path folder, double pixelUm, List<String> used, List<Example> examples) throws Exception {
        PixelSize pixel = PixelSize.square(pixelUm);
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            MitosisPatches.Patch field = new MitosisPatches.Patch(file, "unknown 0", pixel, List.of());
            RgbImage image = field.image();
            SlideColour colour = MitosisPatches.colour(List.of(field));
            double nucleusOd = MitosisPatches.nucleusOd(List.of(field), colour);
            BinaryMask everywhere = BinaryMask.full(image.width(), image.height());
            used.add(name);
            for (MitosisCandidate body : detector.detect(image, pixel, colour, everywhere, EVERY_BODY, nucleusOd)) {
                boolean mitosis = SEEN_TO_BE_MITOSES.getOrDefault(name, List.of()).stream().anyMatch(mark -> distanceUm(body, mark, pixel) < CLEAR_UM);
                if (!mitosis && inside(body, image, pixel)) {
                    examples.add(new Example(values(body), false));
                }
            }
        }
    }

    private void add(RgbImage image, PixelSize pixel, SlideColour colour, double nucleusOd, List<PointUm> marks,
            List<Example> examples) {
        BinaryMask everywhere = BinaryMask.full(image.width(), image.height());
        List<MitosisCandidate> bodies = detector.detect(image, pixel, colour, everywhere, EVERY_BODY, nucleusOd);
        List<MitosisCandidate> figures = new ArrayList<>();
        for (PointUm mark : marks) {
            bodies.stream().min(Comparator.comparingDouble(b -> distanceUm(b, mark, pixel)))
                    .filter(b -> distanceUm(b, mark, pixel) <= HIT_UM).ifPresent(figures::add);
        }
        for (MitosisCandidate body : bodies) {
            boolean clear = marks.stream().allMatch(mark -> distanceUm(body, mark, pixel) > CLEAR_UM);
            if (figures.contains(body) || clear && inside(body, image, pixel)) {
                examples.add(new Example(values(body), figures.contains(body)));
            }
        }
    }

    private static boolean inside(MitosisCandidate body, RgbImage image, PixelSize pixel) {
        double margin = pixel.toPx(MARGIN_UM);
        return body.x() >= margin && body.y() >= margin && body.x() < image.width() - margin && body.y() < image.height() - margin;
    }

    private static double distanceUm(MitosisCandidate body, PointUm mark, PixelSize pixel) {
        return Math.hypot((body.x() + 0.5) * pixel.xUm() - mark.x(), (body.y() + 0.5) * pixel.yUm() - mark.y());
    }

    private static double[] values(MitosisCandidate body) {
        return Stream.of(MitosisFeature.values()).mapToDouble(body.features()::get).toArray();
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
                accumulate(rows.get(k), examples.get(k).mitosis(), weights, gradient, curvature);
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

    private static void accumulate(double[] row, boolean mitosis, double[] weights, double[] gradient, double[][] curvature) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += weights[i] * row[i];
        }
        double p = 1 / (1 + Math.exp(-sum));
        for (int i = 0; i < row.length; i++) {
            gradient[i] += ((mitosis ? 1 : 0) - p) * row[i];
            for (int j = 0; j < row.length; j++) {
                curvature[i][j] += p * (1 - p) * row[i] * row[j];
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
