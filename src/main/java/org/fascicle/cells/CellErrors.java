package org.fascicle.cells;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How many nuclei are truly of some classes, as far as a model's own test tells.
 *
 * <p>Of the nuclei called so those are no such that the test found among what other classes were called: as many others as were called
 * by their name, times how often such were mistaken. And some were missed: as many as the share that the test found.
 *
 * @param lower fewest
 * @param upper most
 */
public record CellErrors(double lower, double upper) {

    /**
     * @param wanted classes that are counted together
     * @param counts nuclei called each class, and last those unsure
     * @return empty where strokes could not be left out, so that nothing is known
     */
    public static Optional<CellErrors> of(CellModel model, List<Integer> wanted, List<Long> counts) {
        List<Integer> others = IntStream.range(0, model.classes().size())
                .filter(k -> !wanted.contains(k))
                .boxed()
                .toList();
        int tested = tested(model, wanted);
        int kept = wanted.stream().mapToInt(k -> calledOneOf(model, k, wanted)).sum();
        if (kept == 0 || others.stream().anyMatch(k -> model.scores().get(k).tested() == 0)) {
            return Optional.empty();
        }
        long called = wanted.stream().mapToLong(counts::get).sum();
        double mistaken = others.stream()
                .mapToDouble(k -> counts.get(k)
                        * (double) calledOneOf(model, k, wanted)
                        / model.scores().get(k).tested())
                .sum();
        long all = counts.stream().mapToLong(Long::longValue).sum();
        return Optional.of(
                new CellErrors(Math.max(0, called - mistaken), Math.min(all, called * (double) tested / kept)));
    }

    private static int tested(CellModel model, List<Integer> classes) {
        return classes.stream().mapToInt(k -> model.scores().get(k).tested()).sum();
    }

    private static int calledOneOf(CellModel model, int of, List<Integer> wanted) {
        return wanted.stream()
                .mapToInt(k -> model.scores().get(of).called().get(k))
                .sum();
    }
}
