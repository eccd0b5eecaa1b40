
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.nuclei.ClassicNucleusOptions;
import org.fascicle.segment.nuclei.ClassicNucleusSegmenter;
import org.fascicle.segment.nuclei.Parting;
import org.fascicle.segment.onnx.LearnedNucleusSegmenter;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKindChoice;
import org.fascicle.validate.NucleiDataset;
import org.fascicle.validate.NucleiField;
import org.fascicle.validate.NucleiScore;
import org.fascicle.validate.NucleiScorer;
import org.fascicle.validate.NucleiUse;
import org.fascicle.validate.NucleiValidation;

/**
 * Moves the classic segmenter's settings by chance, from their defaults, and keeps what scores better.
 *
 * <p>Scores: AJI + 0.3 F1 + 0.2 F1 of elongated nuclei, means over the images of a group, weighted over groups, less what the count
 * of the H&amp;E fields is off by more than 5 %. Groups are the images that the classic segmenter may be tuned on, and tiles
 * without truth, on which the learned segmenter's nuclei stand for it. A trial moves one to three settings by some 5 or 20 %
 * and rounds to two digits. Scores differ by 0.005 between settings that nobody could tell apart: believe what neighbours share.
 */
public final class ClassicSettings {

    private static final Map<String, Double> WEIGHTS = Map.of("monuseg-train", 1.0, "tnbc", 0.6, "dsb2018", 0.4, "spindle", 0.6, "tiles", 0.5);
    private static final List<String> NAMES = List.of("block share", "low share", "low height", "middle share", "middle height", "high share",
            "high height", "least score", "surface smoothing", "growing tolerance", "least seed", "most hole", "tail share");
    private static final double OSTEOSARCOMA_UM = 0.6;
    private static final double NCT_UM = 0.5;
    private static final int TILE = 512;
    private static final int EVERY_TILE = 5;

    private record Example(String group, NucleiField field, SlideColour colour) {
    }

    private record Outcome(String group, NucleiScore all, NucleiScore elongated) {
    }

    private final List<Example> examples = new ArrayList<>();

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        Path data = Path.of(args[0]);
        ClassicSettings settings = new ClassicSettings();
        for (String set : List.of("monuseg-train", "tnbc", "dsb2018")) {
            settings.addTuned(NucleiDataset.open(data.resolve("nuclei").resolve(set)));
        }
        settings.addTiles(data.resolve("necrosis/osteosarcoma"), OSTEOSARCOMA_UM, EVERY_TILE);
        settings.addTiles(data.resolve("necrosis/nct_crc_9"), NCT_UM, 1);
        settings.search(Double.parseDouble(args[1]), args.length > 2 ? Long.parseLong(args[2]) : 1);
    }

    /** The images of a set that may be tuned on; turned ones are left out, since only their circle is judged. */
    private void addTuned(NucleiDataset set) {
        NucleiValidation use = new NucleiValidation(new ClassicNucleusSegmenter());
        use.run(set, id -> true, id -> { });
        for (NucleiValidation.Row row : use.rows()) {
            if (row.use() == NucleiUse.TUNED && !row.entry().rotated()) {
                NucleiField field = set.read(row.entry());
                examples.add(new Example(row.entry().spindle() ? "spindle" : set.name(), field, colour(field.image())));
            }
        }
    }

    private void addTiles(Path folder, double pixelUm, int every) {
        NucleusSegmenter teacher = new LearnedNucleusSegmenter();
        List<Path> files = files(folder);
        for (int i = every / 2; i < files.size(); i += every) {
            RgbImage image = centre(read(files.get(i)));
            SlideColour colour = colour(image);
            PixelSize size = PixelSize.square(pixelUm);
            LabelImage truth = teacher.segment(image, size, colour);
            examples.add(new Example("tiles", new NucleiField(files.get(i).getFileName().toString(), image, truth, size), colour));
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().matches(".*\\.(png|jpg|tif)")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RgbImage read(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            int width = image.getWidth();
            int height = image.getHeight();
            return RgbImage.ofPacked(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RgbImage centre(RgbImage image) {
        int width = Math.min(TILE, image.width());
        int height = Math.min(TILE, image.height());
        RgbImage part = RgbImage.black(width, height);
        int left = (image.width() - width) / 2;
        for (int y = 0, top = (image.height() - height) / 2; y < height; y++) {
            System.arraycopy(image.data(), 3 * ((top + y) * image.width() + left), part.data(), 3 * y * width, 3 * width);
        }
        return part;
    }

    private static SlideColour colour(RgbImage image) {
        return ColourEstimator.estimate(image, new ColourOptions(StainKindChoice.HE, null, null));
    }

    private void search(double minutes, long seed) {
        Random random = new Random(seed);
        double[] best = values(ClassicNucleusOptions.defaults());
        double bestScore = score(best);
        print(bestScore, best);
        long end = System.nanoTime() + (long) (minutes * 60e9);
        while (System.nanoTime() < end) {
            double[] trial = moved(best, random);
            double score;
            try {
                score = score(trial);
            } catch (IllegalArgumentException outOfBounds) {
                continue;
            }
            if (score > bestScore) {
                bestScore = score;
                best = trial;
                print(score, best);
            }
        }
    }

    private static double[] moved(double[] from, Random random) {
        double[] to = from.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(to.length);
            double step = Math.max(Math.abs(to[at]), 0.05) * random.nextGaussian() * (random.nextBoolean() ? 0.05 : 0.2);
            to[at] = new BigDecimal(to[at] + step).round(new MathContext(2)).doubleValue();
        }
        return to;
    }

    private static double[] values(ClassicNucleusOptions o) {
        List<Parting> p = o.partings();
        return new double[] {o.blockShare(), p.get(0).share(), p.get(0).stainHeightUm(), p.get(1).share(), p.get(1).stainHeightUm(),
            p.get(2).share(), p.get(2).stainHeightUm(), o.leastScore(), o.surfaceSmoothingUm(), o.growingTolerance(), o.leastSeedUm2(),
            o.mostHoleUm2(), o.tailShare()};
    }

    private static ClassicNucleusOptions options(double[] v) {
        ClassicNucleusOptions o = ClassicNucleusOptions.defaults();
        List<Parting> partings = List.of(new Parting(v[1], v[2]), new Parting(v[3], v[4]), new Parting(v[5], v[6]));
        return new ClassicNucleusOptions(o.windowUm(), v[0], partings, o.leastContrast(), v[7], v[8], v[9], v[10], o.leastAreaUm2(),
                o.mostAreaUm2(), v[11], v[12]);
    }

    private double score(double[] values) {
        NucleusSegmenter segmenter = new ClassicNucleusSegmenter(options(values));
        Map<String, List<Outcome>> groups = examples.parallelStream().map(example -> outcome(segmenter, example))
                .collect(Collectors.groupingBy(Outcome::group, LinkedHashMap::new, Collectors.toList()));
        double sum = 0;
        for (Map.Entry<String, List<Outcome>> group : groups.entrySet()) {
            sum += WEIGHTS.get(group.getKey()) * score(group.getKey(), group.getValue());
        }
        return sum / WEIGHTS.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Outcome outcome(NucleusSegmenter segmenter, Example example) {
        NucleiField field = example.field();
        LabelImage found = segmenter.segment(field.image(), field.pixelSize(), example.colour());
        return new Outcome(example.group(), NucleiScorer.score(field.truth(), found), NucleiScorer.scoreElongated(field.truth(), found));
    }

    private static double score(String group, List<Outcome> outcomes) {
        double found = outcomes.stream().mapToLong(outcome -> outcome.all().found()).sum();
        double truth = outcomes.stream().mapToLong(outcome -> outcome.all().truth()).sum();
        double off = group.equals("monuseg-train") ? Math.max(0, Math.abs(found / truth - 1) - 0.05) : 0;
        return outcomes.stream().mapToDouble(o -> o.all().aji() + 0.3 * o.all().f1() + 0.2 * o.elongated().f1()).average().orElseThrow() - off;
    }

    private static void print(double score, double[] values) {
        System.out.printf("%.5f", score);
        for (int i = 0; i < values.length; i++) {
            System.out.printf("%s %s %s", i == 0 ? "" : ",", NAMES.get(i), values[i]);
        }
        System.out.println();
    }
}
