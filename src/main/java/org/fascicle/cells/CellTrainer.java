package org.fascicle.cells;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.learn.DiscriminantTrainer;
import org.fascicle.measure.CellCall;

/** Teaches a {@link CellModel} by nuclei that a person named, and scores it on strokes or slides left out. */
public final class CellTrainer {

    /** A covariance of few dozen nuclei is mostly chance. */
    private static final DiscriminantTrainer.Fitting FITTING =
            new DiscriminantTrainer.Fitting(0.5, List.of(1.0, 1.4, 2.0, 2.8, 4.0, 5.6, 8.0, 11.0, 16.0));

    /** Share of held-out nuclei that are called usual. */
    private static final double USUAL = 0.95;
    /** How strange a nucleus may be at the least, which the strokes themselves do not reach. */
    private static final double LEAST_STRANGE = 2;

    private final List<TaughtNucleus> nuclei;
    private final List<CellClass> classes;

    private CellTrainer(List<TaughtNucleus> nuclei) {
        this.nuclei = List.copyOf(nuclei);
        this.classes = nuclei.stream()
                .map(TaughtNucleus::taught)
                .distinct()
                .sorted(Comparator.comparing(CellClass::kind).thenComparing(CellClass::name))
                .toList();
    }

    /** The same nuclei in the same order teach the same model. */
    public static CellModel teach(List<TaughtNucleus> nuclei, CellModel.Ground taughtOn) {
        return new CellTrainer(nuclei).teach(taughtOn);
    }

    private CellModel teach(CellModel.Ground taughtOn) {
        DiscriminantTrainer.Taught taught = DiscriminantTrainer.teach(
                nuclei.stream()
                        .map(nucleus -> nucleus.example(classes.indexOf(nucleus.taught())))
                        .toList(),
                FITTING);
        double mostStrange = mostStrange(taught.tested());
        return new CellModel(
                CellFeature.VERSION,
                taughtOn,
                classes,
                taught.discriminant(),
                mostStrange,
                classes.stream().map(each -> score(each, taught, mostStrange)).toList(),
                (int) nuclei.stream().map(TaughtNucleus::slide).distinct().count());
    }

    private static double mostStrange(List<DiscriminantTrainer.Tested> tested) {
        double[] sorted = tested.stream()
                .mapToDouble(DiscriminantTrainer.Tested::strangeness)
                .sorted()
                .toArray();
        return sorted.length == 0
                ? LEAST_STRANGE
                : Math.max(LEAST_STRANGE, sorted[(int) (USUAL * (sorted.length - 1))]);
    }

    private CellModel.ClassScore score(CellClass of, DiscriminantTrainer.Taught taught, double mostStrange) {
        List<TaughtNucleus> own =
                nuclei.stream().filter(nucleus -> nucleus.taught().equals(of)).toList();
        List<CellCall> calls = taught.tested(classes.indexOf(of)).stream()
                .map(one -> CellModel.call(one.probabilities(), one.strangeness(), mostStrange))
                .toList();
        return new CellModel.ClassScore(
                own.size(),
                (int) own.stream()
                        .map(nucleus -> nucleus.slide() + " " + nucleus.stroke())
                        .distinct()
                        .count(),
                IntStream.rangeClosed(0, classes.size())
                        .mapToObj(k -> (int) calls.stream()
                                .filter(call -> call.isUnsure() ? k == classes.size() : call.index() == k)
                                .count())
                        .toList());
    }
}
