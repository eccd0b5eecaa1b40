package org.fascicle.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fascicle.opencv.SymmetricMatrix;

/**
 * Teaches a {@link Discriminant} by examples that a person named.
 *
 * <p>A linear discriminant: few strokes hold few independent examples, and of trees, support vectors and discriminants this one
 * erred least on tiles of tissue that it had not seen. The covariance is the mean of the classes', each class
 * weighing the same, drawn some of the way towards a sphere. Every example also stands in the training as if it were stained
 * more weakly and more strongly, so that the discriminant does not lean on the strength of a stain.
 *
 * <p>It is tested by leaving out strokes, whole slides where every class was taught on two and more.
 */
public final class DiscriminantTrainer {

    private static final int MOST_AXES = 16;
    /** Fewer rows than this for each axis would lay the axes through single examples. */
    private static final int ROWS_PER_AXIS = 12;
    /** Share of held-out examples that are called usual. */
    private static final double USUAL = 0.95;
    /** Parts of the examples that are held out in turn, to learn how far usual examples lie. */
    private static final int HELD_OUT = 5;
    /** Folds of the test: more cost time and tell hardly more. */
    private static final int MOST_FOLDS = 8;

    /** Where no stroke can be left out. */
    private static final double USUAL_TEMPERATURE = 4;

    private static final double LEAST_DEVIATION = 1e-6;
    private static final double LEAST_LIKELY = 1e-6;

    /**
     * How a discriminant is fitted.
     *
     * @param shrinkage how far the covariance is drawn towards a sphere, 0 to 1: the farther, the fewer examples there are
     * @param temperatures that are tried on examples left out
     */
    public record Fitting(double shrinkage, List<Double> temperatures) {

        public Fitting {
            temperatures = List.copyOf(temperatures);
        }
    }

    private final List<Example> examples;
    private final Fitting fitting;
    private final int classes;
    private final boolean wholeSlides;

    private DiscriminantTrainer(List<Example> examples, Fitting fitting) {
        this.fitting = fitting;
        this.examples = List.copyOf(examples);
        this.classes = 1 + examples.stream().mapToInt(Example::label).max().orElse(0);
        if (classes < 2 || examples.stream().map(Example::label).distinct().count() < classes) {
            throw new IllegalArgumentException("Teaching needs examples of two classes or more, and of each.");
        }
        this.wholeSlides = everyClassOnTwoSlides();
    }

    /**
     * What came of it.
     *
     * @param tested examples as they were judged while their stroke or slide was left out; none where no class had a second
     * @param wholeSlides whether slides were left out, for every class was taught on two and more
     */
    public record Taught(Discriminant discriminant, List<Tested> tested, boolean wholeSlides) {

        /** Those of one class. */
        public List<Tested> tested(int label) {
            return tested.stream().filter(one -> one.example().label() == label).toList();
        }
    }

    /** An example with what a discriminant made of it that had not seen its stroke. */
    public record Tested(Example example, double[] probabilities, double strangeness) {}

    /** The same examples in the same order teach the same; labels count from 0, and every one has examples. */
    public static Taught teach(List<Example> examples, Fitting fitting) {
        return new DiscriminantTrainer(examples, fitting).teach();
    }

    private Taught teach() {
        List<Tested> raw = test();
        double temperature = raw.isEmpty() ? USUAL_TEMPERATURE : temperature(raw);
        List<Tested> tested = raw.stream()
                .map(one -> new Tested(one.example(), tempered(one.probabilities(), temperature), one.strangeness()))
                .toList();
        return new Taught(fit(examples, temperature), tested, wholeSlides);
    }

    private Discriminant fit(List<Example> taught, double temperature) {
        List<double[]> features = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Example example : taught) {
            example.variants().forEach(features::add);
            example.variants().forEach(variant -> labels.add(example.label()));
        }
        double[] mean = mean(features);
        double[] deviation = deviation(features, mean);
        List<double[]> z = features.stream()
                .map(each -> Discriminant.forClassing(each, mean, deviation))
                .toList();
        double[][] means = classMeans(z, labels);
        double[][] weights = SymmetricMatrix.solve(shrunk(covariance(z, labels, means)), means);
        double[] offsets = new double[means.length];
        Arrays.setAll(offsets, k -> -Discriminant.dot(weights[k], means[k]) / 2);
        List<double[]> wide = features.stream()
                .map(each -> Discriminant.forNovelty(each, mean, deviation))
                .toList();
        Novelty novelty = novelty(wide, labels, taught.get(0).variants().size());
        return new Discriminant(mean, deviation, weights, offsets, temperature, novelty);
    }

    private static double[] mean(List<double[]> rows) {
        double[] mean = new double[rows.get(0).length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.size();
            }
        }
        return mean;
    }

    private static double[] deviation(List<double[]> rows, double[] mean) {
        double[] squared = new double[mean.length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                squared[i] += (row[i] - mean[i]) * (row[i] - mean[i]) / rows.size();
            }
        }
        return Arrays.stream(squared)
                .map(value -> Math.sqrt(value) + LEAST_DEVIATION)
                .toArray();
    }

    private double[][] classMeans(List<double[]> rows, List<Integer> labels) {
        double[][] means = new double[classes][];
        Arrays.setAll(means, k -> mean(ofClass(rows, labels, k)));
        return means;
    }

    private static List<double[]> ofClass(List<double[]> rows, List<Integer> labels, int wanted) {
        List<double[]> some = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (labels.get(i) == wanted) {
                some.add(rows.get(i));
            }
        }
        return some;
    }

    /** Mean over the classes of their covariances. */
    private static double[][] covariance(List<double[]> rows, List<Integer> labels, double[][] means) {
        int length = rows.get(0).length;
        double[][] sum = new double[length][length];
        for (int k = 0; k < means.length; k++) {
            List<double[]> some = ofClass(rows, labels, k);
            for (double[] row : some) {
                add(sum, row, means[k], 1.0 / some.size() / means.length);
            }
        }
        return mirrored(sum);
    }

    /** Adds to the upper triangle. */
    private static void add(double[][] sum, double[] row, double[] mean, double weight) {
        double[] centred = new double[row.length];
        Arrays.setAll(centred, i -> row[i] - mean[i]);
        for (int i = 0; i < centred.length; i++) {
            double left = weight * centred[i];
            double[] to = sum[i];
            for (int j = i; j < centred.length; j++) {
                to[j] += left * centred[j];
            }
        }
    }

    private static double[][] mirrored(double[][] upper) {
        for (int i = 0; i < upper.length; i++) {
            for (int j = 0; j < i; j++) {
                upper[i][j] = upper[j][i];
            }
        }
        return upper;
    }

    private double[][] shrunk(double[][] covariance) {
        double trace = 0;
        for (int i = 0; i < covariance.length; i++) {
            trace += covariance[i][i] / covariance.length;
        }
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < covariance.length; j++) {
                covariance[i][j] =
                        (1 - fitting.shrinkage()) * covariance[i][j] + (i == j ? fitting.shrinkage() * trace : 0);
            }
        }
        return covariance;
    }

    /** @param perExample rows that belong to one example */
    private Novelty novelty(List<double[]> z, List<Integer> labels, int perExample) {
        List<double[]> distances = new ArrayList<>();
        for (int part = 0; part < HELD_OUT; part++) {
            List<double[]> kept = new ArrayList<>();
            List<Integer> keptLabels = new ArrayList<>();
            List<double[]> heldOut = new ArrayList<>();
            for (int i = 0; i < z.size(); i++) {
                if (i / perExample % HELD_OUT == part) {
                    heldOut.add(z.get(i));
                } else {
                    kept.add(z.get(i));
                    keptLabels.add(labels.get(i));
                }
            }
            Novelty open = axes(kept, keptLabels);
            heldOut.forEach(row -> distances.add(open.distances(row)));
        }
        Novelty all = axes(z, labels);
        return new Novelty(all.centre(), all.axes(), all.centres(), usual(distances, 0), usual(distances, 1));
    }

    /** Main axes and the classes' places along them, with cuts still to be found. */
    private Novelty axes(List<double[]> z, List<Integer> labels) {
        double[] centre = mean(z);
        double[][] spread = new double[centre.length][centre.length];
        z.forEach(row -> add(spread, row, centre, 1.0 / z.size()));
        double[][] axes = new double[Math.max(2, Math.min(MOST_AXES, z.size() / ROWS_PER_AXIS))][];
        SymmetricMatrix.Eigen eigen = SymmetricMatrix.largest(mirrored(spread), axes.length);
        Arrays.setAll(
                axes, axis -> scaled(eigen.vectors()[axis], 1 / Math.sqrt(eigen.values()[axis] + LEAST_DEVIATION)));
        double[][] centres = IntStream.range(0, classes)
                .filter(labels::contains)
                .mapToObj(k -> along(axes, mean(ofClass(z, labels, k)), centre))
                .toArray(double[][]::new);
        return new Novelty(centre, axes, centres, 1, 1);
    }

    private static double[] scaled(double[] vector, double factor) {
        return Arrays.stream(vector).map(value -> factor * value).toArray();
    }

    private static double[] along(double[][] axes, double[] place, double[] centre) {
        double[] centred = new double[place.length];
        Arrays.setAll(centred, i -> place[i] - centre[i]);
        return Arrays.stream(axes)
                .mapToDouble(axis -> Discriminant.dot(axis, centred))
                .toArray();
    }

    private static double usual(List<double[]> distances, int which) {
        double[] sorted =
                distances.stream().mapToDouble(each -> each[which]).sorted().toArray();
        return Math.max(LEAST_DEVIATION, sorted[(int) (USUAL * (sorted.length - 1))]);
    }

    /** By discriminants of temperature 1. */
    private List<Tested> test() {
        Map<String, Integer> folds = folds();
        List<Tested> tested = new ArrayList<>();
        for (int fold : new LinkedHashSet<>(folds.values())) {
            List<Example> kept = examples.stream()
                    .filter(example -> folds.get(unit(example)) != fold)
                    .toList();
            Set<Integer> known = kept.stream().map(Example::label).collect(Collectors.toSet());
            if (known.size() == classes) {
                Discriminant without = fit(kept, 1);
                examples.stream()
                        .filter(example -> folds.get(unit(example)) == fold)
                        .forEach(example -> tested.add(tested(example, without)));
            }
        }
        return tested;
    }

    private static Tested tested(Example example, Discriminant by) {
        double[] features = example.variants().get(0);
        return new Tested(example, by.probabilities(features), by.strangeness(features));
    }

    /** What is left out together: a slide where every class was taught on two and more, a stroke otherwise. */
    private String unit(Example example) {
        return wholeSlides ? example.slide() : example.group();
    }

    private boolean everyClassOnTwoSlides() {
        return IntStream.range(0, classes)
                .allMatch(label -> examples.stream()
                                .filter(example -> example.label() == label)
                                .map(Example::slide)
                                .distinct()
                                .count()
                        > 1);
    }

    /** Units of each class are dealt to the folds in turn, so that each fold leaves every class with some. */
    private Map<String, Integer> folds() {
        Map<String, Integer> folds = new LinkedHashMap<>();
        Map<Integer, Integer> dealt = new TreeMap<>();
        for (Example example : examples) {
            if (!folds.containsKey(unit(example))) {
                folds.put(unit(example), dealt.merge(example.label(), 1, Integer::sum) % MOST_FOLDS);
            }
        }
        return folds;
    }

    /** The one under which the tested examples' own classes are likeliest. */
    private double temperature(List<Tested> tested) {
        double best = USUAL_TEMPERATURE;
        double most = Double.NEGATIVE_INFINITY;
        for (double candidate : fitting.temperatures()) {
            double sum = 0;
            for (Tested one : tested) {
                sum += Math.log(Math.max(
                        LEAST_LIKELY,
                        tempered(one.probabilities(), candidate)[one.example().label()]));
            }
            if (sum > most) {
                most = sum;
                best = candidate;
            }
        }
        return best;
    }

    /** Probabilities of temperature 1 at another temperature. */
    private static double[] tempered(double[] probabilities, double temperature) {
        double[] powers = Arrays.stream(probabilities)
                .map(p -> Math.pow(Math.max(p, Double.MIN_NORMAL), 1 / temperature))
                .toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }
}
