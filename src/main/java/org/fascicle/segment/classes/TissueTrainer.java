package org.fascicle.segment.classes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.fascicle.opencv.SymmetricMatrix;

/**
 * Teaches a {@link TissueModel} by squares that a person named.
 *
 * <p>A linear discriminant: few strokes hold few independent squares, and of trees, support vectors and discriminants this one
 * erred least on tiles of tissue that it had not seen. The covariance is the mean of the classes', each class
 * weighing the same, drawn a fifth of the way towards a sphere. Every square also stands in the training as if it were stained
 * more weakly and more strongly, so that the discriminant does not lean on the strength of a stain.
 *
 * <p>It is tested by leaving out strokes, whole slides where every class was taught on two and more.
 */
public final class TissueTrainer {

    private static final double SHRINKAGE = 0.2;
    private static final int MOST_AXES = 16;
    /** Fewer rows than this for each axis would lay the axes through single squares. */
    private static final int ROWS_PER_AXIS = 12;
    /** Share of held-out squares that are called usual. */
    private static final double USUAL = 0.95;
    /** Parts of the squares that are held out in turn, to learn how far usual squares lie. */
    private static final int HELD_OUT = 5;
    /** Folds of the test: more cost time and tell hardly more. */
    private static final int MOST_FOLDS = 8;

    private static final double[] TEMPERATURES = {1, 2, 4, 8, 16};
    /** Where no stroke can be left out. */
    private static final double USUAL_TEMPERATURE = 4;

    private static final double LEAST_DEVIATION = 1e-6;
    private static final double LEAST_LIKELY = 1e-6;

    private final List<TaughtSquare> squares;
    private final List<TaughtClass> classes;

    private TissueTrainer(List<TaughtSquare> squares) {
        this.squares = List.copyOf(squares);
        this.classes = squares.stream()
                .map(TaughtSquare::taught)
                .distinct()
                .sorted(Comparator.comparing(TaughtClass::kind).thenComparing(TaughtClass::name))
                .toList();
        if (classes.size() < 2) {
            throw new IllegalArgumentException("Teaching needs squares of two classes or more.");
        }
    }

    /** The same squares in the same order teach the same model. */
    public static TissueModel teach(List<TaughtSquare> squares) {
        return new TissueTrainer(squares).teach();
    }

    private TissueModel teach() {
        List<Tested> tested = test();
        double temperature = tested.isEmpty() ? USUAL_TEMPERATURE : temperature(tested);
        TissueModel model = fit(squares, temperature, List.of());
        return fit(squares, temperature, scores(tested, model));
    }

    private int index(TaughtSquare square) {
        return classes.indexOf(square.taught());
    }

    private TissueModel fit(List<TaughtSquare> taught, double temperature, List<TissueModel.ClassScore> scores) {
        List<double[]> features = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (TaughtSquare square : taught) {
            square.variants().forEach(features::add);
            square.variants().forEach(variant -> labels.add(index(square)));
        }
        double[] mean = mean(features);
        double[] deviation = deviation(features, mean);
        List<double[]> z = features.stream()
                .map(each -> TissueModel.forClassing(each, mean, deviation))
                .toList();
        double[][] means = classMeans(z, labels);
        double[][] weights = SymmetricMatrix.solve(shrunk(covariance(z, labels, means)), means);
        double[] offsets = new double[means.length];
        Arrays.setAll(offsets, k -> -TissueModel.dot(weights[k], means[k]) / 2);
        return new TissueModel(
                TextureMeter.VERSION,
                classes,
                mean,
                deviation,
                weights,
                offsets,
                temperature,
                novelty(
                        features.stream()
                                .map(each -> TissueModel.forNovelty(each, mean, deviation))
                                .toList(),
                        labels,
                        taught.get(0).variants().size()),
                scores,
                (int) taught.stream().map(TaughtSquare::slide).distinct().count());
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
        double[][] means = new double[classes.size()][];
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

    private static double[][] shrunk(double[][] covariance) {
        double trace = 0;
        for (int i = 0; i < covariance.length; i++) {
            trace += covariance[i][i] / covariance.length;
        }
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < covariance.length; j++) {
                covariance[i][j] = (1 - SHRINKAGE) * covariance[i][j] + (i == j ? SHRINKAGE * trace : 0);
            }
        }
        return covariance;
    }

    /** @param perSquare rows that belong to one square */
    private TissueModel.Novelty novelty(List<double[]> z, List<Integer> labels, int perSquare) {
        List<double[]> distances = new ArrayList<>();
        for (int part = 0; part < HELD_OUT; part++) {
            List<double[]> kept = new ArrayList<>();
            List<Integer> keptLabels = new ArrayList<>();
            List<double[]> heldOut = new ArrayList<>();
            for (int i = 0; i < z.size(); i++) {
                if (i / perSquare % HELD_OUT == part) {
                    heldOut.add(z.get(i));
                } else {
                    kept.add(z.get(i));
                    keptLabels.add(labels.get(i));
                }
            }
            TissueModel.Novelty open = axes(kept, keptLabels);
            heldOut.forEach(row -> distances.add(TissueModel.distances(open, row)));
        }
        TissueModel.Novelty all = axes(z, labels);
        return new TissueModel.Novelty(
                all.centre(), all.axes(), all.centres(), usual(distances, 0), usual(distances, 1));
    }

    /** Main axes and the classes' places along them, with cuts still to be found. */
    private TissueModel.Novelty axes(List<double[]> z, List<Integer> labels) {
        double[] centre = mean(z);
        double[][] spread = new double[centre.length][centre.length];
        z.forEach(row -> add(spread, row, centre, 1.0 / z.size()));
        double[][] axes = new double[Math.max(2, Math.min(MOST_AXES, z.size() / ROWS_PER_AXIS))][];
        SymmetricMatrix.Eigen eigen = SymmetricMatrix.largest(mirrored(spread), axes.length);
        Arrays.setAll(
                axes, axis -> scaled(eigen.vectors()[axis], 1 / Math.sqrt(eigen.values()[axis] + LEAST_DEVIATION)));
        double[][] centres = IntStream.range(0, classes.size())
                .filter(labels::contains)
                .mapToObj(k -> along(axes, mean(ofClass(z, labels, k)), centre))
                .toArray(double[][]::new);
        return new TissueModel.Novelty(centre, axes, centres, 1, 1);
    }

    private static double[] scaled(double[] vector, double factor) {
        return Arrays.stream(vector).map(value -> factor * value).toArray();
    }

    private static double[] along(double[][] axes, double[] place, double[] centre) {
        double[] centred = new double[place.length];
        Arrays.setAll(centred, i -> place[i] - centre[i]);
        return Arrays.stream(axes)
                .mapToDouble(axis -> TissueModel.dot(axis, centred))
                .toArray();
    }

    private static double usual(List<double[]> distances, int which) {
        double[] sorted =
                distances.stream().mapToDouble(each -> each[which]).sorted().toArray();
        return Math.max(LEAST_DEVIATION, sorted[(int) (USUAL * (sorted.length - 1))]);
    }

    /** A square with the scores that a model gave it which had not seen its stroke. */
    private record Tested(TaughtSquare square, TissueModel by) {

        double[] probabilities() {
            return by.probabilities(square.variants().get(0));
        }

        double strangeness() {
            return by.strangeness(square.variants().get(0));
        }
    }

    private List<Tested> test() {
        Map<String, Integer> folds = folds();
        List<Tested> tested = new ArrayList<>();
        for (int fold : new LinkedHashSet<>(folds.values())) {
            List<TaughtSquare> kept = squares.stream()
                    .filter(square -> folds.get(unit(square)) != fold)
                    .toList();
            Set<TaughtClass> known = new LinkedHashSet<>();
            kept.forEach(square -> known.add(square.taught()));
            if (known.size() == classes.size()) {
                TissueModel model = fit(kept, 1, List.of());
                squares.stream()
                        .filter(square -> folds.get(unit(square)) == fold)
                        .forEach(square -> tested.add(new Tested(square, model)));
            }
        }
        return tested;
    }

    /** What is left out together: a slide where every class was taught on two and more, a stroke otherwise. */
    private String unit(TaughtSquare square) {
        return everyClassOnTwoSlides() ? square.slide() : square.group();
    }

    private boolean everyClassOnTwoSlides() {
        return classes.stream()
                .allMatch(taught -> squares.stream()
                                .filter(square -> square.taught().equals(taught))
                                .map(TaughtSquare::slide)
                                .distinct()
                                .count()
                        > 1);
    }

    /** Units of each class are dealt to the folds in turn, so that each fold leaves every class with some. */
    private Map<String, Integer> folds() {
        Map<String, Integer> folds = new LinkedHashMap<>();
        Map<TaughtClass, Integer> dealt = new TreeMap<>(Comparator.comparing(TaughtClass::name));
        for (TaughtSquare square : squares) {
            if (!folds.containsKey(unit(square))) {
                folds.put(unit(square), dealt.merge(square.taught(), 1, Integer::sum) % MOST_FOLDS);
            }
        }
        return folds;
    }

    /** The one under which the tested squares' own classes are likeliest. */
    private double temperature(List<Tested> tested) {
        double best = USUAL_TEMPERATURE;
        double most = Double.NEGATIVE_INFINITY;
        for (double candidate : TEMPERATURES) {
            double sum = 0;
            for (Tested one : tested) {
                sum += Math.log(Math.max(LEAST_LIKELY, tempered(one.probabilities(), candidate)[index(one.square())]));
            }
            if (sum > most) {
                most = sum;
                best = candidate;
            }
        }
        return best;
    }

    /** Probabilities of a model of temperature 1 at another temperature. */
    private static double[] tempered(double[] probabilities, double temperature) {
        double[] powers = Arrays.stream(probabilities)
                .map(p -> Math.pow(Math.max(p, Double.MIN_NORMAL), 1 / temperature))
                .toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }

    private List<TissueModel.ClassScore> scores(List<Tested> tested, TissueModel model) {
        return classes.stream().map(taught -> score(taught, tested, model)).toList();
    }

    private TissueModel.ClassScore score(TaughtClass taught, List<Tested> tested, TissueModel model) {
        List<TaughtSquare> own = squares.stream()
                .filter(square -> square.taught().equals(taught))
                .toList();
        Map<String, List<Integer>> bySlide = new LinkedHashMap<>();
        for (Tested one : tested) {
            if (one.square().taught().equals(taught)) {
                bySlide.computeIfAbsent(one.square().slide(), any -> new ArrayList<>())
                        .add(Verdict.of(model, tempered(one.probabilities(), model.temperature()), one.strangeness()));
            }
        }
        int[] called = bySlide.values().stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        return new TissueModel.ClassScore(
                taught.name(),
                own.size(),
                (int) own.stream().map(TaughtSquare::group).distinct().count(),
                called.length,
                (int) Arrays.stream(called)
                        .filter(k -> k == classes.indexOf(taught))
                        .count(),
                (int) Arrays.stream(called).filter(k -> k == Verdict.UNSURE).count(),
                necrotic(called),
                everyClassOnTwoSlides()
                        ? bySlide.values().stream().map(this::ofSlide).toList()
                        : List.of());
    }

    private TissueModel.ClassScore.OfSlide ofSlide(List<Integer> verdicts) {
        int[] called = verdicts.stream().mapToInt(Integer::intValue).toArray();
        int unsure =
                (int) Arrays.stream(called).filter(k -> k == Verdict.UNSURE).count();
        return new TissueModel.ClassScore.OfSlide(called.length, unsure, necrotic(called));
    }

    private int necrotic(int[] called) {
        return (int) Arrays.stream(called)
                .filter(k -> k >= 0 && classes.get(k).kind() == TissueKind.NECROSIS)
                .count();
    }
}
