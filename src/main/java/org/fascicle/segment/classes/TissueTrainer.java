package org.fascicle.segment.classes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fascicle.learn.DiscriminantTrainer;

/** Teaches a {@link TissueModel} by squares that a person named, and scores it on strokes or slides left out. */
public final class TissueTrainer {

    private static final DiscriminantTrainer.Fitting FITTING =
            new DiscriminantTrainer.Fitting(0.2, List.of(1.0, 2.0, 4.0, 8.0, 16.0));

    private final List<TaughtSquare> squares;
    private final List<TaughtClass> classes;

    private TissueTrainer(List<TaughtSquare> squares) {
        this.squares = List.copyOf(squares);
        this.classes = squares.stream()
                .map(TaughtSquare::taught)
                .distinct()
                .sorted(Comparator.comparing(TaughtClass::kind).thenComparing(TaughtClass::name))
                .toList();
    }

    /** The same squares in the same order teach the same model. */
    public static TissueModel teach(List<TaughtSquare> squares) {
        return new TissueTrainer(squares).teach();
    }

    private TissueModel teach() {
        DiscriminantTrainer.Taught taught = DiscriminantTrainer.teach(
                squares.stream()
                        .map(square -> square.example(classes.indexOf(square.taught())))
                        .toList(),
                FITTING);
        return new TissueModel(
                TextureMeter.VERSION,
                classes,
                taught.discriminant(),
                classes.stream().map(each -> score(each, taught)).toList(),
                (int) squares.stream().map(TaughtSquare::slide).distinct().count());
    }

    private TissueModel.ClassScore score(TaughtClass taught, DiscriminantTrainer.Taught all) {
        List<TaughtSquare> own = squares.stream()
                .filter(square -> square.taught().equals(taught))
                .toList();
        Map<String, List<Integer>> bySlide = all.tested(classes.indexOf(taught)).stream()
                .collect(Collectors.groupingBy(
                        one -> one.example().slide(),
                        LinkedHashMap::new,
                        Collectors.mapping(this::verdict, Collectors.toList())));
        int[] called = bySlide.values().stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        return new TissueModel.ClassScore(
                taught.name(),
                own.size(),
                (int) own.stream()
                        .map(square -> square.slide() + " " + square.stroke())
                        .distinct()
                        .count(),
                called.length,
                (int) Arrays.stream(called)
                        .filter(k -> k == classes.indexOf(taught))
                        .count(),
                (int) Arrays.stream(called).filter(k -> k == Verdict.UNSURE).count(),
                necrotic(called),
                all.wholeSlides() ? bySlide.values().stream().map(this::ofSlide).toList() : List.of());
    }

    private int verdict(DiscriminantTrainer.Tested one) {
        return Verdict.of(classes, one.probabilities(), one.strangeness());
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
